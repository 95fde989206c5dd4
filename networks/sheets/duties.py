"""Reporting duties, their rounds and what departments owe for them, as sheets."""

from django.utils.translation import gettext_lazy as _

from networks.models import Contribution, Duty, DutyRound
from networks.services.rows import keep_part, keep_round
from networks.sheets.targets import DUTY, NETWORK, ROUND
from oia.accounts.sheets import DEPARTMENT, USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields

register(
    Sheet(
        name="duties",
        title=_("Reporting duties"),
        model=Duty,
        url_name="networks:duty-list",
        columns=(
            NUMBER,
            of_field(Duty, "name", also=("Report", "Reporting duty")),
            *of_fields(Duty, "platform", "platform_url"),
            of_field(Duty, "networks", target=NETWORK, also=("Network", "Networks")),
            *of_fields(Duty, "every_months", "basis"),
            of_field(Duty, "lead", target=USER, also=("Lead", "Officer", "Responsible")),
            of_field(Duty, "backup", target=USER),
            of_field(Duty, "departments", target=DEPARTMENT, also=("Departments",)),
            *of_fields(Duty, "ended_on", "sensitivity", "notes"),
        ),
        keys=(("name",),),
        alike="name",
        prepare=lambda found: found.select_related("lead", "backup").prefetch_related(
            "networks", "departments"
        ),
        save=keep_part,
        order=52,
    )
)

register(
    Sheet(
        name="duty_rounds",
        title=_("Rounds of duties"),
        model=DutyRound,
        columns=(
            NUMBER,
            of_field(DutyRound, "duty", target=DUTY, also=("Report",)),
            of_field(DutyRound, "period", also=("Year",)),
            *of_fields(DutyRound, "opens_on"),
            of_field(DutyRound, "closes_on", also=("Deadline", "Due")),
            *of_fields(DutyRound, "closes_at", "zone_kind", "zone", "certainty"),
            *of_fields(DutyRound, "organiser_words", "source_link"),
            of_field(DutyRound, "submitted_on", also=("Submitted",)),
            of_field(DutyRound, "submitted_by", target=USER, also=("Submitted by",)),
            *of_fields(DutyRound, "result", "badge", "valid_until"),
        ),
        keys=(("duty", "period"),),
        prepare=lambda found: found.select_related("duty", "submitted_by"),
        save=keep_round,
        order=53,
    )
)

register(
    Sheet(
        name="contributions",
        title=_("Data that departments owe"),
        model=Contribution,
        columns=(
            NUMBER,
            of_field(Contribution, "round", target=ROUND),
            of_field(Contribution, "department", target=DEPARTMENT),
            *of_fields(Contribution, "what", "due_on", "received_on"),
        ),
        keys=(("round", "department", "what"),),
        prepare=lambda found: found.select_related("round__duty", "department"),
        save=keep_part,
        order=54,
    )
)
