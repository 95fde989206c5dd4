"""The list of all that was brought in."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.remembered import place
from oia.sheets.filters import ImportFilter
from oia.sheets.models import Import
from oia.sheets.services import importable


class ImportList(RecordList):
    """One's own imports; those of everybody for whoever may see them."""

    queryset = Import.objects
    filterset_class = ImportFilter
    title = _("Imports")
    lead = _("Spreadsheets brought into the office: what came of them, and how to undo it.")
    columns = [
        Column("number", _("Number"), "pk"),
        Column("kind", _("Kind of record"), "sheet_name"),
        Column("file", _("File"), "file_name"),
        Column("by", _("Brought by")),
        Column("brought", _("Brought"), "created_at"),
        Column("state", _("State"), "state"),
        Column("rows", _("Rows")),
    ]
    reads = ["total", "counts", *names_of("by")]
    default_sort = "-number"
    row_template = "import.html"
    empty_text = _("Nothing was brought in yet. Lists that come as CSV or XLSX need not be typed.")

    def get_queryset(self):
        return self.queryset.visible_to(self.request.user).select_related("by")

    @cached_property
    def new_url(self):
        return place("sheets:import-new") if importable(self.request.user) else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"new_url": self.new_url}
