"""What has to be ready for a visit: when it comes into being."""

from django.db import transaction

from delegations.choices.visit import HOSTED
from delegations.services.counted_steps import add_missing
from oia.core.rights import need


@transaction.atomic
def plan_steps(delegation, *, by):
    """Give a visit the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_visitstep")
    return add_missing(delegation, by=by) if delegation.status in HOSTED else []
