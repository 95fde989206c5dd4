"""Rows of a register that tell of one trip: its other stops, and others who travelled along.

Registers have a row for each stop, and for each who went. Rows of one file that name the same
purpose are one trip where the same person goes on from stop to stop, from one day to the next, or
where somebody else was in the same place on the same days. Rows that say anything else otherwise,
such as who paid, stay trips of their own.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from delegations.models import Trip
from delegations.models.trip import STOPS_APART
from delegations.services import trips
from oia.core.roads import arriving_by
from oia.core.text import fold

DAY = timedelta(days=1)

#: What rows of one trip say alike.
ALIKE = (
    *("status", "kind", "payer", "sensitivity", "objectives", "expected_results"),
    *("summit_id", "network_id", "agreement_id", "owner_id", "backup_id", "department_id"),
)

#: What each row may add to the trip.
ADDED = ("purpose", "notes", "results")


def told_already(trip, traveller, *, by):
    """The trip of the same file of which a new row tells more, or None.

    Raises ValidationError where the office had the trip before, with this stop and this traveller.
    """
    brought = arriving_by()
    if not brought or trip.starts_on is None or fold(trip.title) == fold(trip.goes_to):
        return None
    found = Trip.objects.visible_to(by).filter(title__iexact=trip.title)
    found = found.overlapping(trip.starts_on - DAY, trip.last_day + DAY).select_related("city")
    near = list(found.prefetch_related("travellers", "other_cities").order_by("pk"))
    made = Trip.history.filter(history_change_reason=brought, history_type="+")
    mine = set(made.filter(id__in=[one.pk for one in near]).values_list("id", flat=True))
    for known in near:
        if known.pk not in mine and has_it(known, trip, traveller):
            words = {"reference": known.reference, "trip": known}
            raise ValidationError(_("%(reference)s, %(trip)s, has this stop already.") % words)
    return next((one for one in near if one.pk in mine and tells_of(one, trip, traveller)), None)


def tells_of(known, trip, traveller):
    """Whether a row is another stop of a trip, or somebody else who was there."""
    if any(getattr(known, name) != getattr(trip, name) for name in ALIKE):
        return False
    if len(with_stop(known, trip)) > Trip._meta.get_field("destination").max_length:
        return False
    same = travels(known, traveller)
    return same or (goes_there(known, trip) and on_the_same_days(known, trip))


def has_it(known, trip, traveller):
    there = goes_there(known, trip) and travels(known, traveller)
    return there and known.starts_on <= trip.starts_on and trip.last_day <= known.last_day


def travels(known, traveller):
    """Whether somebody is on a trip by this name; nobody is on one that names nobody."""
    names = {fold(one.name) for one in known.travellers.all()}
    return fold(traveller) in names if traveller else not names


def on_the_same_days(known, trip):
    return known.starts_on <= trip.last_day and trip.starts_on <= known.last_day


def goes_there(known, trip):
    """Whether the place of a row is a stop of a trip."""
    stops = {fold(stop) for stop in known.stops}
    if known.city:
        stops.add(fold(known.city.name))
    return fold(trip.goes_to) in stops


def with_stop(known, trip):
    """The words for where a trip goes with the stop of a row. A city of ours takes none."""
    if goes_there(known, trip) or fold(trip.goes_to) == fold(trip.city.name if trip.city else ""):
        return known.destination
    return f"{known.destination or known.city.name}{STOPS_APART} {trip.goes_to}"


def join(known, trip, along, *, by):
    """Let a trip have the stop and the days of a row, and the row stand for the trip."""
    wanted = {
        "destination": with_stop(known, trip),
        "starts_on": min(known.starts_on, trip.starts_on),
        "ends_on": max(known.last_day, trip.last_day),
    }
    wanted |= {name: added(getattr(known, name), getattr(trip, name)) for name in ADDED}
    links = links_with(known, trip, along)
    if links or any(getattr(known, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(known, name, value)
        trips.change(known, by=by, along=links)
    trip.pk, trip._state.adding = known.pk, False
    trip.refresh_from_db()


def links_with(known, trip, along):
    """The links of a trip with those of a row, where it brings any; its city is one stop more."""
    there = {known.city_id, *(city.pk for city in known.other_cities.all())}
    is_new = trip.city is not None and trip.city_id not in there
    row = {**along, "other_cities": [*along.get("other_cities", ()), *([trip.city] * is_new)]}
    return {name: [*getattr(known, name).all(), *new] for name, new in row.items() if new}


def added(known, said):
    """A text with what a row says besides, if it says anything new."""
    return known if said.strip() in known else f"{known}\n{said}".strip()
