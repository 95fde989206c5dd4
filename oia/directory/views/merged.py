"""The old address of a record that was merged into another one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from oia.directory.services.merging import kept_instead


class OrTheOther:
    """The page of a record, or of the one that it was merged into."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            model = self.get_model()
            kept = kept_instead(model, kwargs["pk"], request.user)
            if kept is None:
                raise
            messages.info(request, _("What you asked for was merged into this record."))
            return redirect(kept)
