"""The value that a raw cell stands for, by the kind of its column."""

from oia.core.sheets import Kind
from oia.sheets.meaning.blanks import Blanks, trimmed
from oia.sheets.meaning.countries import country_reader
from oia.sheets.meaning.dates import date_reader
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.moments import moment_reader, time_reader
from oia.sheets.meaning.money import money_reader
from oia.sheets.meaning.numbers import number_reader
from oia.sheets.meaning.texts import text_reader
from oia.sheets.meaning.words import choice_reader, choices_reader, yes_no_reader
from oia.sheets.reading import BadCell

READERS = {
    Kind.TEXT: text_reader,
    Kind.LONG: text_reader,
    Kind.WHOLE: number_reader,
    Kind.NUMBER: number_reader,
    Kind.MONEY: money_reader,
    Kind.DATE: date_reader,
    Kind.MOMENT: moment_reader,
    Kind.TIME: time_reader,
    Kind.YES_NO: yes_no_reader,
    Kind.CHOICE: choice_reader,
    Kind.CHOICES: choices_reader,
    Kind.COUNTRY: country_reader,
    Kind.LINK: text_reader,
    Kind.LINKS: text_reader,
}


def value_of(column, raw, manner):
    """The value of one cell, or None (an empty list for CHOICES). Raises Wrong."""
    return reader(column, manner)(raw)


def reader(column, manner):
    """What turns each raw cell of one column into its value; made once for a whole column."""
    parse = READERS[column.kind](column, manner)
    blanks = Blanks(column)
    nothing = list if column.kind == Kind.CHOICES else lambda: None

    def read(raw):
        if raw is None:
            return nothing()
        if isinstance(raw, BadCell):
            raise Wrong(raw.reason, raw.how_to_mend)
        if isinstance(raw, str):
            raw = trimmed(raw)
            if not raw or blanks.are_in(raw):
                return nothing()
        return parse(raw)

    return read
