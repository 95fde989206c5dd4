"""What has to be ready for a trip: when it comes into being."""

from django.db import transaction

from delegations.services.counted_steps import add_missing
from oia.core.rights import need


@transaction.atomic
def plan_steps(trip, *, by):
    """Give a trip the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_tripstep")
    return add_missing(trip, by=by) if trip.is_running and not trip.is_back else []
