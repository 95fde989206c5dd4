"""What has to be ready for visits, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import Delegation, StepTemplate, VisitStep
from delegations.services.counted_steps import keep_template_row
from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Kind,
    Sheet,
    SheetColumn,
    Target,
    of_field,
    of_fields,
    only_out,
)
from oia.directory.services.keeping import keep_row_of_part
from oia.reminders.choices import Status


def common_template(queryset, text):
    """Only what every visit asks for can be done otherwise by one kind."""
    return queryset.filter(kind="", title__iexact=text)


VISIT = Target(
    model=Delegation,
    name_of=lambda delegation: delegation.reference,
    find=lambda rows, text: rows.named(text),
)
COMMON = Target(model=StepTemplate, find=common_template)
TEMPLATE = Target(model=StepTemplate, find=lambda rows, text: rows.filter(title__iexact=text))

STATE = SheetColumn(
    name="state",
    label=_("state"),
    kind=Kind.CHOICE,
    choices=tuple(Status.choices),
    read=lambda step: step.deadline.status if step.deadline else None,
)

register(
    Sheet(
        name="visit_steps",
        title=_("Steps of visits"),
        model=VisitStep,
        columns=(
            NUMBER,
            of_field(VisitStep, "delegation", target=VISIT, also=("Reference",)),
            of_field(VisitStep, "title", also=("Step", "Task")),
            of_field(VisitStep, "days_before", also=("Days",)),
            *of_fields(VisitStep, "counted_from"),
            of_field(VisitStep, "due_on", also=("Date", "Deadline")),
            of_field(VisitStep, "not_before", required=False),
            *of_fields(VisitStep, "audience"),
            STATE,
            *only_out(VisitStep, "template", target=TEMPLATE),
            *of_fields(VisitStep, "notes"),
        ),
        keys=(("delegation", "title"),),
        prepare=lambda found: found.select_related("delegation", "template").prefetch_related(
            "deadlines"
        ),
        save=keep_row_of_part,
        order=66,
    )
)

register(
    Sheet(
        name="step_templates",
        title=_("Templates of steps"),
        model=StepTemplate,
        url_name="delegations:steptemplate-list",
        columns=(
            NUMBER,
            of_field(StepTemplate, "title", also=("Step", "Task")),
            of_field(StepTemplate, "days_before", also=("Days",)),
            *of_fields(StepTemplate, "counted_from", "audience", "kind"),
            of_field(StepTemplate, "replaces", target=COMMON),
            *of_fields(StepTemplate, "is_active", "is_promise"),
            of_field(StepTemplate, "slug", required=False),
            *of_fields(StepTemplate, "notes"),
        ),
        keys=(("slug",), ("kind", "title")),
        alike="title",
        alike_within=("kind",),
        prepare=lambda found: found.select_related("replaces"),
        save=keep_template_row,
        order=67,
    )
)
