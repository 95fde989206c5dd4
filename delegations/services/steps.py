"""What has to be ready for a visit: how it comes into being, and how it is done."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from delegations.choices.visit import HOSTED
from delegations.models import StepTemplate, VisitStep
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.directory.services.keeping import keep, save_part
from oia.reminders import services as reminders


@transaction.atomic
def plan_steps(delegation, *, by):
    """Give a visit the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_visitstep")
    if delegation.status not in HOSTED:
        return []
    have = delegation.steps.exclude(template=None).values("template")
    templates = StepTemplate.objects.for_kind(delegation.kind).exclude(pk__in=have)
    return [keep(from_template(delegation, template), by=by) for template in templates]


def from_template(delegation, template):
    """The step that a template makes of one visit, not yet saved."""
    return VisitStep(
        delegation=delegation,
        template=template,
        title=template.title,
        audience=template.audience,
        days_before=template.days_before,
        counted_from=template.counted_from,
        notes=template.notes,
    )


def deadline_of(step):
    """The deadline in which the step's state lies."""
    deadline = step.deadlines.first()
    if deadline is None:
        raise ValidationError(
            _("“%(step)s” has no date while the visit has none or is not expected.")
            % {"step": step}
        )
    return deadline


def finish(step, *, by, words=""):
    """Mark a step done, with what shows it."""
    need(by, "delegations.change_visitstep")
    reminders.mark_done(deadline_of(step), by=by, evidence=words)


def waive(step, *, by, words=""):
    """Do without a step for this visit."""
    need(by, "delegations.change_visitstep")
    reminders.waive(deadline_of(step), by=by, why=words)


def reopen(step, *, by, words=""):
    """Take a step up again that was done or waived."""
    need(by, "delegations.change_visitstep")
    reminders.reopen(deadline_of(step), by=by, why=words)


def save_template(template, *, by):
    """Add or change a planning default. Visits planned before keep the steps they have."""
    if not template.slug:
        template.slug = free_slug(StepTemplate, f"{template.kind} {template.title}", "step")
    return save_part(template, by=by)


def keep_template_row(template, along, *, by):
    save_template(template, by=by)
