"""The rows that were not taken, to be mended in a spreadsheet and brought again."""

from django.http import Http404
from django.views.generic import DetailView

from oia.core.writing import FILE_KINDS
from oia.sheets.taking.mending import to_mend, write_mending
from oia.sheets.views.files import as_download
from oia.sheets.views.page import OfImport


class RowsToMend(OfImport, DetailView):
    """A file of the rows that were not taken as they stand, with what is said of them."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        bringing, kind = self.get_object(), FILE_KINDS.get(kwargs["kind"])
        if kind is None or not to_mend(bringing).exists():
            raise Http404("Nothing is to be mended.")
        stem = bringing.file_name.rpartition(".")[0] or bringing.file_name
        return as_download(
            f"{stem}-{bringing.pk}",
            kind,
            lambda file: write_mending(bringing, file, kind=kind.name),
        )
