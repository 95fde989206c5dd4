"""Whether a file says anything new."""

from datetime import datetime, timedelta
from math import isclose

from oia.core.sheets import Kind
from oia.core.text import in_lines
from oia.sheets.meaning.blanks import trimmed

INSTANT = timedelta(seconds=1)
NEXT_TO_NOTHING = 1e-13  # spreadsheets keep 15 digits of a number, and round twice on the way


def is_same(column, stored, read):
    """Whether a value read from a file is the one stored, as far as a file can tell.

    Blanks around a text, kinds of line breaks, the order of several links and fractions of a
    second are no news, nor are digits of a float beyond those that spreadsheets keep.
    """
    stored, read = plain(stored), plain(read)
    if stored is None or read is None:
        return stored is read
    if column.kind in (Kind.LINKS, Kind.CHOICES):
        return len(stored) == len(read) and all(each in read for each in stored)
    if isinstance(stored, float):
        return isclose(stored, read, rel_tol=NEXT_TO_NOTHING)
    if isinstance(stored, datetime) and not read.microsecond:
        return abs(stored - read) < INSTANT
    return stored == read


def plain(value):
    """A value without what no file keeps; None for every kind of nothing."""
    if isinstance(value, str):
        value = trimmed(in_lines(value))
    return None if value in ("", []) else value
