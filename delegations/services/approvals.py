"""The steps by which a trip is approved: taken by whom they are for, settled, reopened."""

from pathlib import PurePath

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import (
    BACK,
    GOING,
    TAKE_APPROVALS,
    THIRD_PARTIES,
    UNDECIDED,
    Payer,
    TripStatus,
)
from delegations.choices.trip_decisions import MAY_TAKE, PASSED, Body, ChainPayer, Verdict
from delegations.models import Approval, Trip
from delegations.services import chain, put_before, standing_aside, trip_money
from oia.core import states
from oia.core.rights import need
from oia.directory.services.keeping import remove_part, save_part
from oia.documents.choices import AttachmentKind
from oia.documents.models import Attachment
from oia.documents.services import attach

CHANGE = "delegations.change_approval"
APPROVE = "delegations.approve_trip"

#: What of a step that the chain asks for is not loosened by whoever may merely edit it.
HELD = (
    *("trip_id", "step_id", "body", "role", "approver_id", "order", "before_acceptance"),
    *("asks_payer", "asks_cost", "asks_destination", "asks_dates"),
)

#: Verdicts that say something besides yes.
SAY_WHY = {Verdict.REFUSED, Verdict.CONDITIONS}

#: How far a trip is once these bodies have let it pass, the last of them above all.
STAGES = [
    (TripStatus.BUDGETED, (Body.ETHICS, Body.BUDGET)),
    (TripStatus.ETHICS_CLEARED, (Body.ETHICS,)),
]


def may_loosen(approval, user):
    """Whether a user may change who takes a step that the chain asks for, and when."""
    if user is None:
        return True
    return user.has_perm(APPROVE) and not standing_aside.travels(approval.trip, user)


def check_loosened(approval, by):
    if not may_loosen(approval, by):
        raise PermissionDenied(_("The chain asks for this step. A director changes it."))


@transaction.atomic
def save_approval(approval, *, by):
    """Add or change a step of a trip. What the chain asks for stays so, but for a director."""
    before = Approval.objects.filter(pk=approval.pk).select_related("trip").first()
    is_new = before is None
    if is_new and approval.step:
        before = chain.taken_over(approval.trip, approval.step)
    of_chain = before and (before.step_id or approval.step_id)
    if of_chain and any(getattr(before, name) != getattr(approval, name) for name in HELD):
        check_loosened(before, by)
        check_loosened(approval, by)
    save_part(approval, by=by)
    if is_new and approval.trip.status in GOING and not approval.has_passed:
        wait_for(approval.trip, [approval], by=by)
    return approval


@transaction.atomic
def remove_approval(approval, *, by):
    """Take a step off a trip that nobody decided; the chain's own, for a director alone."""
    if approval.is_decided:
        raise ValidationError(_("What was decided stays. Ask once more instead."))
    if approval.step_id:
        check_loosened(approval, by)
    remove_part(approval, by=by)
    settle(approval.trip, by=by)


def may_take(approval, user):
    """Whether a step is for the roles of this user, and the user does not travel."""
    return is_for(approval, user) and not standing_aside.travels(approval.trip, user)


def answers_for(approval, user):
    """Whether this is the person outside who is asked for the verdict by letter."""
    return approval.is_outside and user is not None and approval.approver_id == user.pk


def roles_of(user):
    return set(user.groups.values_list("name", flat=True))


def is_for(approval, user, roles=None):
    """Whether a step is for the roles of this user, which whoever asks for many may bring along."""
    return bool((roles_of(user) if roles is None else roles) & MAY_TAKE[approval.role])


def decide(approval, to, *, by, why="", given_by="", paper="", file=None, decided_on=None, seen=""):
    """Take a step: approve, approve with conditions or refuse. Whoever travels is refused.

    What somebody without a login said is noted from their paper, with the day on which they did.
    `seen` is the mark of the trip as it was put before whoever decides.
    """
    need(by, CHANGE)
    if not is_for(approval, by):
        words = _("Refused: this step is taken by: %s.") % approval.get_role_display()
        standing_aside.refuse(approval, by, words)
    standing_aside.check(approval.trip, approval, by)
    if to == Verdict.PENDING:
        return reopen(approval, by=by, why=why)
    if to in SAY_WHY and not why.strip():
        raise ValidationError({"why": _("Say which conditions, or why not.")})
    if approval.is_outside and not (given_by.strip() and (paper.strip() or file)):
        raise ValidationError(_("Say who gave this verdict, and on which paper."))
    said = {"given_by": given_by, "paper": paper, "file": file, "seen": seen}
    return decided(approval, to, by=by, why=why, on=day_of_verdict(decided_on), **said)


def day_of_verdict(day):
    """The day on which somebody decided: today, or an earlier one."""
    today = timezone.localdate()
    if day is not None and day > today:
        raise ValidationError({"decided_on": _("That day is still to come.")})
    return day or today


