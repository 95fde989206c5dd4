"""What has to be ready for a visit: when it comes into being, and what another kind asks for."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from delegations.choices.visit import HOSTED
from delegations.models import StepTemplate
from delegations.services.counted_steps import add_missing, from_template
from oia.core.rights import need
from oia.core.roads import arriving_by
from oia.directory.services.keeping import remove_part
from oia.reminders.choices import Status

#: What somebody may have written into a step, so that it is no longer its template's alone.
OWN = ("title", "audience", "due_on", "days_before", "counted_from", "notes")


@transaction.atomic
def plan_steps(delegation, *, by):
    """Give a visit the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_visitstep")
    return add_missing(delegation, by=by, begin=begin) if delegation.status in HOSTED else []


def begin(step):
    """Before a visit that lies ahead a step that is late already is due now. What a file brings
    was known before."""
    start, today = step.day_of_count, localdate()
    if not arriving_by() and start and step.falls_on < today <= start:
        step.not_before = today


@transaction.atomic
def follow_kind(delegation, came_from, *, by):
    """Let a visit of another kind now have the steps of that.

    Those that only the earlier kind asked for go, unless they are done or somebody changed them.
    """
    if delegation.status not in HOSTED:
        return
    of_kind = StepTemplate.objects.for_kind
    left = of_kind(came_from).exclude(pk__in=of_kind(delegation.kind).values("pk"))
    closed = [Status.DONE, Status.WAIVED]
    steps = delegation.steps.filter(template__in=left).exclude(deadlines__status__in=closed)
    for step in steps.select_related("template"):
        if is_untouched(step, delegation):
            remove_part(step, by=by, why=_("It is another kind of visit."))
    plan_steps(delegation, by=by)


def is_untouched(step, delegation):
    """Whether a step is as its template makes it."""
    made = from_template(delegation, step.template)
    return all(getattr(step, name) == getattr(made, name) for name in OWN)
