"""A first walk over a sheet: what is merged, what is hidden, and that it is no trap."""

import re

from django.utils.translation import gettext as _

from oia.sheets.reading.archive import broken
from oia.sheets.reading.markup import Walk
from oia.sheets.reading.raws import MOST_BLANK, Refused

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_MERGED = 20_000
MOST_CELLS = 8_000_000
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def place(reference):
    """ "B3" as (1, 3): columns are counted from 0, rows as people do."""
    found = PLACE.fullmatch(reference)
    if not found:
        raise broken()
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if not 1 <= row <= LAST_ROW or column > LAST_COLUMN:
        raise broken()
    return column - 1, row


class Survey(Walk):
    """What is to be known of a sheet before its first row is handed out."""

    def __init__(self):
        super().__init__()
        self.merged, self.hidden_rows, self.hidden_columns = [], 0, 0
        self.cells, self.row, self.blank, self.hides, self.is_blank = 0, 0, 0, False, True

    def start(self, name, attributes):
        if name == "c":
            self.cells += 1
            if self.cells > MOST_CELLS:
                raise Refused(
                    _("The sheet has more cells than can be read."),
                    _("Copy the rows and columns that hold something into a new workbook."),
                )
        elif name in ("v", "is", "f"):
            self.is_blank = False
        elif name == "row":
            self.start_row(attributes)
        elif name == "mergeCell":
            self.merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self.hidden_columns += 1

    def start_row(self, attributes):
        said = attributes.get("r", "")
        number = int(said) if said.isdigit() and len(said) < 9 else self.row + 1
        if number <= self.row or number > LAST_ROW:
            raise broken()
        self.row, self.is_blank = number, True
        self.hides = attributes.get("hidden") in ("1", "true")

    def end(self, name):
        if name != "row":
            return
        self.blank = self.blank + 1 if self.is_blank else 0
        self.hidden_rows += self.hides and not self.is_blank
        if self.blank > MOST_BLANK:
            raise Refused(
                _("The sheet holds more than %(most)s blank rows that were given a format.")
                % {"most": f"{MOST_BLANK:,}"},
                _("Copy the rows that hold something into a new workbook."),
            )

    def merge(self, reference):
        first, _colon, last = reference.partition(":")
        (left, top), (right, bottom) = place(first), place(last or first)
        self.merged.append((top, left, bottom, right))
        if len(self.merged) > MOST_MERGED:
            raise Refused(
                _("More cells of the sheet are merged than can be read."),
                _("Undo the merging: mark the sheet and choose “Unmerge cells”."),
            )
