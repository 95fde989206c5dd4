"""What we still owe to guests who have left: from then on it is a promise of the office."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.commitments.choices import Status as Promise
from oia.commitments.models import Commitment
from oia.commitments.services import closing
from oia.commitments.services.promising import promise
from oia.core.roads import arriving_by
from oia.reminders import services as reminders
from oia.reminders.choices import UNSETTLED, Status

#: The short name of the common step that a letter of thanks does.
THANKS = "thank-you"


def promise_the_rest(delegation, *, by):
    """Write the open steps that count as promises down among the commitments, each once.

    The step itself is let go with that, so that nobody is reminded twice. What an import brings
    here happened long ago. Returns the promises.
    """
    if arriving_by():
        return []
    made = []
    for step in delegation.steps.filter(template__is_promise=True).order_by("pk"):
        step.delegation = delegation
        deadline = step.deadlines.first()
        if deadline is not None and deadline.is_unsettled:
            made.append(promise(of_step(step), by=by, to=partner_of(delegation)))
            why = _("It counts among the promises of the office now.")
            reminders.waive(deadline, by=by, why=why)
    return made


def still_open(delegation):
    """The steps of a visit that are neither done nor waived."""
    return delegation.steps.filter(deadlines__status__in=UNSETTLED).order_by("pk")


def check_nothing_is_lost(delegation, *, why):
    """What is open when a visit is closed is no longer due: somebody says why, on a page or in a
    file."""
    if why.strip():
        return
    if names := ", ".join(map(str, still_open(delegation))):
        words = _("Still open: %s. Mark these steps done, or say why nobody takes them any more.")
        raise ValidationError(words % names)


def has_promised(delegation):
    """Whether a step of a visit was let go because it counts among the promises by now."""
    steps = delegation.steps.filter(template__is_promise=True)
    return steps.filter(deadlines__status=Status.WAIVED).exists()


def note_day(letter, was, *, by):
    """A letter of thanks got the day on which it went out, or lost it: it `was` so before."""
    before = was and was.sent_on
    if letter.sent_on and not before:
        note_thanks(letter, by=by)
    elif before and not letter.sent_on:
        take_thanks_back(letter, went_out(was), by=by)


def note_thanks(letter, *, by):
    """A letter of thanks that went out does the step, and keeps the promise that it became."""
    shows = went_out(letter)
    for deadline, promises in thanked(letter.delegation):
        if deadline is not None and deadline.is_unsettled:
            reminders.mark_done(deadline, by=by, evidence=shows)
        for promised in promises.filter(status=Promise.OPEN):
            on = max(letter.sent_on, promised.given_on)
            closing.keep_it(promised, by=by, evidence=shows, on=on)


def take_thanks_back(letter, shown, *, by):
    """It did not go out after all: what was done or kept by that letter alone is open again."""
    why = _("The letter “%s” did not go out after all.") % letter
    for deadline, promises in thanked(letter.delegation):
        if deadline is not None and (deadline.status, deadline.evidence) == (Status.DONE, shown):
            reminders.reopen(deadline, by=by, why=why)
        for promised in promises.filter(status=Promise.KEPT, evidence=shown):
            closing.reopen(promised, by=by, why=why)


def thanked(visit):
    """The deadline of each step of a visit that a letter of thanks does, and what it became."""
    its_own = Q(template__slug=THANKS) | Q(template__replaces__slug=THANKS)
    for step in visit.steps.filter(its_own):
        step.delegation = visit
        promises = Commitment.objects.touching(visit).filter(text=promise_of(step))
        yield step.deadlines.first(), promises


def went_out(letter):
    return _("The letter “%s” went out.") % letter


def promise_of(step):
    """By which words a step stands among the promises."""
    return f"{step.title} ({step.delegation.reference})"


def of_step(step):
    """The promise that a step becomes, not yet kept."""
    visit, today = step.delegation, timezone.localdate()
    return Commitment(
        text=promise_of(step),
        subject=visit,
        given_on=min(today, step.falls_on),
        due_on=step.falls_on,
        owner=visit.owner,
        backup=visit.backup,
        department=visit.department,
        to_words="" if partner_of(visit) else visit.comes_from,
        sensitivity=visit.sensitivity,
    )


def partner_of(delegation):
    """To whom we owe it, where the directory knows them."""
    return delegation.organisation or delegation.city
