"""The note with which a gift is handed over: printed, and kept among the papers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from delegations.models import Gift
from delegations.services import gift_note
from delegations.views.gifts import ByReference
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded
from oia.core.text import as_key


class OfNote(ByReference, Guarded):
    """A page about the note of one gift, in one of the office's languages (?template=)."""

    queryset = Gift.objects.select_related(
        *("other_person", "other_organisation", "recipient_user", "owner")
    )

    def template(self, asked):
        """The words that were asked for, or the first there are; None without any."""
        known = gift_note.templates()
        return next((one for one in known if one.pk == as_key(asked)), next(iter(known), None))


class GiftNote(OfNote, DetailView):
    template_name = "delegations/gift_note.html"
    context_object_name = "record"

    def get_context_data(self, **kwargs):
        sightings.note(self.object, self.request.user, SightRoad.PAGE)
        template = self.template(self.request.GET.get("template", ""))
        note = template and gift_note.note(self.object, template)
        told = {"note": note, "template": template, "templates": gift_note.templates()}
        return super().get_context_data(**kwargs, **told)


class KeepNote(OfNote, SingleObjectMixin, View):
    """Puts the note as it stands among the papers of the gift."""

    action = "change"
    http_method_names = ["post"]

    def post(self, request, reference):
        gift = get_object_or_404(self.get_queryset(), reference=reference)
        template = self.template(request.POST.get("template", ""))
        try:
            if template is None:
                raise ValidationError(_("The office has no words for this. Write them first."))
            gift_note.keep_as_paper(gift, template, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("It lies among the papers of the gift."))
        return redirect(gift)
