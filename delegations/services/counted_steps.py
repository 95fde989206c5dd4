"""What has to be ready, for a visit or for a trip: made of templates, and done."""

from django.core.exceptions import ValidationError

from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.directory.services.keeping import keep, save_part
from oia.reminders import services as reminders


def add_missing(whole, *, by, is_owed=lambda step: True, begin=lambda step: None):
    """Give a visit or a trip the steps of its kind that it has not got, and owes. Returns those.

    `begin` puts into a step what it has besides its template.
    """
    have = whole.steps.exclude(template=None).values("template")
    templates = whole.steps.model._meta.get_field("template").related_model.objects
    missing = templates.for_kind(whole.kind).exclude(pk__in=have)
    steps = [from_template(whole, template) for template in missing]
    owed = [step for step in steps if is_owed(step)]
    for step in owed:
        begin(step)
    return [keep(step, by=by) for step in owed]


def from_template(whole, template):
    """The step that a template makes of one visit or trip, not yet saved."""
    model = whole.steps.model
    taken = {name: getattr(template, name) for name in model.TAKEN_OVER}
    return model(**{whole.steps.field.name: whole}, template=template, **taken)


def deadline_of(step):
    """The deadline in which the step's state lies."""
    deadline = step.deadlines.first()
    if deadline is None:
        raise ValidationError(step.undated % {"step": step})
    return deadline


def finish(step, *, by, words=""):
    """Mark a step done, with what shows it."""
    need(by, right_to_change(step))
    reminders.mark_done(deadline_of(step), by=by, evidence=words)


def waive(step, *, by, words=""):
    """Do without a step this time."""
    need(by, right_to_change(step))
    reminders.waive(deadline_of(step), by=by, why=words)


def reopen(step, *, by, words=""):
    """Take a step up again that was done or waived."""
    need(by, right_to_change(step))
    reminders.reopen(deadline_of(step), by=by, why=words)


def right_to_change(step):
    return f"delegations.change_{step._meta.model_name}"


def save_template(template, *, by):
    """Add or change a planning default. What was planned before keeps the steps it has."""
    if not template.slug:
        template.slug = free_slug(type(template), f"{template.kind} {template.title}", "step")
    return save_part(template, by=by)


def keep_template_row(template, along, *, by):
    save_template(template, by=by)
