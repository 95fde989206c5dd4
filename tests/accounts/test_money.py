"""Sums in other currencies."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from oia.accounts.models import ExchangeRate
from oia.accounts.money import Rates, in_office_currency
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_latest_rate_known_by_the_day_counts():
    factories.exchange_rate(currency="USD", on=date(2026, 1, 1), rate="0.9")
    factories.exchange_rate(currency="USD", on=date(2026, 7, 1), rate="0.8")

    assert in_office_currency(Decimal(100), "USD", date(2026, 6, 30)) == Decimal("90.00")
    assert in_office_currency(Decimal(100), "USD", date(2026, 7, 1)) == Decimal("80.00")


def test_what_is_not_known_is_none_and_never_zero():
    factories.exchange_rate(currency="USD", on=date(2026, 1, 1), rate="0.9")

    assert in_office_currency(Decimal(100), "USD", date(2025, 12, 31)) is None
    assert in_office_currency(Decimal(100), "JPY", date(2026, 6, 1)) is None
    assert in_office_currency(None, "USD", date(2026, 6, 1)) is None


def test_our_own_money_needs_no_rate():
    factories.office(currency="PLN")

    assert in_office_currency(Decimal("1.5"), "PLN", date(2026, 1, 1)) == Decimal("1.50")


def test_money_without_small_coins_is_rounded_to_whole_units():
    factories.office(currency="KRW")
    factories.exchange_rate(currency="EUR", on=date(2026, 1, 1), rate="1700.129")

    assert str(in_office_currency(Decimal(1), "EUR", date(2026, 1, 1))) == "1700"


def test_many_sums_cost_two_queries(django_assert_num_queries):
    factories.office()
    factories.exchange_rate()

    with django_assert_num_queries(2):
        rates = Rates()
        for _ in range(50):
            rates.convert(Decimal(1), "USD", date(2026, 6, 1))


@pytest.mark.parametrize("code", ["EURO", "eur", "ZZZ", ""])
def test_a_currency_that_does_not_exist_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        ExchangeRate(currency=code, on=date(2026, 1, 1), rate=1).full_clean()

    assert "currency" in refused.value.message_dict


def test_there_is_one_rate_a_currency_and_day():
    factories.exchange_rate()

    with pytest.raises(IntegrityError, match="one_rate_a_currency|UNIQUE"):
        factories.exchange_rate()


@pytest.mark.parametrize("rate", ["0", "-1"])
def test_a_rate_is_above_zero(rate):
    with pytest.raises(IntegrityError, match="rate_is_above_zero"):
        factories.exchange_rate(rate=rate)
