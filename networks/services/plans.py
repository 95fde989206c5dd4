"""Planning to take part in a summit."""

from django.db import transaction

from networks.choices.summits import GOING
from networks.services.milestones import plan_milestones
from oia.core import states
from oia.core.rights import need


@transaction.atomic
def open_plan(plan, *, by):
    """Begin to plan for an edition: watching it, or already meaning to go."""
    need(by, "networks.add_plan")
    plan._history_user = by
    plan.save()
    states.write_down(plan, "", plan.status, by=by)
    if plan.is_going:
        plan_milestones(plan, by=by)
    return plan


@transaction.atomic
def move_plan(plan, to, *, by, why=""):
    """Move a plan to another state. As soon as we mean to go, it gets its milestones."""
    need(by, "networks.change_plan")
    was_going = plan.is_going
    states.move(plan, to, by=by, why=why)
    if to in GOING and not was_going:
        plan_milestones(plan, by=by)


def move_side_event(event, to, *, by, why=""):
    """Move a side event along, from the idea to the report the organiser wants."""
    need(by, "networks.change_sideevent")
    states.move(event, to, by=by, why=why)
