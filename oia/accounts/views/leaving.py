"""The page from which an administrator takes the whole office along."""

from contextlib import ExitStack
from tempfile import TemporaryFile

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.views.generic import TemplateView

from oia.accounts.leaving import RIGHTS, export_office, exports
from oia.core.exporting import as_download
from oia.core.keeping.everything import kinds, withheld

SHOWN = 20


class Export(PermissionRequiredMixin, TemplateView):
    """What is in it and who took it before; the button gives the file."""

    permission_required = RIGHTS
    template_name = "accounts/export.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            kinds=len(kinds()),
            withheld=withheld().values(),
            exports=exports()[:SHOWN],
        )

    def post(self, request):
        """The file, written whole before it goes out: half an office would look like all of it."""
        with ExitStack() as closing:
            file = closing.enter_context(TemporaryFile())
            export_office(file, by=request.user)
            closing.pop_all()  # the answer closes it
        file.seek(0)
        return as_download(file, f"whole-office-{timezone.localdate()}.zip", "application/zip")
