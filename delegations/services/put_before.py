"""What a trip puts before whoever has a say in it, and a mark by which a change of it is known."""

import hashlib

from delegations.choices.trip import ANSWERABLE, Payer
from delegations.services import trip_money

#: What of a cost somebody agrees to.
MONEY = ("payer", "source_id", "estimate", "actual", "currency", "rate")


def told(trip):
    """What whoever gives a verdict is told of a trip: why, where, when, who, and whose money.

    Nothing of papers, hotels, flights or notes, and not what others said.
    """
    posts = trip.travellers.filter(part__in=ANSWERABLE)
    names = [", ".join(filter(None, [one.name, one.post])) for one in posts]
    return {
        "trip": trip,
        "travellers": names,
        "others": trip.travellers.count() - len(names),
        "money": money_of(trip),
        "payer": Payer(trip.payer).label,
    }


def money_of(trip):
    """What each bears, as far as it is known: (payer, sum), and the currency."""
    sums = trip_money.totals(trip, trip.costs.all())
    payers = [(Payer(name).label, one) for name, one in sums.by_payer.items()]
    return {"payers": payers, "currency": sums.currency}


def mark(trip):
    """The same for as long as nothing changes of what a verdict is about."""
    said = [trip.title, trip.goes_to, trip.starts_on, trip.last_day, trip.payer]
    said += [trip.purpose, trip.objectives]
    who = trip.travellers.order_by("pk").values_list("name", "post", "part")
    costs = trip.costs.order_by("pk").values_list("pk", *MONEY)
    return hashlib.sha256(repr([said, list(who), list(costs)]).encode()).hexdigest()[:32]
