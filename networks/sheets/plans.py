"""Our plans to take part in summits, and their milestones, as sheets."""

from django.utils.translation import gettext_lazy as _

from networks.models import Milestone, Plan
from networks.services.plans import move_plan
from networks.services.rows import keep_milestone, keep_plan
from networks.sheets.targets import NETWORK, PLAN, SUMMIT, TEMPLATE
from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Kind,
    Sheet,
    SheetColumn,
    of_field,
    of_fields,
    of_state,
    only_out,
)
from oia.directory.sheets import ORGANISATION
from oia.reminders.choices import Status

#: What surrounds a date that the organiser set, on their clock.
CLOCK = ("due_time", "zone_kind", "zone", "organiser_words", "certainty", "hard", "source_link")


def of_plan(model):
    """The column that says to which plan a part belongs: by its summit."""
    return of_field(model, "plan", target=PLAN, also=("Summit",))


register(
    Sheet(
        name="plans",
        title=_("Participation plans"),
        model=Plan,
        columns=(
            NUMBER,
            of_field(Plan, "summit", target=SUMMIT, also=("Event",)),
            of_state(Plan, also=("State",)),
            *of_fields(Plan, "level", "decide_by"),
            of_field(Plan, "lead", target=USER, also=("Responsible",)),
            of_field(Plan, "officer", target=USER),
            of_field(Plan, "backup", target=USER),
            *of_fields(Plan, "objectives", "expected_results", "results", "access_route"),
            of_field(Plan, "nominating_network", target=NETWORK),
            of_field(Plan, "nominating_organisation", target=ORGANISATION),
            *of_fields(Plan, "access_notes", "sensitivity", "notes"),
        ),
        keys=(("summit",),),
        prepare=lambda found: found.select_related(
            *("summit__series", "lead", "officer", "backup"),
            *("nominating_network", "nominating_organisation"),
        ),
        save=keep_plan,
        move=move_plan,
        order=58,
    )
)

STATE = SheetColumn(
    name="state",
    label=_("state"),
    kind=Kind.CHOICE,
    choices=tuple(Status.choices),
    read=lambda milestone: milestone.deadline.status if milestone.deadline else None,
)

register(
    Sheet(
        name="milestones",
        title=_("Milestones"),
        model=Milestone,
        columns=(
            NUMBER,
            of_plan(Milestone),
            of_field(Milestone, "title", also=("Milestone", "Task")),
            *of_fields(Milestone, "audience", "days_before"),
            of_field(Milestone, "due_on", required=False, also=("Date", "Deadline")),
            *of_fields(Milestone, *CLOCK, "internal_on"),
            STATE,
            *only_out(Milestone, "template", target=TEMPLATE),
            *only_out(Milestone, "needs_check"),
            *of_fields(Milestone, "notes"),
        ),
        keys=(("plan", "title"),),
        prepare=lambda found: found.select_related("plan__summit", "template").prefetch_related(
            "deadlines"
        ),
        save=keep_milestone,
        order=59,
    )
)
