"""Opens a file that somebody brings, whatever it calls itself."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.sheets.reading.csv_file import CsvFile
from oia.sheets.reading.headings import find_headings
from oia.sheets.reading.kinds import check_kind
from oia.sheets.reading.raws import MOST_BYTES, MOST_ROWS, Refused, Row, is_blank, letters
from oia.sheets.reading.xlsx_file import XlsxFile


def open_table(
    file,
    filename,
    *,
    sheet_name="",
    encoding="",
    delimiter="",
    heading_line=0,
    fill_merged=False,
    known=None,
):
    """The table in a file: a path or a binary file that can be sought.

    `known` says whether a heading is one that the importer knows. The others are what a person
    chose, or what an earlier reading of the same file found (`Table.details`).
    Raises `Refused`, or `Undecided` where a person has to choose.
    """
    is_path = isinstance(file, str | Path)
    file = open(file, "rb") if is_path else file  # noqa: SIM115 -- the table closes it
    known = known or (lambda heading: False)
    try:
        check_size(file)
        kind = check_kind(file, filename)
        if kind == "csv":
            book = CsvFile(file, encoding=encoding, delimiter=delimiter, known=known)
        else:
            book = XlsxFile(file, sheet_name=sheet_name, fill_merged=fill_merged)
        table = Table(book, known, heading_line, fill_merged)
    except BaseException:
        if is_path:
            file.close()
        raise
    table.kind, table.file = kind, file if is_path else None
    return table


def check_size(file):
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise Refused(_("The file is empty."), _("Choose the file that holds the rows."))
    if size > MOST_BYTES:
        raise Refused(
            _("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024},
            _("Split it into several files, each with its row of headings."),
        )


class Table:
    """A table with headings. `rows` reads it from its beginning, each time anew, but only one
    reading at a time."""

    def __init__(self, book, known, heading_line, fill_merged):
        self.book, self.fill_merged = book, fill_merged
        found = find_headings(book.lines(), known, heading_line)
        self.headings, self.heading_line = found.words, found.line
        self.notes = [*book.findings.notes, *found.notes, *book.notes_on_headings(found.line)]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self.book.close()
        if self.file:
            self.file.close()

    @property
    def sheet_names(self):
        return self.book.findings.sheet_names

    @property
    def sheet_name(self):
        return self.book.findings.sheet_name

    @property
    def details(self):
        """How the file was read, as plain values; given to `open_table` they read it so again."""
        found = self.book.findings
        return {
            "encoding": found.encoding,
            "delimiter": found.delimiter,
            "date_system": found.date_system,
            "sheet_name": found.sheet_name,
            "heading_line": self.heading_line,
            "fill_merged": self.fill_merged,
        }

    def rows(self):
        """Every row below the headings that holds anything."""
        count = 0
        for row in self.book.lines():
            if row.line <= self.heading_line or (
                not row.wrong and all(is_blank(raw) for raw in row.cells)
            ):
                continue
            count += 1
            if count > MOST_ROWS:
                raise too_many_rows()
            yield self.fitted(row)

    def fitted(self, row):
        """The row with one cell for each heading; more than that is refused."""
        width = len(self.headings)
        cells = [None if is_blank(raw) else raw for raw in row.cells[:width]]
        cells += [None] * (width - len(cells))
        beyond = [at for at, raw in enumerate(row.cells) if at >= width and not is_blank(raw)]
        wrong = row.wrong
        if beyond and not wrong:
            wrong = ngettext(
                "There is a value in column %(column)s, which has no heading.",
                "There are values beyond the headings, from column %(column)s on. "
                "Is a separator inside a cell that should stand in quotes?",
                len(beyond),
            ) % {"column": letters(beyond[0])}
        return Row(row.line, cells, wrong)


def too_many_rows():
    return Refused(
        _("The file has more than %(most)s rows.") % {"most": f"{MOST_ROWS:,}"},
        _("Split it into several files, each with its row of headings."),
    )
