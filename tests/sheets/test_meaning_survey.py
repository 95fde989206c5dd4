"""What a column proves of itself, what is asked about it, and what people are told."""

from decimal import Decimal

import pytest
from django.utils import timezone

from oia.core.sheets import Kind, SheetColumn
from oia.sheets.meaning import Manner, survey
from oia.sheets.reading import BadCell, Priced, Row
from tests.sheets.meaning import column, surveyed, value


def test_one_clear_date_proves_how_the_others_are_meant():
    found = surveyed(Kind.DATE, "03/04/2026", "x", "31/01/2026")

    assert found.manner == Manner(day_order="dmy")
    assert found.questions == []
    assert found.notes == [
        "Dates are read as day, month, year. Line 4 can be read in no other way: 31/01/2026."
    ]


def test_dates_that_nothing_proves_are_asked_about():
    found = surveyed(Kind.DATE, "03/04/2026", "2026-01-31", "31.1.2026", "05/06/2026", "4/4/2026")
    (question,) = found.questions

    assert found.manner == Manner()
    assert (question.about, question.lines, question.count) == ("day_order", [2, 5], 2)
    assert "“03/04/2026” can be two dates" in question.words
    assert [(value, sample) for value, _label, sample in question.choices] == [
        ("dmy", "3 April 2026"),
        ("mdy", "4 March 2026"),
    ]


def test_dates_in_two_orders_prove_nothing_about_the_rest():
    found = surveyed(Kind.DATE, "31/01/2026", "01/31/2026", "03/04/2026")

    assert found.manner == Manner()
    assert [question.about for question in found.questions] == ["day_order"]
    assert surveyed(Kind.DATE, "31/01/2026", "01/31/2026").questions == []


def test_moments_are_examined_as_dates_are():
    assert surveyed(Kind.MOMENT, "31/01/2026 10:00").manner.day_order == "dmy"
    assert surveyed(Kind.MOMENT, "01/03/2026 10:00").questions[0].about == "day_order"


def test_moments_get_the_zone_of_their_heading_or_the_active_one():
    headed = surveyed(Kind.MOMENT, headings=["Begins (Asia/Tokyo)"])
    with timezone.override("Europe/Rome"):
        plain = surveyed(Kind.MOMENT, headings=["Begins"])

    assert (headed.manner.zone, plain.manner.zone) == ("Asia/Tokyo", "Europe/Rome")
    assert plain.notes == ["Times without an offset are those of Europe/Rome."]


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.MONEY])
def test_one_clear_number_proves_the_sign_before_decimals(kind):
    found = surveyed(kind, "1.250", "1.250,00")

    assert found.manner == Manner(decimal=",")
    assert found.notes == [
        "The sign before decimals is a comma. Line 3 can be read in no other way: 1.250,00."
    ]


def test_numbers_that_nothing_proves_are_asked_about():
    (question,) = surveyed(Kind.MONEY, "€ 1.250", Decimal("1.25"), "7").questions

    assert (question.about, question.lines) == ("decimal", [2])
    assert [(value, sample) for value, _label, sample in question.choices] == [
        (",", "1250"),
        (".", "1.250"),
    ]


def test_whole_numbers_are_asked_about_only_where_both_readings_are_whole():
    assert surveyed(Kind.WHOLE, "1.250").questions == []
    assert [question.about for question in surveyed(Kind.WHOLE, "12.000").questions] == ["decimal"]
    assert surveyed(Kind.WHOLE, "12.000", "7.0").manner == Manner(decimal=".")


def test_dates_as_bare_numbers_are_asked_about():
    (question,) = surveyed(Kind.DATE, "46146", Decimal(46147), "2026-05-04").questions

    assert (question.about, question.count) == ("date_serials", 2)
    assert [sample for _value, _label, sample in question.choices] == ["4 May 2026", "5 May 2030"]


def test_sums_without_a_currency_are_asked_about_and_currencies_seen_come_first():
    found = surveyed(Kind.MONEY, "1250", "5 SEK", Decimal(7), "abc", currency="currency")
    (question,) = found.questions

    assert (question.about, question.lines, question.count) == ("currency", [2, 4], 2)
    assert question.choices[0][0] == "SEK"
    assert {"EUR", "USD"} < {value for value, _label, _sample in question.choices}
    assert "DEM" not in {value for value, _label, _sample in question.choices}


def test_a_sign_of_several_currencies_is_asked_about_with_these_alone():
    (question,) = surveyed(Kind.MONEY, "5 kr", currency="currency").questions
    bare, signed = surveyed(Kind.MONEY, "5 kr", "7", currency="currency").questions

    assert (question.about, question.choices) == ("currency", signed.choices)
    assert (bare.about, bare.lines, signed.about, signed.lines) == ("currency", [3], "sign", [2])
    assert "EUR" in {value for value, _label, _sample in bare.choices}
    assert [value for value, _label, _sample in question.choices] == ["DKK", "ISK", "NOK", "SEK"]


def test_sums_are_not_asked_about_where_they_or_the_file_name_the_currency():
    assert surveyed(Kind.MONEY, "€ 5", Priced(Decimal(5), "£"), currency="currency").questions == []
    assert surveyed(Kind.MONEY, "5").questions == []
    code = SheetColumn(name="currency", label="c", kind=Kind.TEXT, read=lambda record: record)
    columns = [column(Kind.MONEY, currency="currency"), None, code]
    money, unmapped, _code = survey(columns, [Row(2, ["5", "x", "EUR"])])

    assert (money.questions, unmapped) == ([], None)


def test_words_for_nothing_are_counted_and_told():
    found = surveyed(Kind.DATE, "2026-05-04", "n/a", "Nil", "n/a", "tbd", None, " ")

    assert found.notes == ["“n/a”, “Nil” (3 cells, the first on line 3) are read as empty."]
    assert surveyed(Kind.TEXT, "-", "Nil").notes == []


def test_rows_and_cells_that_are_wrong_prove_nothing():
    rows = [Row(2, ["31/01/2026"], "Too many cells."), Row(3, [BadCell("x", "y")]), Row(4, [])]

    assert survey([column(Kind.DATE)], rows)[0].manner == Manner()


@pytest.mark.parametrize("kind", list(Kind))
def test_any_column_can_be_surveyed(kind):
    assert surveyed(kind, "x", Decimal("NaN"), True, Priced(Decimal(1), "?")).questions == []


def test_an_answer_settles_the_question():
    found = surveyed(Kind.DATE, "03/04/2026")
    settled = found.manner.answered({"day_order": "mdy"})

    assert value(Kind.DATE, "03/04/2026", manner=settled.to_dict()).isoformat() == "2026-03-04"


def test_a_manner_is_kept_as_plain_values_and_takes_no_nonsense():
    manner = Manner(day_order="dmy", currency="EUR", zone="Europe/Rome")

    assert Manner.from_dict(manner.to_dict()) == manner
    nonsense = {"day_order": "x", "zone": "Mars", "currency": "Euro", "decimal": 1, "other": "y"}
    assert Manner.from_dict(nonsense) == Manner()
