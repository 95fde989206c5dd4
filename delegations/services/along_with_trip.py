"""Who may see what belongs to a trip: the invitation behind it, and gifts written down on it.

What others bear of it follows its cost (`benefits`); the rest is kept here.
"""

from delegations.models import Gift
from oia.core.visibility import Sensitivity, stricter
from oia.directory.services.keeping import keep


def belongings(trip):
    invitation = getattr(trip, "invitation", None)
    typed = Gift.objects.filter(trip=trip, trip_cost=None)
    return [*filter(None, [invitation]), *typed]


def close(trip, *, by):
    """Nothing of a trip is more open than the trip itself."""
    for one in belongings(trip):
        let_be(one, stricter(one.sensitivity, trip.sensitivity), by=by)


def open_up(trip, *, by):
    """What was hidden because they were to travel is as open as the trip, now that it is over."""
    for one in belongings(trip):
        if one.sensitivity == Sensitivity.MOVEMENTS:
            let_be(one, trip.sensitivity, by=by)


def let_be(record, sensitivity, *, by):
    if record.sensitivity != sensitivity:
        record.sensitivity = sensitivity
        keep(record, by=by)
