"""Sums in other currencies, told in the office's own."""

from bisect import bisect_right
from decimal import Decimal

from babel.numbers import get_currency_precision

from oia.accounts.models import ExchangeRate, Office


class Rates:
    """All rates of the office, read once, for whoever converts many sums."""

    def __init__(self, office=None):
        self.currency = (office or Office.current()).currency
        self.smallest = Decimal(1).scaleb(-get_currency_precision(self.currency))
        self.known = {}
        rows = ExchangeRate.objects.order_by("on").values_list("currency", "on", "rate")
        for currency, on, rate in rows:
            days, rates = self.known.setdefault(currency, ([], []))
            days.append(on)
            rates.append(rate)

    def rate(self, currency, on):
        """What one unit was worth on a day: the latest rate known by then, or None."""
        if currency == self.currency:
            return Decimal(1)
        days, rates = self.known.get(currency, ([], []))
        place = bisect_right(days, on)
        return rates[place - 1] if place else None

    def convert(self, amount, currency, on):
        """The sum in the office's currency, or None when it or its rate is not known."""
        rate = self.rate(currency, on)
        if amount is None or rate is None:
            return None
        return (Decimal(amount) * rate).quantize(self.smallest)


def in_office_currency(amount, currency, on):
    """One sum in the office's currency, or None when no rate was known on that day."""
    return Rates().convert(amount, currency, on)
