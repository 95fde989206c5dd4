"""Asking around before we sign: who is asked, what they say, and asking them anew."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.declarations import UNDECIDED, StepVerdict
from networks.models import SignOnStep, SignOnStepTemplate
from networks.services.keeping import keep
from networks.services.parts import save_part
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.core.validators import all_over_by_now

CHANGE = "networks.change_signonstep"


@transaction.atomic
def plan_steps(sign_on, *, by):
    """Ask everybody whom the templates name and who is not asked yet. Safe to run twice."""
    need(by, "networks.add_signonstep")
    have = sign_on.steps.exclude(template=None).values("template")
    templates = SignOnStepTemplate.objects.asked(fast=sign_on.fast_track).exclude(pk__in=have)
    return [keep(from_template(sign_on, one), by=by) for one in templates]


def from_template(sign_on, template):
    """The step that a template makes of one request, not yet saved."""
    days = template.days_given(fast=sign_on.fast_track)
    begins = max(sign_on.received_on, timezone.localdate() - timedelta(days=days))
    return SignOnStep(
        sign_on=sign_on,
        template=template,
        title=template.title,
        kind=template.kind,
        owner=template.owner,
        department=template.department,
        days=days,
        due_on=begins + timedelta(days=days),
    )


def answer(step, *, by, verdict, text="", answered_on=None):
    """Write down what they say, on paper or in a call."""
    need(by, CHANGE)
    return write_down(step, by=by, verdict=verdict, text=text, answered_on=answered_on)


def write_down(step, *, by, verdict, text="", answered_on=None):
    """Keep a verdict. Whoever objects says why."""
    if verdict not in StepVerdict.values:
        raise ValidationError({"verdict": _("Choose a verdict.")})
    check_words(verdict, text)
    step.verdict, step.text = verdict, text
    step.answered_on, step.answered_by = answered_on or timezone.localdate(), by
    check_day(step)
    return keep(step, by=by, why=step.get_verdict_display())


def check_words(verdict, text):
    if verdict in (StepVerdict.OBJECTED, StepVerdict.CHANGES) and not text.strip():
        raise ValidationError({"text": _("Say what they object to, or want changed.")})


def check_day(step):
    """Refuse a verdict of a day to come, or of one before there was anything to ask."""
    all_over_by_now(step, "answered_on")
    if step.answered_on and step.answered_on < step.sign_on.received_on:
        words = _("They cannot have answered before the request came.")
        raise ValidationError({"answered_on": words})


def ask_anew(sign_on, *, by, why):
    """Ask all anew before it is decided, as when a new draft came."""
    if sign_on.status not in UNDECIDED:
        raise ValidationError(_("It is decided: a text that changes asks all anew by itself."))
    return ask_again(sign_on, by=by, why=why)


@transaction.atomic
def ask_again(sign_on, *, by, why):
    """Ask all anew who had an answer, but those who were not needed. Returns how many."""
    need(by, CHANGE)
    answered = sign_on.steps.exclude(verdict__in=["", StepVerdict.WAIVED])
    steps = list(answered)
    for step in steps:
        step.ask_again(why)
        keep(step, by=by, why=why)
    return len(steps)


def save_step(step, *, by):
    """Add or change a step; a verdict typed in has its day, and its words where it is against."""
    need(by, f"networks.{'add' if step._state.adding else 'change'}_signonstep")
    before = SignOnStep.objects.filter(pk=step.pk).first() or SignOnStep()
    if (step.verdict, step.text) != (before.verdict, before.text):
        check_words(step.verdict, step.text)
    if step.due_on and step.due_on != before.due_on and step.due_on < step.sign_on.received_on:
        raise ValidationError({"due_on": _("Nobody can have been asked before the request came.")})
    if step.verdict and not step.answered_on:
        step.answered_on = timezone.localdate()
        step.answered_by = by
    if step.answered_on != before.answered_on:
        check_day(step)
    return save_part(step, by=by)


def save_template(template, *, by):
    """Add or change a default. Requests that came before keep the steps they have."""
    if not template.slug:
        template.slug = free_slug(SignOnStepTemplate, template.title)
    return save_part(template, by=by)
