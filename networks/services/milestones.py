"""Milestones: how they come into being, and what becomes of them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from networks.models import Milestone, MilestoneTemplate, Plan
from networks.services.keeping import keep
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.reminders import services as reminders
from oia.reminders.choices import Status


def days_ahead(start, days):
    """The day so many days before a summit begins; after it, where the number is negative."""
    return start - timedelta(days=days)


@transaction.atomic
def plan_milestones(plan, *, by):
    """Give a plan the milestones of its series that it has not got. Safe to run twice.

    Those already past come into being too: the report of a plan made late shows what was left
    out, and nobody is reminded of what was past on arrival.
    """
    need(by, "networks.add_milestone")
    if not plan.is_going:
        return []
    if plan.reckoned_from is None:
        Plan.objects.filter(pk=plan.pk).update(reckoned_from=plan.summit.starts_on)
        plan.reckoned_from = plan.summit.starts_on
    have = plan.milestones.exclude(template=None).values("template")
    templates = MilestoneTemplate.objects.for_series(plan.summit.series_id).exclude(pk__in=have)
    return [write(from_template(plan, template), by=by) for template in templates]


def from_template(plan, template):
    """The milestone that a template makes of one plan, not yet saved."""
    return Milestone(
        plan=plan,
        template=template,
        title=template.title,
        audience=template.audience,
        notes=template.notes,
        days_before=template.days_before_start,
        due_on=days_ahead(plan.summit.starts_on, template.days_before_start),
    )


def write(milestone, *, by, why=""):
    """Save what the program reckoned itself; what people typed is checked by `keep` first."""
    milestone._history_user = by
    milestone._change_reason = why[:100]
    milestone.save()
    return milestone


def add_milestone(milestone, *, by):
    """Add one milestone to a plan."""
    need(by, "networks.add_milestone")
    return keep(milestone, by=by)


def change_milestone(milestone, *, by, why=""):
    """Save what a form changed; whoever saves a milestone has looked at its date."""
    need(by, "networks.change_milestone")
    milestone.needs_check = False
    return keep(milestone, by=by, why=why)


def deadline_of(milestone):
    """The deadline in which the milestone's state lies."""
    deadline = milestone.deadlines.first()
    if deadline is None:
        raise ValidationError(
            _("“%(milestone)s” has no deadline while we do not plan to go.")
            % {"milestone": milestone}
        )
    return deadline


def finish(milestone, *, by, evidence=""):
    """Mark a milestone done, with what proves it."""
    need(by, "networks.change_milestone")
    reminders.mark_done(deadline_of(milestone), by=by, evidence=evidence)


def waive(milestone, *, by, why=""):
    """Do without a milestone for this summit."""
    need(by, "networks.change_milestone")
    reminders.waive(deadline_of(milestone), by=by, why=why)


def reopen(milestone, *, by, why=""):
    """Take a milestone up again that was done or waived."""
    need(by, "networks.change_milestone")
    reminders.reopen(deadline_of(milestone), by=by, why=why)


def is_settled(milestone):
    """Whether it is done or was waived, so that moving the summit no longer touches it."""
    deadline = milestone.deadline
    return deadline is not None and deadline.status in (Status.DONE, Status.WAIVED)


def save_template(template, *, by):
    """Add or change a planning default. Plans made before keep the milestones they have."""
    need(by, f"networks.{'change' if template.pk else 'add'}_milestonetemplate")
    series = template.series.slug if template.series else "any"
    template.slug = template.slug or free_slug(MilestoneTemplate, f"{series} {template.title}")
    return keep(template, by=by)