def answer(approval, to, *, by, why="", paper="", file=None, seen=""):
    """Keep the verdict that somebody outside gives under the link of their letter.

    They have no rights here: the link is theirs, and the step names them. Whoever travels is
    refused like everybody else.
    """
    if not answers_for(approval, by):
        raise PermissionDenied(_("Somebody else is asked for this verdict."))
    standing_aside.check(approval.trip, approval, by)
    if to not in {Verdict.APPROVED, *SAY_WHY}:
        raise ValidationError(_("That is no verdict."))
    if to in SAY_WHY and not why.strip():
        raise ValidationError({"why": _("Say which conditions, or why not.")})
    said = {"given_by": by.get_full_name() or by.username, "paper": paper, "file": file}
    said["seen"] = seen
    return decided(approval, to, by=by, why=why, on=timezone.localdate(), **said)


def hold(trip):
    """Let nobody else take or reopen a step of this trip until the transaction ends.

    Who waited for it sees what the other did.
    """
    Trip.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=trip.pk)
    trip.refresh_from_db(fields=["status"])


@transaction.atomic
def decided(approval, to, *, by, why, on, given_by, paper, file=None, seen=""):
    hold(approval.trip)
    check_seen(approval.trip, seen)
    check_turn(approval)
    if file:
        asked = answers_for(approval, by)
        paper = hang_up(approval, file, paper, on=on, by=by, attached_by=None if asked else by)
    said = {"words_said": why.strip(), "given_by": given_by.strip()[:200]}
    said |= {"paper": paper.strip()[:300], "decided_on": on, "decided_by": by}
    if to in PASSED:
        said |= trip_money.agreed_to(approval.trip)
    states.move(approval, to, by=by, why=why, **said)
    settle(approval.trip, by=by)
    return approval


def check_seen(trip, seen):
    """Nobody agrees to a trip that is another by now than the one they were shown."""
    if not seen:
        return
    if seen != put_before.mark(Trip.objects.get(pk=trip.pk)):
        raise ValidationError(
            _("The trip was changed since you opened this page. Look it through, then decide.")
        )


def hang_up(decided, file, paper, *, on, by, attached_by):
    """Put the paper of a verdict on its trip, as open as the trip. Returns what it is called."""
    trip = decided.trip
    title = paper.strip() or f"{decided}: {PurePath(file.name).stem}"
    on_trip = Attachment(
        subject=trip,
        title=title[:200],
        kind=AttachmentKind.DECISION,
        on=on,
        sensitivity=trip.sensitivity,
        file=file,
    )
    on_trip._history_user = by
    attach(on_trip, by=attached_by)
    Attachment.objects.filter(pk=on_trip.pk).update(uploaded_by=by)
    return title


def check_turn(approval):
    """The steps of a chain are taken in their order, and only of a trip that is not over."""
    if approval.trip.status not in TAKE_APPROVALS:
        raise ValidationError(_("This trip takes no more approvals."))
    earlier = counted(approval.trip).filter(order__lt=approval.order)
    waiting = [str(one) for one in earlier if not one.has_passed]
    if waiting:
        raise ValidationError(_("First comes: %s.") % ", ".join(waiting))


def counted(trip):
    """The steps of a trip, but for a refusal that nobody asks for any more: it stops nothing."""
    unasked = chain.no_longer_asked(trip).filter(status=Verdict.REFUSED)
    return trip.approvals.exclude(pk__in=unasked.order_by().values("pk"))


def refusals(trip, steps):
    """The keys of those of its steps that were refused, and hold the trip up."""
    if not any(step.status == Verdict.REFUSED for step in steps):
        return set()
    return set(counted(trip).filter(status=Verdict.REFUSED).values_list("pk", flat=True))


def settle(trip, *, by):
    """Let a trip be as far as those who had a say have let it come."""
    steps = list(counted(trip))
    trip.refresh_from_db()
    waiting = [step for step in steps if not step.has_passed]
    if trip.status in GOING and waiting:
        wait_for(trip, waiting, by=by)
    if trip.status == TripStatus.INVITED or trip.status not in UNDECIDED or not steps:
        return
    if not waiting:
        if trip.starts_on and not is_still_invited(trip):
            approve(trip, by=by)
        return
    for to, bodies in STAGES:
        theirs = [step for step in steps if step.body in bodies]
        if any(step.body == bodies[-1] for step in theirs) and reached(trip, to, theirs):
            states.move(trip, to, by=by, why=_("As the chain of approval says."))
            return


def is_still_invited(trip):
    """Whether the invitation behind a trip waits for our answer: then it is not settled."""
    invitation = getattr(trip, "invitation", None)
    return invitation is not None and invitation.is_unanswered


