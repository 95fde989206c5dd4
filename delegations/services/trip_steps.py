"""What has to be ready for a trip: when it comes into being."""

from django.db import transaction
from django.utils import timezone

from delegations.services.counted_steps import add_missing
from oia.core.rights import need


@transaction.atomic
def plan_steps(trip, *, by):
    """Give a trip the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_tripstep")
    return add_missing(trip, by=by, is_owed=is_owed) if trip.is_running else []


def is_owed(step):
    """Whether there is still something to do: of a trip that is back, only what lies ahead."""
    if step.trip.is_back and (step.falls_on is None or step.falls_on < timezone.localdate()):
        return False
    return not step.is_reached
