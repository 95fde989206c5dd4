"""Reads single cells as the importer does."""

from oia.core.sheets import SheetColumn
from oia.sheets.meaning import Manner, Wrong, survey, value_of
from oia.sheets.reading import Row


def column(kind, **other):
    return SheetColumn(name="x", label="x", kind=kind, read=lambda record: record, **other)


def value(kind, raw, *, manner=None, **other):
    return value_of(column(kind, **other), raw, Manner(**manner or {}))


def wrong(kind, raw, *, manner=None, **other):
    """What is said against a cell; an empty text where it is taken."""
    try:
        value(kind, raw, manner=manner, **other)
    except Wrong as error:
        return str(error)
    return ""


def surveyed(kind, *raws, headings=(), **other):
    """The survey of a column that holds these cells, from line 2 on."""
    rows = [Row(line, [raw]) for line, raw in enumerate(raws, start=2)]
    (found,) = survey([column(kind, **other)], rows, headings=headings)
    return found
