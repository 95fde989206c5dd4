"""XLSX: one sheet of a workbook, its values and not its formulas, row by row."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.sheets.reading.archive import Archive
from oia.sheets.reading.formats import Formats
from oia.sheets.reading.merging import Merging
from oia.sheets.reading.raws import Findings, Refused, Row, Undecided
from oia.sheets.reading.sheet_rows import Means, SheetRows
from oia.sheets.reading.strings import Strings
from oia.sheets.reading.survey import Survey
from oia.sheets.reading.workbook import Plan


class XlsxFile:
    """One sheet of a workbook. Its archive was looked through before anything was unpacked."""

    def __init__(self, file, *, sheet_name, fill_merged):
        self.archive = Archive(file)
        plan = Plan(self.archive)
        self.findings = Findings(
            date_system=plan.date_system, sheet_names=[sheet.name for sheet in plan.sheets]
        )
        self.sheet = self.choose(plan.sheets, sheet_name)
        self.findings.sheet_name = self.sheet.name
        self.means = self.means_of(plan)
        survey = Survey().through(self.archive.part(self.sheet.part))
        self.merging = Merging(survey.merged, fill_merged)
        self.findings.notes = [*self.told_hidden(plan, survey)]

    def means_of(self, plan):
        part, strings = self.archive.part, Strings()
        if plan.strings:
            strings.through(part(plan.strings))
        formats = Formats().through(part(plan.formats)) if plan.formats else None
        return Means(strings, formats, plan.date_system)

    def choose(self, sheets, name):
        """The sheet of this name, or the only one that can be seen."""
        if name:
            chosen = next((sheet for sheet in sheets if sheet.name == name), None)
            if chosen is None:
                raise Refused(_("The workbook has no sheet “%(name)s”.") % {"name": name})
            return chosen
        seen = [sheet for sheet in sheets if not sheet.is_hidden] or sheets
        if len(seen) == 1:
            return seen[0]
        raise Undecided(
            "sheet_name",
            _("The workbook has several sheets."),
            _("Choose the one to read. Each sheet is an import of its own."),
            [(s.name, s.name, _("hidden") if s.is_hidden else "") for s in sheets],
        )

    def told_hidden(self, plan, survey):
        hidden = [sheet.name for sheet in plan.sheets if sheet.is_hidden]
        if hidden and self.sheet.name not in hidden:
            words = _("Hidden sheets are not read: %(names)s.")
            yield words % {"names": ", ".join(hidden)}
        if survey.hidden_rows:
            yield ngettext(
                "%(count)s hidden row is read as well.",
                "%(count)s hidden rows are read as well.",
                survey.hidden_rows,
            ) % {"count": survey.hidden_rows}
        if survey.hidden_columns:
            yield _("Hidden columns are read as well.")

    def lines(self):
        """Every row, with values of merged cells where they belong."""
        reading = SheetRows(self.means)
        self.merging.begin()
        for _block in reading.over(self.archive.part(self.sheet.part)):
            for row in reading.ready:
                yield Row(row.line, self.merging.applied(row.line, row.cells))
            reading.ready.clear()

    def notes_on_headings(self, line):
        return self.merging.told_on(line)

    def close(self):
        self.means.strings.close()
        self.archive.close()
