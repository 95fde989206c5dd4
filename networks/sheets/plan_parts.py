"""What belongs to a plan, as sheets: people, side events, slots, position papers, costs."""

from django.utils.translation import gettext_lazy as _

from networks.models import Delegate, Paper, PlanCost, SideEvent, SpeakingSlot
from networks.services.plans import move_side_event
from networks.services.rows import keep_plan_part, keep_side_event
from networks.sheets.memberships import of_sum
from networks.sheets.plans import CLOCK, of_plan
from oia.accounts.sheets import USER, of_currency
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields, of_state, only_out
from oia.directory.sheets import PERSON


def with_plan(*others):
    return lambda found: found.select_related("plan__summit", *others)


register(
    Sheet(
        name="delegates",
        title=_("People going"),
        model=Delegate,
        columns=(
            NUMBER,
            of_plan(Delegate),
            of_field(Delegate, "person", target=PERSON, also=("Delegate", "Participant")),
            of_field(Delegate, "name", also=("Function",)),
            *of_fields(Delegate, "status", "badge_type", "route", "from_on", "to_on"),
            *only_out(Delegate, "needs_check"),
            *of_fields(Delegate, "notes"),
        ),
        keys=(("plan", "person"), ("plan", "name")),
        prepare=with_plan("person"),
        save=keep_plan_part,
        order=60,
    )
)

register(
    Sheet(
        name="side_events",
        title=_("Side events"),
        model=SideEvent,
        columns=(
            NUMBER,
            of_plan(SideEvent),
            of_field(SideEvent, "title", also=("Event", "Side event")),
            of_state(SideEvent, also=("State",)),
            *of_fields(SideEvent, "partners", "due_on", *CLOCK, "internal_on"),
            *of_fields(SideEvent, "held_on", "report_due_on", "notes"),
        ),
        keys=(("plan", "title"),),
        prepare=with_plan(),
        save=keep_side_event,
        move=move_side_event,
        order=61,
    )
)

register(
    Sheet(
        name="speaking_slots",
        title=_("Speaking slots"),
        model=SpeakingSlot,
        columns=(
            NUMBER,
            of_plan(SpeakingSlot),
            of_field(SpeakingSlot, "session", also=("Panel",)),
            *of_fields(SpeakingSlot, "topic"),
            of_field(SpeakingSlot, "speaker", target=PERSON),
            *of_fields(SpeakingSlot, "status", "on", "bio_sent_on", "photo_sent_on"),
            *of_fields(SpeakingSlot, "av_sent_on", "notes"),
        ),
        keys=(("plan", "session"),),
        prepare=with_plan("speaker"),
        save=keep_plan_part,
        order=62,
    )
)

register(
    Sheet(
        name="position_papers",
        title=_("Position papers"),
        model=Paper,
        columns=(
            NUMBER,
            of_plan(Paper),
            of_field(Paper, "title", also=("Paper",)),
            *of_fields(Paper, "status"),
            of_field(Paper, "owner", target=USER, also=("Author", "Responsible")),
            *of_fields(Paper, "due_on", "notes"),
        ),
        keys=(("plan", "title"),),
        prepare=with_plan("owner"),
        save=keep_plan_part,
        order=63,
    )
)

register(
    Sheet(
        name="plan_costs",
        title=_("Costs of going"),
        model=PlanCost,
        columns=(
            NUMBER,
            of_plan(PlanCost),
            of_field(PlanCost, "kind", also=("Type",)),
            of_field(PlanCost, "what", also=("Description",)),
            *of_fields(PlanCost, "payer"),
            of_sum(PlanCost, "estimate", also=("Budget",)),
            of_sum(PlanCost, "actual", also=("Spent",)),
            of_currency(PlanCost),
            *of_fields(PlanCost, "notes"),
        ),
        keys=(("plan", "kind", "what", "payer"),),
        prepare=with_plan(),
        save=keep_plan_part,
        order=64,
    )
)
