"""A step of the chain that somebody without a login takes: the letter that asks for it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from delegations.choices.trip import TAKE_APPROVALS
from delegations.choices.trip_decisions import Verdict
from delegations.models.approval import ONLY_OUTSIDE
from delegations.services import standing_aside
from delegations.services.approvals import CHANGE, check_turn
from delegations.services.chain import may_be_asked
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.choices import ReminderState, What
from oia.reminders.models import Deadline, Reminder

KIND = "trip.approval"


def may_ask(approval):
    """Whether a letter may be sent for a step: somebody is named, and the trip takes verdicts."""
    waits = approval.status == Verdict.PENDING and may_be_asked(approval.approver)
    return waits and approval.trip.status in TAKE_APPROVALS


@transaction.atomic
def ask(approval, *, by, words=""):
    """Send whoever is asked for the verdict a letter now. Returns the reminders it carries."""
    need(by, CHANGE)
    if approval.approver is None:
        raise ValidationError(_("Name somebody who is asked by letter first."))
    if not may_be_asked(approval.approver):
        raise ValidationError(ONLY_OUTSIDE)
    if approval.status != Verdict.PENDING:
        raise ValidationError(_("This step is taken already."))
    if standing_aside.travels(approval.trip, approval.approver):
        raise ValidationError(_("They travel themselves, and so have no say in it."))
    check_turn(approval)
    deadline = Deadline.objects.unsettled().filter(kind=KIND, origin_id=approval.pk).first()
    if deadline is None:
        raise ValidationError(_("Give the trip its days first: the letter says how long is left."))
    return ask_now(deadline, user=approval.approver, by=by, words=words)


def latest_letters(steps):
    """What asked for the verdicts that still wait, by step: the reminder with its letter. It was
    written by somebody, or to whoever is asked by the rule."""
    waiting = {step.pk: step.approver_id for step in steps if step.status == Verdict.PENDING}
    by_rule = Q(what=What.STEP, state=ReminderState.SENT, user__in={*waiting.values()} - {None})
    found = Reminder.objects.filter(
        Q(what=What.ASKED) | by_rule,
        deadline__kind=KIND,
        deadline__origin_id__in=waiting,
        version=F("deadline__version"),
    )
    found = found.select_related("letter", "deadline").order_by("pk") if waiting else ()
    return {reminder.deadline.origin_id: reminder for reminder in found}
