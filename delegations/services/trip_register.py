"""The public register of trips: a row for each destination of each who travelled on our account.

Only trips that are over and released. Whoever holds a post with us stands by name; of others only
what the city paid for them. A blank sum was not borne by the city; it is not nothing. A trip is
released when its costs are known, and a row says what of it is none the less an estimate, or not
known. What is for a leg stands with where that leads, lodging with its nights; what is for the
whole trip in the first row, which says so. So the rows of a trip add up to what it cost, to the
cent.
"""

import csv
from collections import defaultdict
from datetime import timedelta
from decimal import ROUND_DOWN
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import ANSWERABLE, THIRD_PARTIES, Payer
from delegations.choices.trip_decisions import TripCostKind
from delegations.models import Trip
from delegations.services.itinerary import comes_home, same_place
from delegations.services.trip_money import in_ours
from oia.accounts.money import Rates
from oia.core.cells import as_text
from oia.core.visibility import Sensitivity

#: Whoever stays shorter and meets nobody only changes there.
CHANGES_WITHIN = timedelta(hours=12)

#: Sums of the city, by what for.
CONCEPTS = list(TripCostKind.values)

SUMS = (*(f"city_{concept}" for concept in CONCEPTS), "city_total", "paid_by_others")

COLUMNS = (
    *("register_number", "holder", "post", "reason", "destination", "starts_on", "ends_on"),
    *SUMS,
    *("others", "amounts_are", "currency", "released_on"),
)


def released():
    """The trips that the register tells of."""
    found = Trip.objects.filter(released_on__isnull=False, sensitivity=Sensitivity.OFFICE)
    found = found.select_related("city").prefetch_related(
        *("travellers", "legs__travellers", "costs__leg", "costs__stay", "meetings"),
        "other_cities",
    )
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
        places = stops_of_all(trip, costs[None])
        yield from of_holder(trip, who, places, costs[None], rates, is_for_all=True)


def of_holder(trip, who, destinations, costs, rates, *, is_for_all=False):
    """A row for each destination, with what was spent for it."""
    shares = shared_out(trip, destinations, costs, rates)
    for (place, first, last), share in zip(destinations, shares, strict=True):
        if is_for_all and not share:
            continue
        row = dict.fromkeys(COLUMNS)
        row |= {"register_number": trip.reference, **who, "destination": place}
        row |= {"reason": trip.purpose.strip() or trip.title, "currency": rates.currency}
        row |= {"starts_on": first, "ends_on": last, "released_on": trip.released_on}
        yield row | sums(share)


def shared_out(trip, destinations, costs, rates):
    """The costs by destination, as (cost, its share in our currency, whether it is for the whole).

    The shares of a cost add up to it: the cents that cannot be shared fall to the first.
    """
    shares = [[] for _place in destinations]
    for cost in costs:
        amount = in_ours(cost, cost.amount, rates, trip)
        parts = parts_of(cost, destinations)
        for number, part in divided(amount, parts or {0: 1}, rates.smallest).items():
            shares[number].append((cost, part, not parts and len(destinations) > 1))
    return shares


def parts_of(cost, destinations):
    """For which destinations a cost is, with its weight at each; nothing for the whole trip."""
    if cost.leg is not None:
        return leads_to(cost.leg, destinations)
    return nights_at(cost.stay, destinations) if cost.stay is not None else {}


def leads_to(leg, destinations):
    """The destination that a leg arrives at, or is on the way to; of the way home, the last one."""
    on = leg.arrives_there.date()
    ahead = [number for number, (_name, first, _last) in enumerate(destinations) if first >= on]
    there = [number for number in ahead if same_place(destinations[number][0], leg.to_place)]
    return {[*there[:1], *ahead, len(destinations) - 1][0]: 1}


def nights_at(stay, destinations):
    """The nights of a lodging at each destination: where it says that it is, else by its days."""
    named = {i: 1 for i, (name, *_days) in enumerate(destinations) if same_place(name, stay.place)}
    if len(named) == 1:
        return named
    nights = {
        number: (min(stay.until_on, last) - max(stay.from_on, first)).days
        for number, (_place, first, last) in enumerate(destinations)
    }
    return {number: count for number, count in nights.items() if count > 0}


def divided(amount, parts, smallest):
    """An amount shared out by weights, {which: share}, so that the shares add up to it."""
    if amount is None:
        return dict.fromkeys(parts)
    whole, first = sum(parts.values()), min(parts)
    shares = {
        number: (amount * weight / whole).quantize(smallest, ROUND_DOWN)
        for number, weight in parts.items()
    }
    shares[first] += amount - sum(shares.values())
    return shares


def sums(shares):
    """What the city bore by what for, and what others bore, each to the cent."""
    found, others = dict.fromkeys(SUMS), set()
    found["amounts_are"] = "; ".join(reserves(shares)) or None
    for cost, amount, _is_whole in shares:
        if cost.payer in THIRD_PARTIES:
            others.add(str(Payer(cost.payer).label))
            names = ["paid_by_others"]
        else:
            names = [f"city_{cost.kind}", "city_total"] if cost.payer == Payer.CITY else []
        if amount is not None:
            found |= {name: (found[name] or 0) + amount for name in names}
    return found | {"others": ", ".join(sorted(others)) or None}


def reserves(shares):
    """What the sums of a row are other than spent on its destination, in words."""
    told = [share for share in shares if share[0].payer != Payer.OWN]
    if any(is_whole for _cost, _amount, is_whole in told):
        yield _("in part for the whole trip")
    if any(cost.actual is None for cost, amount, _is_whole in told if amount is not None):
        yield _("in part an estimate")
    if any(amount is None for _cost, amount, _is_whole in told):
        yield _("in part not known yet")


def whole(trip):
    return trip.goes_to, trip.starts_on, trip.last_day


def stops_of_all(trip, costs):
    """Where all stayed, where something was for one of these stops; else the whole trip."""
    is_tied = any(cost.leg_id or cost.stay_id for cost in costs)
    return stops(trip, None) if is_tied else [whole(trip)]


def stops(trip, traveller):
    """Where somebody stayed, from when to when by the calendar there; without legs each place that
    the trip is said to go to, with its days."""
    legs = [leg for leg in trip.legs.all() if takes(leg, traveller)]
    way = legs[:-1] if comes_home(legs) else legs
    found = []
    for number, leg in enumerate(way):
        after = legs[number + 1] if number + 1 < len(legs) else None
        if after is None or stops_there(trip, leg, after):
            last = after.departs_there.date() if after else trip.last_day
            found.append((leg.to_place, leg.arrives_there.date(), last))
    return found or [(place, trip.starts_on, trip.last_day) for place in trip.stops]


def stops_there(trip, leg, after):
    """Whether they do more than change between two legs: stay for some hours, or meet somebody."""
    met = [one for one in trip.meetings.all() if leg.arrives_at <= one.starts_at < after.departs_at]
    return bool(met) or after.departs_at - leg.arrives_at >= CHANGES_WITHIN


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
