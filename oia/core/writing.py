"""Writes records as a file, CSV or XLSX, however many there are, in the same little memory."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from oia.core.cells import FORMULA, as_text, guard, headings, teller
from oia.core.naming import Naming, batches
from oia.core.sheets import Kind

AT_ONCE = 500  # records in memory
MOST_ROWS = 1_048_575  # a sheet of XLSX takes no more below its heading
LONGEST = 32_767  # signs in a cell of XLSX
FIRST_DAY = date(1900, 3, 1)  # before it, the days of spreadsheets cannot be trusted
MOST_DIGITS = 15
WIDTHS = {Kind.LONG: 48, Kind.TEXT: 28, Kind.LINK: 28, Kind.LINKS: 36, Kind.MOMENT: 19}


def write(records, columns, file, *, kind, user):
    """Write a queryset to a binary file. `kind` is a `FileKind`; `user` is who will read it."""
    told = rows_of(records, columns, user)
    kind.write(file, headings(columns), told, columns)


def rows_of(records, columns, user):
    """What the cells of each record hold, in a constant number of queries for each handful."""
    naming = Naming(user)
    tellers = [teller(column, naming.name_of) for column in columns]
    for some in batches(records.iterator(chunk_size=AT_ONCE), AT_ONCE):
        table = [[column.read(record) for column in columns] for record in some]
        naming.meet_all(columns, table)
        for row in table:
            pairs = zip(tellers, row, strict=True)
            yield [None if value in (None, "") else tell(value) for tell, value in pairs]


def write_csv(file, head, rows, columns):
    """Text in UTF-8; the mark at its beginning tells spreadsheets so."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow(map(guard, head))
    lines.writerows([as_text(value) for value in row] for row in rows)
    text.detach()


def write_xlsx(file, head, rows, columns):
    """A workbook with one sheet; what is text stays text, whatever it begins with."""
    book = Workbook(write_only=True)
    book.properties.creator = ""
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        width = max(WIDTHS.get(column.kind, 12), len(head[number - 1]) + 3)
        sheet.column_dimensions[get_column_letter(number)].width = min(width, 48)
    sheet.append([heading_cell(sheet, words) for words in head])
    formats = ["#,##0.00" if column.kind == Kind.MONEY else "" for column in columns]
    try:
        append_all(sheet, rows, formats)
    except ValidationError:
        sheet.close()
        sheet._writer.cleanup()  # else its temporary file stays until the program ends
        raise
    book.save(file)


def append_all(sheet, rows, formats):
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise ValidationError(_("That is more than a sheet of XLSX takes. Please take CSV."))
        cells = zip(row, formats, strict=True)
        sheet.append([as_cell(sheet, value, pattern) for value, pattern in cells])


def heading_cell(sheet, words):
    cell = text_cell(sheet, words)
    cell.font = Font(bold=True)
    return cell


def as_cell(sheet, value, pattern):
    """A value as openpyxl takes it: numbers, dates and truths as such, text always as text."""
    value = fitting(value)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
        if len(value) > LONGEST:
            words = _("A text is longer than a cell of XLSX takes. Please take CSV.")
            raise ValidationError(words)
        risky = FORMULA.match(value) or value in ERROR_CODES
        return text_cell(sheet, value) if risky else value or None
    if pattern and value is not None:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = pattern
        return cell
    return value


def fitting(value):
    """The value, or its text where a spreadsheet would spoil it: early days, too many digits."""
    if isinstance(value, datetime):
        is_clear = value.date() >= FIRST_DAY and not came_twice(value)
        return value.replace(tzinfo=None) if is_clear else str(value)
    if isinstance(value, date):
        return value if value >= FIRST_DAY else value.isoformat()
    if isinstance(value, Decimal):
        return value if len(value.as_tuple().digits) <= MOST_DIGITS else f"{value:f}"
    if isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
        return str(value)
    return value


def came_twice(moment):
    """Whether clocks showed this twice, since they were put back: without its offset it is lost."""
    return moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()


def text_cell(sheet, text):
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))
    return cell


@dataclass(frozen=True)
class FileKind:
    """A way to write a list down."""

    name: str
    media_type: str
    write: Callable


XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_KINDS = {
    kind.name: kind
    for kind in (
        FileKind("csv", "text/csv; charset=utf-8", write_csv),
        FileKind("xlsx", XLSX_TYPE, write_xlsx),
    )
}
