"""Numbers and sums of money, as people type them all over the world."""

from datetime import date, time
from decimal import Decimal

import pytest

from oia.core.sheets import Kind
from oia.sheets.meaning import Manner, Wrong, currency_of
from oia.sheets.reading import BadCell, Priced
from tests.sheets.meaning import value, wrong

COMMA, POINT = {"decimal": ","}, {"decimal": "."}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-33.45", "-33.45"),
        ("−33,45", "-33.45"),
        ("+5", "5"),
        ("5-", "-5"),
        ("(1,250.00)", "-1250"),
        ("1,250.50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1 250,50", "1250.50"),
        ("1\u202f250\u00a0000", "1250000"),
        ("1'250.5", "1250.5"),
        ("1’250’000", "1250000"),
        ("12,34,567", "1234567"),
        ("1.250.000", "1250000"),
        ("0,125", "0.125"),
        ("12,5", "12.5"),
        (".5", "0.5"),
        ("1e-05", "0.00001"),
    ],
)
def test_numbers_that_can_be_read_in_one_way_are_taken(text, number):
    assert value(Kind.NUMBER, text) == Decimal(number)


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.MONEY])
@pytest.mark.parametrize("text", ["1.250", "1,250", "-12,000"])
def test_three_digits_behind_the_only_sign_are_never_guessed(kind, text):
    assert "can be read as" in wrong(kind, text)
    assert {value(kind, text, manner=COMMA), value(kind, text, manner=POINT)} == {
        Decimal(text.replace(",", ".")),
        Decimal(text.replace(",", "").replace(".", "")),
    }


@pytest.mark.parametrize(
    "text",
    ["", "abc", "12 apples", "1,2,3", "1..5", "1.250.00", "12.345,678,9", "1 25", "5²", "١٢"]
    + ["--5", "(-5", "1.", "NaN", "inf", "1_000", "0x10", "9" * 31, "1" * 5000, "12%", "001,25,3"],
)
def test_what_is_no_number_is_refused(text):
    assert wrong(Kind.NUMBER, text or "''")


def test_a_number_that_a_spreadsheet_shortened_is_refused():
    assert "shortened" in wrong(Kind.NUMBER, "1.25E+05")
    assert "shortened" in wrong(Kind.WHOLE, "1,25E+11")
    assert "shortened" in wrong(Kind.WHOLE, "1e5")


@pytest.mark.parametrize(
    ("raw", "number"),
    [("1,250", 1250), ("1.250", 1250), ("1 250", 1250), ("12.0", 12), ("12,00", 12), ("-7", -7)]
    + [(Decimal("12.0"), 12), ("1234567890123456789", 1234567890123456789)],
)
def test_a_whole_number_may_be_written_with_signs(raw, number):
    found = value(Kind.WHOLE, raw)

    assert (found, type(found)) == (number, int)


def test_a_whole_number_has_no_decimals():
    for raw in ("12.5", "12,5", Decimal("12.5")):
        assert "not a whole number" in wrong(Kind.WHOLE, raw)
    assert "not a whole number" in wrong(Kind.WHOLE, "1,250", manner=COMMA)
    assert "can be read as" in wrong(Kind.WHOLE, "12.000")
    assert value(Kind.WHOLE, "12.000", manner=POINT) == 12


def test_a_number_too_long_for_any_database_is_refused():
    assert "longer than any" in wrong(Kind.WHOLE, str(2**63))
    assert value(Kind.WHOLE, str(2**63 - 1)) == 2**63 - 1
    assert "longer than any" in wrong(Kind.NUMBER, Decimal("1E+999999"))


@pytest.mark.parametrize(
    "raw", [True, date(2026, 5, 4), time(9), Priced(Decimal(5), "€"), Decimal("NaN")]
)
def test_other_things_are_no_numbers(raw):
    for kind in (Kind.WHOLE, Kind.NUMBER):
        assert "where a bare number is expected" in wrong(kind, raw)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("£1,250.00", "1250", "GBP"),
        ("EUR 1.250,00", "1250", "EUR"),
        ("1 250,00 €", "1250", "EUR"),
        ("-£5", "-5", "GBP"),
        ("£-5", "-5", "GBP"),
        ("(£1,250.00)", "-1250", "GBP"),
        ("(1,250.00 USD)", "-1250", "USD"),
        ("CHF 1'250.–", "1250", "CHF"),
        ("1250,- Kč", "1250", "CZK"),
        ("1250 zł", "1250", "PLN"),
        ("US$ 12.50", "12.50", "USD"),
        ("US $12.50", "12.50", "USD"),
        ("$12.50 CAD", "12.50", "CAD"),
        ("R$ 12,50", "12.50", "BRL"),
        ("12,50 euros", "12.50", "EUR"),
        ("eur12", "12", "EUR"),
    ],
)
def test_sums_name_their_currency_before_or_behind(text, amount, currency):
    assert value(Kind.MONEY, text, currency="currency") == Decimal(amount)
    assert currency_of(text, Manner()) == currency


def test_a_sum_of_a_workbook_keeps_its_currency():
    sum_of_money = Priced(Decimal("33.5"), "€")

    assert value(Kind.MONEY, sum_of_money, currency="currency") == Decimal("33.5")
    assert currency_of(sum_of_money, Manner()) == "EUR"


@pytest.mark.parametrize(("sign", "fits", "other"), [("$", "CAD", "EUR"), ("kr", "SEK", "USD")])
def test_a_sign_of_several_currencies_is_taken_only_with_one_of_them(sign, fits, other):
    text = f"12.50 {sign}"

    assert currency_of(text, Manner(currency=fits)) == fits
    for manner in (Manner(), Manner(currency=other)):
        with pytest.raises(Wrong, match="several currencies"):
            currency_of(text, manner)


def test_a_sum_without_a_currency_has_that_of_its_column():
    assert currency_of("12.50", Manner(currency="NOK")) == "NOK"
    assert currency_of(Decimal("12.50"), Manner()) == ""
    assert currency_of(None, Manner()) == ""


def test_a_column_without_currencies_loses_none():
    assert "cannot keep" in wrong(Kind.MONEY, "€12.50")
    assert value(Kind.MONEY, "€12.50", manner={"currency": "EUR"}) == Decimal("12.50")


@pytest.mark.parametrize("text", ["kr.500", "12 EUR 5", "€", "free", "EUR 5 USD", "12 per head"])
def test_what_is_no_sum_is_refused(text):
    assert wrong(Kind.MONEY, text, currency="currency")


def test_half_a_euro_may_be_written_without_its_naught():
    assert value(Kind.MONEY, "€ .50", currency="currency") == Decimal("0.50")


def test_a_cell_that_the_file_itself_spoiled_says_why():
    cell = BadCell("#REF!", "The cell shows an error.", "Mend it.")

    assert wrong(Kind.MONEY, cell) == "The cell shows an error. Mend it."
    with pytest.raises(Wrong, match="shows an error"):
        currency_of(cell, Manner())