def reached(trip, to, steps):
    """Whether the bodies of a stage let the trip pass, and it is not so far yet."""
    follows = trip.status in type(trip).MAY_FOLLOW[to]
    return follows and all(step.has_passed for step in steps)


def approve(trip, *, by):
    """The last step is taken: what it may cost the city from now on is what it was to cost."""
    cost = trip_money.borne_by_city(trip)
    why = _("All steps of the chain are taken.")
    states.move(trip, TripStatus.APPROVED, by=by, why=why, approved_cost=cost)


def missing(trip, to):
    """The steps without which a trip cannot be in a state yet."""
    bodies = dict(STAGES).get(to)
    steps = counted(trip)
    asked = steps.filter(body__in=bodies) if bodies else steps
    return [step for step in asked if not step.has_passed]


@transaction.atomic
def reopen(approval, *, by, why):
    """Ask once more for what somebody said already, and say why. The trip waits for it.

    What they said is kept by the history; the step tells by now why it is asked anew.
    """
    if not why.strip():
        raise ValidationError(_("Say why it is asked once more."))
    trip = approval.trip
    hold(trip)
    blank = dict.fromkeys(("decided_on", "decided_by", "approved_cost", "approved_others"))
    blank |= {"words_said": why.strip(), "given_by": "", "paper": ""}
    states.move(approval, Verdict.PENDING, by=by, why=why, **blank)
    wait(trip, by=by, why=why)
    return approval


def wait(trip, *, by, why):
    """Let a trip wait for those who have to say something yet."""
    trip.refresh_from_db()
    if trip.status in {TripStatus.ETHICS_CLEARED, TripStatus.BUDGETED, *GOING}:
        states.move(trip, TripStatus.SCREENING, by=by, why=why, approved_cost=None)


def wait_for(trip, steps, *, by, why=""):
    """The same, for some steps of its chain."""
    wait(trip, by=by, why=why or _("It waits for: %s.") % ", ".join(map(str, steps)))


def reopen_all(trip, asks, *, by, why, concerns=lambda approval: True):
    """Reopen the steps that are asked again when something of this sort changes.

    While a trip is put off as well, so that no old verdict stands when it is taken up again; what
    nobody asks any more stays as it was said.
    """
    if trip.status in BACK:
        return []
    steps = trip.approvals.filter(**{asks: True}).select_related("step")
    steps = steps.exclude(pk__in=chain.no_longer_asked(trip).order_by().values("pk"))
    found = [step for step in steps if step.has_passed and concerns(step)]
    for step in found:
        step.trip = trip
        reopen(step, by=by, why=why)
    return found


def other_payers(before, now, changed):
    """Whether a step is concerned when others pay than before: as far as it is for their money."""

    def concerns(approval):
        if approval.asked_for == ChainPayer.CITY:
            return (Payer.CITY in before) != (Payer.CITY in now)
        return bool(changed & set(THIRD_PARTIES) if approval.asked_for else changed)

    return concerns


def take_over(trip, *, by, why=""):
    """Give a trip the steps that the chain asks of it by now. It waits for them."""
    added = chain.plan_approvals(trip, by=by)
    if added:
        wait_for(trip, added, by=by, why=why)
    return added


def follow_chain(trip, *, by, why):
    """Let a trip that is of another kind, or whose payers are others, have the steps of such a one.

    What is asked no more holds nothing up: it goes where nobody has taken it.
    """
    if trip.status in BACK:
        return
    unasked = list(chain.no_longer_asked(trip).exclude(status__in=PASSED))
    for step in unasked:
        if step.status == Verdict.PENDING:
            remove_part(step, by=by, why=why)
    if not take_over(trip, by=by, why=why) and unasked:
        settle(trip, by=by)


def keep_row(approval, along, *, by):
    """Keep a step as a row of a sheet has it; one that was decided, for who may and stays home."""
    on = typed_day(approval)
    if approval.is_decided and not approval._state.adding and on not in (None, approval.decided_on):
        raise ValidationError({"decided_on": _("What was decided stays. Ask once more instead.")})
    if approval._state.adding and approval.status != Verdict.PENDING:
        need(by, APPROVE)
        if by is not None and standing_aside.travels(approval.trip, by):
            raise ValidationError(_("Refused: whoever travels does not approve."))
        approval.decided_on, approval.decided_by = day_of_verdict(on), by
        for name, known in trip_money.agreed_to(approval.trip).items():
            setattr(approval, name, known)
    save_approval(approval, by=by)


def move_row(approval, to, *, by, why=""):
    """Take a step as a row of a sheet has it. What is on paper is noted on the page alone."""
    return decide(approval, to, by=by, why=why, decided_on=typed_day(approval))


def type_day(approval, day):
    """Keep the day that a row of a sheet tells until the verdict is taken."""
    approval.__dict__["_typed_day"] = day


def typed_day(approval):
    return approval.__dict__.get("_typed_day")
