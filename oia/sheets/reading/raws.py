"""What comes out of a file before anybody asked what it means."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

MOST_BYTES = 50 * 1024 * 1024  # of a file, as it comes
MOST_ROWS = 200_000  # that hold anything
MOST_BLANK = 100_000  # one after another
MOST_COLUMNS = 500
LONGEST_CELL = 100_000  # signs; a cell of XLSX holds no more than 32,767


class Refused(Exception):  # noqa: N818 -- it is what people read, and no error of ours
    """A file that is not read, with the reason and what to do about it."""

    def __init__(self, message, how_to_mend=""):
        self.message, self.how_to_mend = message, how_to_mend
        super().__init__(f"{message} {how_to_mend}".strip())


class Undecided(Refused):
    """A file that can be read in several ways, of which a person chooses one.

    `about` is the argument of `open_table` that takes the choice; each of `choices` is a value,
    its name and a sample of what the file says when read so.
    """

    def __init__(self, about, message, how_to_mend, choices):
        self.about, self.choices = about, choices
        super().__init__(message, how_to_mend)


class Priced(NamedTuple):
    """A number that its file shows with the sign or code of a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class BadCell:
    """A cell that holds no value to rely on, as it is shown, with the reason."""

    shown: str
    reason: str
    how_to_mend: str = ""


class MergedCell(BadCell):
    """Part of a merged cell, but not its beginning."""


class Row(NamedTuple):
    """One row: the line or row it stands on in the file, its cells, and what is wrong with it."""

    line: int
    cells: list
    wrong: str = ""


@dataclass
class Findings:
    """What was found out about a file on the way, to be shown and to be given back."""

    encoding: str = ""
    delimiter: str = ""
    date_system: str = ""
    sheet_name: str = ""
    sheet_names: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def is_blank(raw):
    return raw is None or (isinstance(raw, str) and not raw.strip())


def letters(column):
    """How spreadsheets call the column at this position, counted from 0: A, B, ... AA."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def tell_raw(raw):
    """A raw cell as text, to show it or to hand it back."""
    if raw is None:
        return ""
    if isinstance(raw, BadCell):
        return raw.shown
    if isinstance(raw, Priced):
        return f"{raw.currency} {raw.amount:f}"
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, Decimal):
        return f"{raw:f}"
    if isinstance(raw, date | time):
        return raw.isoformat(sep=" ") if hasattr(raw, "hour") and hasattr(raw, "day") else str(raw)
    return raw
