"""The rows of one sheet of a workbook, one after another."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from oia.sheets.reading.archive import broken
from oia.sheets.reading.formats import PLAIN
from oia.sheets.reading.markup import Walk
from oia.sheets.reading.raws import LONGEST_CELL, MOST_COLUMNS, BadCell, Priced, Row
from oia.sheets.reading.strings import too_long
from oia.sheets.reading.survey import LAST_COLUMN, place
from oia.sheets.serials import from_serial, time_from_serial


@dataclass
class Means:
    """What the cells of a workbook are read with."""

    strings: Any
    formats: Any
    date_system: str


class SheetRows(Walk):
    """Collects rows as the XML goes by; whoever walks takes them from `ready`."""

    def __init__(self, means):
        super().__init__()
        self.means = means
        self.ready, self.number, self.cells, self.column = [], 0, [], -1
        self.kind, self.style, self.has_formula = "n", 0, False
        self.takes, self.phonetic, self.pieces, self.length = False, 0, [], 0

    def start(self, name, attributes):
        if name in ("v", "t"):
            self.takes = not self.phonetic
        elif name == "c":
            self.start_cell(attributes)
        elif name == "row":
            said = attributes.get("r", "")
            self.number = int(said) if said.isdigit() else self.number + 1
            self.cells, self.column = [], -1
        elif name == "f":
            self.has_formula = True
        elif name == "rPh":
            self.phonetic += 1

    def start_cell(self, attributes):
        reference = attributes.get("r")
        self.column = place(reference)[0] if reference else self.column + 1
        if self.column < len(self.cells) <= MOST_COLUMNS or self.column >= LAST_COLUMN:
            raise broken()
        self.kind, self.has_formula = attributes.get("t", "n"), False
        style = attributes.get("s", "0")
        self.style = int(style) if style.isdigit() else 0
        self.pieces, self.length = [], 0

    def text(self, words):
        if self.takes:
            self.length += len(words)
            if self.length > LONGEST_CELL:
                raise too_long()
            self.pieces.append(words)

    def end(self, name):
        if name in ("v", "t"):
            self.takes = False
        elif name == "c":
            self.end_cell()
        elif name == "row":
            self.ready.append(Row(self.number, self.cells))
        elif name == "rPh":
            self.phonetic -= 1

    def end_cell(self):
        told = "".join(self.pieces)
        if not told and not self.has_formula:
            return
        at = min(self.column, MOST_COLUMNS)  # what lies beyond need only be known to be there
        if at >= len(self.cells):
            self.cells += [None] * (at - len(self.cells))
            self.cells.append(self.value(told))

    def value(self, told):
        if not told and self.kind != "str":
            return BadCell(
                _("a formula"),
                _("The cell holds a formula whose result was not saved."),
                _("Open the workbook, let it calculate, and save it again."),
            )
        read = {"s": self.shared, "b": self.truth, "e": self.fault, "n": self.numeric}.get(
            self.kind, str
        )
        try:
            return read(told)
        except (ValueError, InvalidOperation, IndexError) as error:
            raise broken() from error

    def shared(self, told):
        return self.means.strings.get(int(told))

    def truth(self, told):
        return told.strip() in ("1", "true")

    def fault(self, told):
        return BadCell(
            told,
            _("The cell shows the error %(error)s.") % {"error": told},
            _("Mend the formula, or type the value."),
        )

    def numeric(self, told):
        """A number as the style of the cell shows it."""
        number = Decimal(f"{float(told):.15g}")
        if not number.is_finite():
            raise ValueError(told)
        shape = self.means.formats.of(self.style) if self.means.formats else PLAIN
        if shape.kind in ("day", "moment", "time"):
            return self.dated(number, shape)
        if shape.kind == "percent":
            return f"{(number * 100).normalize():f}%"
        if shape.kind == "span":
            return BadCell(
                f"{number:f}",
                _("The cell holds a length of time."),
                _("Write it as a number, a date or a time of day."),
            )
        return Priced(number, shape.currency) if shape.currency else number

    def dated(self, number, shape):
        try:
            if shape.kind == "time" and 0 <= number < 1:
                return time_from_serial(number)
            moment = from_serial(number, self.means.date_system)
        except ValueError:
            return BadCell(
                f"{number:f}",
                _("The cell is shown as a date, but its number is none."),
                _("Type the date again."),
            )
        has_time = moment.hour or moment.minute or moment.second or shape.kind != "day"
        return moment if has_time else moment.date()
