"""Whatever a cell holds: a value of the right type or a reason, and never a silent change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation
from django_countries import countries
from hypothesis import given, settings
from hypothesis import strategies as st

from oia.core import writing
from oia.core.cells import as_text, headings, teller, unguard
from oia.core.sheets import Kind, SheetColumn
from oia.core.writing import FILE_KINDS
from oia.sheets.meaning import Manner, Wrong, currency_of, is_same, split_links, survey, value_of
from oia.sheets.meaning.blanks import EMPTY_TEXT, trimmed
from oia.sheets.reading import BadCell, Priced
from tests.sheets.files import table
from tests.sheets.meaning import column, surveyed, wrong

TYPES = {
    Kind.WHOLE: int,
    Kind.NUMBER: Decimal,
    Kind.MONEY: Decimal,
    Kind.DATE: date,
    Kind.MOMENT: datetime,
    Kind.TIME: time,
    Kind.YES_NO: bool,
    Kind.CHOICES: list,
} | dict.fromkeys([Kind.TEXT, Kind.LONG, Kind.CHOICE, Kind.COUNTRY, Kind.LINK, Kind.LINKS], str)
CHOICES = (("a", "One; two"), ("b", '"Three"'), ("c", "Four, five"), ("d", "=six"), ("e", "Four"))

telling = st.sampled_from(
    ["31/01/2026", "03/04/2026 10:00", "1.250,00", "(5)", "$", "£5", "kr", "n/a", "yes", "Four; a"]
    + ["UK", "2:05 pm", "1e-05", "4 May 2026", "T", ":", "é", "\x00", "\n", "-", "45000", "٣", "²"]
)
texts = st.one_of(st.text(), st.lists(telling).map("".join), st.lists(telling).map(" ".join))
raws = st.one_of(
    st.none(),
    texts,
    st.text(alphabet="0123456789.,'()-+ /:eE€$%"),
    st.decimals(allow_nan=True),
    st.builds(Priced, st.decimals(), texts),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.builds(BadCell, st.text(), st.text()),
)
manners = st.builds(
    Manner,
    day_order=st.sampled_from(["", "dmy", "mdy"]),
    decimal=st.sampled_from(["", ",", "."]),
    currency=st.sampled_from(["", "EUR", "SEK"]),
    zone=st.sampled_from(["", "Europe/Warsaw", "Pacific/Apia"]),
    date_serials=st.sampled_from(["", "1900", "1904"]),
)


def column_of(kind):
    choices = CHOICES if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    return column(kind, choices=choices, currency="currency" if kind == Kind.MONEY else "")


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=100)
@given(raw=raws, manner=manners)
def test_any_cell_gives_a_value_of_its_kind_or_a_reason(kind, raw, manner):
    try:
        found = value_of(column_of(kind), raw, manner)
    except Wrong as error:
        assert error.reason or isinstance(raw, BadCell)
        return
    assert found is None or isinstance(found, TYPES[kind])
    assert kind == Kind.MOMENT or not isinstance(found, datetime)
    assert kind != Kind.MOMENT or found is None or found.tzinfo is not None


@settings(max_examples=200)
@given(raw=raws, manner=manners)
def test_any_cell_has_a_currency_and_names_or_a_reason(raw, manner):
    for read in (lambda: currency_of(raw, manner), lambda: split_links(raw)):
        try:
            assert isinstance(read(), str | list)
        except Wrong as error:
            assert error.reason or isinstance(raw, BadCell)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.LINK, Kind.LINKS)])
@settings(max_examples=100)
@given(raw=raws, manner=manners)
def test_what_is_taken_and_told_is_the_same_when_it_is_read_again(kind, raw, manner):
    column = column_of(kind)
    try:
        found = value_of(column, raw, manner)
    except Wrong:
        return
    told = None if found in (None, []) else unguard(as_text(teller(column, None)(found)))

    assert value_of(column, told, Manner()) == found


@settings(max_examples=200)
@given(text=st.text(alphabet="0123456789.,' ()-"), manner=manners)
def test_a_number_that_is_taken_has_the_digits_that_were_typed(text, manner):
    for kind in (Kind.NUMBER, Kind.WHOLE, Kind.MONEY):
        try:
            found = value_of(column(kind), text, manner)
        except Wrong:
            continue
        if found is not None:
            typed = "".join(filter(str.isdigit, text))
            digits = "".join(filter(str.isdigit, f"{found:f}"))
            assert typed.strip("0") == digits.strip("0")


@settings(max_examples=200)
@given(raw=raws)
def test_any_column_can_be_surveyed_and_what_is_asked_decides_the_cell(raw):
    for kind in Kind:
        found = surveyed(kind, raw)
        for question in found.questions:
            for answer, _label, _sample in question.choices:
                manner = found.manner.answered({question.about: answer})
                assert "can be" not in wrong(kind, raw, manner=manner.to_dict())


def is_plain(text):
    return text == trimmed(text) != "" and text.casefold() not in EMPTY_TEXT


signs = st.characters(
    exclude_categories=["Cs", "Cc", "Zl"], exclude_characters="\ufffe\uffff\u2029"
)
lines = st.text(signs, min_size=1, max_size=40).filter(is_plain)
VALUES = {
    "text": (Kind.TEXT, lines),
    "long": (Kind.LONG, st.lists(lines, min_size=1).map("\n".join)),
    "whole": (Kind.WHOLE, st.integers(-(2**63) + 1, 2**63 - 1)),
    "number": (Kind.NUMBER, st.decimals("-1e12", "1e12", places=6)),
    "short": (Kind.NUMBER, st.decimals("-999", "999", places=3)),
    "float": (Kind.NUMBER, st.floats(-180, 180).filter(lambda number: abs(number) > 1e-6)),
    "money": (Kind.MONEY, st.decimals("-1e12", "1e12", places=2)),
    "date": (Kind.DATE, st.dates(date(1000, 1, 1))),
    "moment": (Kind.MOMENT, st.datetimes(datetime(1800, 1, 1), datetime(9999, 12, 30))),
    "time": (Kind.TIME, st.times().map(lambda clock: clock.replace(microsecond=0))),
    "yes_no": (Kind.YES_NO, st.booleans()),
    "choice": (Kind.CHOICE, st.sampled_from("abcde")),
    "choices": (Kind.CHOICES, st.lists(st.sampled_from("abcde"), unique=True)),
    "country": (Kind.COUNTRY, st.sampled_from([code for code, _name in countries])),
}


def made(name, value):
    if name == "moment" and value:
        return value.replace(microsecond=0, tzinfo=UTC)
    return value


def columns_of_record():
    return [
        SheetColumn(
            name=name,
            label=f"The {name}",
            kind=kind,
            read=lambda record, name=name: record[name],
            choices=CHOICES if kind in (Kind.CHOICE, Kind.CHOICES) else (),
        )
        for name, (kind, _values) in VALUES.items()
    ]


def there_and_back(record, kind):
    """What is read from the file that our own export writes of a record."""
    columns, file = columns_of_record(), BytesIO()
    records = SimpleNamespace(iterator=lambda chunk_size: iter([record]))
    writing.write(records, columns, file, kind=FILE_KINDS[kind], user=None)
    known = set(headings(columns)).__contains__
    with table(file.getvalue(), known=known) as found:
        surveys = survey(columns, found.rows(), headings=found.headings)
        (row,) = found.rows()
    assert [one.questions for one in surveys] == [[]] * len(columns)
    cells = zip(columns, row.cells, surveys, strict=True)
    return {column.name: value_of(column, raw, one.manner) for column, raw, one in cells}


@pytest.mark.parametrize("kind", list(FILE_KINDS))
@settings(max_examples=50, deadline=None)
@given(
    record=st.fixed_dictionaries({name: values for name, (_kind, values) in VALUES.items()}),
    language=st.sampled_from(["en", "de", "fr", "pl"]),
    zone=st.sampled_from(["Europe/Warsaw", "America/St_Johns", "UTC"]),
)
def test_what_our_own_export_writes_reads_back_as_the_same_value(kind, record, language, zone):
    record = {name: made(name, value) for name, value in record.items()}
    with translation.override(language), timezone.override(zone):
        found = there_and_back(record, kind)

    changed = [c.name for c in columns_of_record() if not is_same(c, record[c.name], found[c.name])]
    assert changed == [], {name: (record[name], found[name]) for name in changed}


@dataclass(frozen=True)
class Numbered:
    pk: int


@pytest.mark.parametrize(
    ("kind", "stored", "read"),
    [
        (Kind.TEXT, " Łódź ", "Łódź"),
        (Kind.TEXT, "", None),
        (Kind.LONG, "a\r\nb", "a\nb"),
        (Kind.NUMBER, 52.2297, Decimal("52.2297")),
        (Kind.MONEY, Decimal("5.00"), Decimal(5)),
        (Kind.LINKS, [Numbered(1), Numbered(2)], [Numbered(2), Numbered(1)]),
        (Kind.CHOICES, [], []),
        (Kind.MOMENT, datetime(2026, 5, 4, 9, 0, 0, 9, UTC), datetime(2026, 5, 4, 9, tzinfo=UTC)),
    ],
)
def test_what_a_file_cannot_tell_is_no_news(kind, stored, read):
    assert is_same(column(kind), stored, read)


@pytest.mark.parametrize(
    ("kind", "stored", "read"),
    [
        (Kind.TEXT, "Łódź", "Lodz"),
        (Kind.TEXT, "Łódź", None),
        (Kind.WHOLE, 0, None),
        (Kind.YES_NO, False, None),
        (Kind.NUMBER, 52.2297, Decimal("52.2298")),
        (Kind.LINKS, [Numbered(1)], [Numbered(1), Numbered(2)]),
        (Kind.MOMENT, datetime(2026, 5, 4, 9, tzinfo=UTC), datetime(2026, 5, 4, 9, 1, tzinfo=UTC)),
    ],
)
def test_what_differs_is_news(kind, stored, read):
    assert not is_same(column(kind), stored, read)


def test_an_hour_that_comes_twice_leaves_and_comes_back_with_its_offset():
    blank = dict.fromkeys(VALUES, None) | {"choices": [], "text": "x"}
    for hour in (0, 1):
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        with timezone.override("Europe/Warsaw"):
            assert there_and_back(blank | {"moment": moment}, "xlsx")["moment"] == moment


def test_the_tests_above_know_every_kind():
    assert {kind for kind, _values in VALUES.values()} == set(Kind) - {Kind.LINK, Kind.LINKS}
    assert set(TYPES) == set(Kind)
