"""Exported files, read as whoever gets them would."""

import csv
from io import BytesIO, StringIO

from openpyxl import load_workbook

from oia.core.plugs import board
from oia.core.sheets import Kind, Sheet

TEXTS = (Kind.TEXT, Kind.LONG, Kind.CHOICE)

#: The names of the sheets that have any text.
WITH_TEXT = [s.name for s in board.all(Sheet) if any(c.kind in TEXTS for c in s.columns)]


def exported(client, address, kind, **asked):
    """The rows of a list's file as its reader sees them: the heading, then the records."""
    answer = client.get(address, {"export": kind, **asked})
    assert answer.status_code == 200
    content = b"".join(answer)
    return rows_of_csv(content) if kind == "csv" else rows_of_xlsx(content)


def rows_of_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(content):
    return [[cell.value for cell in row] for row in cells_of(content)]


def cells_of(content):
    book = load_workbook(BytesIO(content))
    return list(book.worksheets[0].iter_rows())
