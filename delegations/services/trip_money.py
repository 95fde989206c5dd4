"""What a trip costs, in the office's currency, to the cent, by whoever bears it and for whom."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from delegations.choices.trip import THIRD_PARTIES, Payer
from oia.accounts.money import Rates

ZERO = Decimal(0)


@dataclass
class Sum:
    """A sum, and how many figures of it nobody knows. Without any figure there is no sum."""

    known: Decimal | None = None
    unknown: int = 0

    def add(self, amount):
        if amount is None:
            self.unknown += 1
        else:
            self.known = (self.known or ZERO) + amount


@dataclass
class Totals:
    """The costs of a trip in one currency. Each grouping adds up to the same."""

    currency: str
    whole: Sum = field(default_factory=Sum)
    by_payer: dict = field(default_factory=lambda: defaultdict(Sum))
    by_traveller: dict = field(default_factory=lambda: defaultdict(Sum))
    by_kind: dict = field(default_factory=lambda: defaultdict(Sum))

    def add(self, cost, amount):
        for one in (
            self.whole,
            self.by_payer[cost.payer],
            self.by_traveller[cost.traveller_id],
            self.by_kind[cost.kind],
        ):
            one.add(amount)


def in_ours(cost, amount, rates, trip):
    """A sum of a cost in the office's currency, rounded once; None where it is not known."""
    if amount is None:
        return None
    if cost.rate is not None and cost.currency != rates.currency:
        return (amount * cost.rate).quantize(rates.smallest)
    on = cost.rate_on or trip.starts_on or timezone.localdate(cost.created_at)
    return rates.convert(amount, cost.currency, on)


def totals(trip, costs, rates=None, of=lambda cost: cost.amount):
    """What costs come to: as they were where that is known, else as they were thought to be."""
    rates = rates or Rates()
    found = Totals(rates.currency)
    for cost in costs:
        found.add(cost, in_ours(cost, of(cost), rates, trip))
    return found


def borne_by_city(trip):
    """What the city bears of a trip, as far as it is known; None where nothing of it is."""
    return totals(trip, trip.costs.filter(payer=Payer.CITY)).whole.known


def borne_by_others(trip):
    """What hosts, sponsors and their like bear of a trip, as far as it is known."""
    return totals(trip, trip.costs.filter(payer__in=THIRD_PARTIES)).whole.known or ZERO


def uncounted(trip):
    """The costs of which a sum is told, though nobody knows what it is in our currency."""
    rates = Rates()
    told = (cost for cost in trip.costs.all() if cost.amount is not None)
    return [cost for cost in told if in_ours(cost, cost.amount, rates, trip) is None]


def unsettled(trip):
    """The costs of the city's of which it is not known what they came to in our currency."""
    rates, costs = Rates(), trip.costs.filter(payer=Payer.CITY)
    return [cost for cost in costs if in_ours(cost, cost.actual, rates, trip) is None]


def agreed_to(trip):
    """To which sums whoever agrees now agrees: to what is known, and to no more.

    A cost whose amount nobody knows yet adds nothing to it. So a verdict given while nothing was
    known agreed to nothing, and is asked for again as soon as an amount comes in.
    """
    city = borne_by_city(trip) or ZERO
    return {"approved_cost": city, "approved_others": borne_by_others(trip)}


def exceeds(bears, approved, percent):
    """Whether a sum is more than what was approved, beyond what that may grow by.

    The tolerance is a share of what was approved: of nothing it is nothing.
    """
    return bears > approved * (100 + percent) / 100
