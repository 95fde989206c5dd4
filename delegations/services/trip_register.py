"""The public register of trips: a row for each destination of each who travelled on our account.

Only trips that are over and released. Whoever holds a post with us stands by name; of others only
what the city paid for them. A blank sum was not borne by the city; it is not nothing.
"""

import csv
from collections import defaultdict
from datetime import timedelta
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import ANSWERABLE, THIRD_PARTIES, Payer
from delegations.choices.trip_decisions import TripCostKind
from delegations.models import Trip
from delegations.services.itinerary import comes_home
from delegations.services.trip_money import in_ours
from oia.accounts.money import Rates
from oia.core.cells import as_text
from oia.core.visibility import Sensitivity

#: Whoever stays shorter only changes there.
CHANGES_WITHIN = timedelta(hours=12)

#: Sums of the city, by what for.
CONCEPTS = list(TripCostKind.values)

COLUMNS = (
    *("register_number", "holder", "post", "reason", "destination", "starts_on", "ends_on"),
    *(f"city_{concept}" for concept in CONCEPTS),
    *("city_total", "paid_by_others", "others", "currency", "released_on"),
)


def released():
    """The trips that the register tells of."""
    found = Trip.objects.filter(released_on__isnull=False, sensitivity=Sensitivity.OFFICE)
    found = found.select_related("city").prefetch_related("travellers", "legs__travellers", "costs")
    today = timezone.localdate()
    return [trip for trip in found.order_by("-starts_on", "pk") if trip.last_day < today]


def rows():
    """The register, as dictionaries of what its columns hold; None where nothing is known."""
    rates = Rates()
    return [row for trip in released() for row in rows_of(trip, rates)]


def rows_of(trip, rates):
    """The rows of one trip: of those who hold a post, then what was paid for others or for all."""
    costs = defaultdict(list)
    for cost in trip.costs.all():
        costs[cost.traveller_id].append(cost)
    for one in trip.travellers.all():
        is_named = one.part in ANSWERABLE
        if not is_named and not costs[one.pk]:
            continue
        who = {"holder": one.name, "post": one.post}
        if not is_named:
            who = {"holder": str(one.get_part_display()), "post": None}
        yield from of_holder(trip, who, stops(trip, one), costs[one.pk], rates)
    if costs[None]:
        who = {"holder": _("All together"), "post": None}
        yield from of_holder(trip, who, [whole(trip)], costs[None], rates)


def of_holder(trip, who, destinations, costs, rates):
    """A row for each destination. The sums stand in the first, so that they add up."""
    for number, (place, first, last) in enumerate(destinations):
        row = dict.fromkeys(COLUMNS)
        row |= {"register_number": trip.reference, **who, "destination": place}
        row |= {"reason": trip.purpose.strip() or trip.title, "currency": rates.currency}
        row |= {"starts_on": first, "ends_on": last, "released_on": trip.released_on}
        yield row | (sums(trip, costs, rates) if number == 0 else {})


def sums(trip, costs, rates):
    """What the city bore by what for, and what others bore, each to the cent."""
    found, others = dict.fromkeys(COLUMNS[7:-2]), set()
    for cost in costs:
        amount = in_ours(cost, cost.amount, rates, trip)
        if cost.payer in THIRD_PARTIES:
            others.add(str(Payer(cost.payer).label))
            names = ["paid_by_others"]
        else:
            names = [f"city_{cost.kind}", "city_total"] if cost.payer == Payer.CITY else []
        if amount is not None:
            found |= {name: (found[name] or 0) + amount for name in names}
    return found | {"others": ", ".join(sorted(others)) or None}


def whole(trip):
    return trip.goes_to, trip.starts_on, trip.last_day


def stops(trip, traveller):
    """Where somebody stayed, from when to when by the calendar there."""
    legs = [leg for leg in trip.legs.all() if takes(leg, traveller)]
    way = legs[:-1] if comes_home(legs) else legs
    found = []
    for number, leg in enumerate(way):
        after = legs[number + 1] if number + 1 < len(legs) else None
        if after is None or after.departs_at - leg.arrives_at >= CHANGES_WITHIN:
            last = after.departs_there.date() if after else trip.last_day
            found.append((leg.to_place, leg.arrives_there.date(), last))
    return found or [whole(trip)]


def takes(leg, traveller):
    named = list(leg.travellers.all())
    return not named or traveller in named


def as_csv(found):
    """The register as a file, guarded against cells that run."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([as_text(row[name]) for name in COLUMNS] for row in found)
    return file.getvalue()


def as_data(found):
    """The register for programs: days by ISO 8601, sums as text so that no cent gets lost."""
    return [{name: plain(value) for name, value in row.items()} for row in found]


def plain(value):
    return value if value is None or isinstance(value, str) else str(value)
