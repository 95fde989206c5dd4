"""Planning to take part in a summit."""

from django.db import transaction

from networks.choices.summits import GOING
from networks.services import parts
from networks.services.keeping import keep
from networks.services.milestones import plan_milestones
from networks.services.sight import at_least
from oia.core import states
from oia.core.rights import need


@transaction.atomic
def open_plan(plan, *, by):
    """Begin to plan for an edition: watching it, or already meaning to go."""
    need(by, "networks.add_plan")
    at_least(plan, "summit")
    keep(plan, by=by)
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


def change_plan(plan, *, by):
    """Save what a form changed of a plan. Who may not see the summit does not see it."""
    need(by, "networks.change_plan")
    at_least(plan, "summit")
    return keep(plan, by=by)


def save_part(part, *, by):
    """Add or change a person, side event, slot, paper or cost of a plan."""
    if hasattr(part, "needs_check"):
        part.needs_check = False
    return parts.save_part(part, by=by)


def remove_part(part, *, by):
    """Take something out of a plan; its history remains."""
    parts.remove_part(part, by=by)


def move_side_event(event, to, *, by, why=""):
    """Move a side event along, from the idea to the report the organiser wants."""
    need(by, "networks.change_sideevent")
    states.move(event, to, by=by, why=why)
