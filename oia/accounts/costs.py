"""Lines of cost added up: by payer and currency, and all of it in the office's money."""

from dataclasses import dataclass
from decimal import Decimal

from oia.accounts.money import Rates


@dataclass(frozen=True)
class Together:
    """What all lines come to in the office's currency, as far as that is known.

    `estimated` and `spent` are None where nobody knows any of it. `without_rate` names currencies
    that nobody can convert; `unknown` counts the lines whose estimate nobody knows.
    """

    currency: str
    estimated: Decimal | None
    spent: Decimal | None
    without_rate: list
    unknown: int


def by_payer(costs, choices):
    """The rows of `totals`, each with the words for its payer."""
    words = dict(choices)
    return [total | {"payer_words": words[total["payer"]]} for total in costs.totals()]


def together(totals, on):
    """All rows in the office's currency, at the rates of a day."""
    rates = Rates()
    lacking = {row["currency"] for row in totals if rates.rate(row["currency"], on) is None}

    def whole(name):
        sums = [rates.convert(row[name], row["currency"], on) for row in totals]
        known = [one for one in sums if one is not None]
        return sum(known) if known else None

    return Together(
        rates.currency,
        whole("estimated"),
        whole("spent"),
        sorted(lacking),
        sum(row["estimates_unknown"] for row in totals),
    )
