"""What has to be ready for a trip: how it comes into being, and how it is done."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from delegations.models import TripStep, TripStepTemplate
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.directory.services.keeping import keep, save_part
from oia.reminders import services as reminders

CHANGE = "delegations.change_tripstep"


@transaction.atomic
def plan_steps(trip, *, by):
    """Give a trip the steps of its kind that it has not got. Safe to run twice."""
    need(by, "delegations.add_tripstep")
    if not trip.is_running or trip.is_back:
        return []
    have = trip.steps.exclude(template=None).values("template")
    templates = TripStepTemplate.objects.for_kind(trip.kind).exclude(pk__in=have)
    return [keep(from_template(trip, template), by=by) for template in templates]


def from_template(trip, template):
    """The step that a template makes of one trip, not yet saved."""
    return TripStep(
        trip=trip,
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
            _("“%(step)s” has no date while the trip has none or does not take place.")
            % {"step": step}
        )
    return deadline


def finish(step, *, by, words=""):
    """Mark a step done, with what shows it."""
    need(by, CHANGE)
    reminders.mark_done(deadline_of(step), by=by, evidence=words)


def waive(step, *, by, words=""):
    """Do without a step for this trip."""
    need(by, CHANGE)
    reminders.waive(deadline_of(step), by=by, why=words)


def reopen(step, *, by, words=""):
    """Take a step up again that was done or waived."""
    need(by, CHANGE)
    reminders.reopen(deadline_of(step), by=by, why=words)


def save_template(template, *, by):
    """Add or change a planning default. Trips planned before keep the steps they have."""
    if not template.slug:
        template.slug = free_slug(TripStepTemplate, f"{template.kind} {template.title}", "step")
    return save_part(template, by=by)


def keep_template_row(template, along, *, by):
    save_template(template, by=by)
