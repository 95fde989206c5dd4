"""A visit from the request to the end: written down, answered, moved, closed."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from delegations.choices.visit import (
    DECISIONS,
    EXPECTED,
    NEED_WHY,
    TOOK_PLACE,
    UNANSWERED,
    VISIT_WAYS_BACK,
)
from delegations.choices.visit import VisitStatus as Status
from delegations.models import Delegation, ReferenceCounter
from delegations.models.delegation import LONGEST_STAY
from delegations.services import follow_up, letters
from delegations.services.going_back import check_back
from delegations.services.steps import follow_kind, plan_steps
from oia.accounts.models import Office
from oia.core import states
from oia.core.models import Move
from oia.core.rights import need
from oia.core.roads import arriving_by, why_now
from oia.core.sheets import tie
from oia.directory.services.activity import refresh
from oia.directory.services.contacts import agreements_with
from oia.directory.services.keeping import keep

CHANGE = "delegations.change_delegation"
DECIDE = "delegations.decide_delegation"

LETTER = "D"

#: States that only a decision leads to.
NEED_DECISION = {*DECISIONS, *EXPECTED}


#: What we said to a request: written down with the step, or after it, and put right later.
OUR_ANSWER = ("decided_on", "decision_reason", "alternative")

#: Whoever answers has looked it through.
NOT_LOOKED_THROUGH = [Status.RECEIVED, Status.ACKNOWLEDGED]


def beginnings(user):
    """The states in which this user may write a visit down that the office did not have yet."""
    may_decide = user.has_perm(DECIDE)
    return [one for one in Status if may_decide or one not in NEED_DECISION]


@transaction.atomic
def receive(delegation, *, by, themes=None, why=""):
    """Write a request down, or a visit in whichever state it is by now. It gets its reference."""
    need(by, "delegations.add_delegation")
    if delegation.status in NEED_DECISION:
        need(by, DECIDE)
    delegation.reply_by = delegation.reply_by or promised_for(delegation.received_on)
    said = said_to(delegation)
    if any(said.values()):
        need(by, DECIDE)
    if not arriving_by():
        if wrong := lacking(delegation.status, said):
            raise ValidationError(wrong)
        check_days(delegation)
    if words := " ".join(too_soon(delegation, delegation.status).values()):
        raise ValidationError({"status": words})
    note_answer(delegation, before=None, by=by)
    delegation.reference = ReferenceCounter.objects.next(LETTER, delegation.received_on.year)
    keep(delegation, by=by, why=why)
    why = why or delegation.decision_reason
    states.write_down(delegation, "", delegation.status, by=by, why=why)
    tie(delegation, {} if themes is None else {"themes": themes})
    if delegation.status in EXPECTED:
        plan_steps(delegation, by=by)
    refresh(agreements_with(delegation))
    return delegation


def said_to(delegation):
    """Our answer as a visit has it, by field."""
    return {name: getattr(delegation, name) for name in OUR_ANSWER}


def lacking(status, said):
    """What is missing of an answer that is written down later, by the field that it is about.

    The registers of old that an import brings in know no reasons.
    """
    wanted = {
        "decided_on": (DECISIONS, _("Say on which day it was answered.")),
        "decision_reason": (DECISIONS, _("Give the reason for the decision.")),
        "alternative": ([Status.REDIRECTED], _("Say to whom they are sent.")),
    }
    missing = [name for name in wanted if not str(said.get(name) or "").strip()]
    return {name: wanted[name][1] for name in missing if status in wanted[name][0]}


def note_answer(delegation, *, before, by):
    """The day of an answer written down or put right is that of our first, where no other is."""
    was = before and before.decided_on
    if delegation.decided_on == was:
        return
    is_weighed_again = delegation.is_unanswered and delegation.replied_on
    if not is_weighed_again and (words := unlikely(delegation.status, vars(delegation))):
        raise ValidationError({"decided_on": words})
    delegation.decided_by = delegation.decided_by or by
    if delegation.replied_on in (None, was):
        delegation.note_reply(delegation.decided_on)


def unlikely(status, said):
    """What speaks against the day on which a request is said to be answered, in words."""
    day, received_on = said.get("decided_on"), said.get("received_on")
    if day and status in UNANSWERED:
        return _("By its state it is not answered yet. Say where it stands, or leave this out.")
    if day and received_on and day < received_on:
        return _("That is before the request came in.")
    return ""


def check_still_answered(before, delegation):
    """Our answer is put right, not taken away, unless a file or its undo does so."""
    if why_now() or delegation.is_unanswered:
        return
    status = delegation.status if delegation.status in DECISIONS else Status.ACCEPTED
    had, lacks = (lacking(status, said_to(one)) for one in (before, delegation))
    if gone := {name: words for name, words in lacks.items() if name not in had}:
        raise ValidationError(gone)


def promised_for(day):
    """The day for which the office promises an answer to what came on this one."""
    return day + timedelta(days=Office.current().visit_reply_days)


@transaction.atomic
def change(delegation, *, by, themes=None, why=""):
    """Keep the changes made to a visit. What is counted from its days moves along by itself."""
    need(by, CHANGE)
    before = Delegation.objects.get(pk=delegation.pk)
    if said_to(before) != said_to(delegation):
        need(by, DECIDE)
        check_still_answered(before, delegation)
    if delegation.reply_by is None or counts_anew(before, delegation):
        delegation.reply_by = promised_for(delegation.received_on)
    note_answer(delegation, before=before, by=by)
    check_days(delegation, before=before)
    keep(delegation, by=by, why=why or why_now())
    tie(delegation, {} if themes is None else {"themes": themes})
    if delegation.kind != before.kind:
        follow_kind(delegation, before.kind, by=by)
    refresh({*agreements_with(before), *agreements_with(delegation)})
    return delegation


def days_of(delegation):
    return delegation.arrives_on, delegation.last_day


def check_days(delegation, *, before=None):
    """Days that are new can be: the stay ends, they came after they asked, and the state fits."""
    arrives, leaves = days_of(delegation)
    if before and days_of(before) == (arrives, leaves):
        return
    if arrives and leaves and (leaves - arrives).days >= LONGEST_STAY:
        words = _("That is a stay of more than %d days. See whether the year is right.")
        raise ValidationError({"leaves_on": words % LONGEST_STAY})
    if before and arrives != before.arrives_on and arrives and arrives < delegation.received_on:
        raise ValidationError({"arrives_on": _("That is before the request came in.")})
    if before and before.status in TOOK_PLACE and too_soon(delegation, before.status):
        words = _("By its state they are here already. Take that step back, or postpone the visit.")
        raise ValidationError({"arrives_on": words})


def too_soon(delegation, to):
    """Why they are not here yet, or not gone, by the field of the day: figures count who came."""
    (arrives, leaves), today = days_of(delegation), timezone.localdate()
    if to in TOOK_PLACE and arrives and arrives > today:
        words = _("They arrive on %s. If they come earlier, move the dates first.")
        return {"arrives_on": words % date_format(arrives, "j F Y")}
    if to in (Status.FOLLOW_UP, Status.CLOSED) and leaves and leaves > today:
        words = _("They leave on %s. If they leave earlier, move the dates first.")
        return {"leaves_on": words % date_format(leaves, "j F Y")}
    return {}


def counts_anew(before, now):
    """Whether only the day of receipt was changed, so that the promise follows it."""
    return before.received_on != now.received_on and before.reply_by == now.reply_by


def keep_row(delegation, along, *, by):
    """Keep a visit as a row of a sheet has it. A new one brings along how it was answered.

    A day for which the register knows no reason tells when we answered, and no more.
    """
    themes = along.get("themes")
    if not delegation._state.adding:
        change(delegation, by=by, themes=themes)
        return
    if not (delegation.is_unanswered or delegation.decision_reason):
        delegation.replied_on = delegation.replied_on or delegation.decided_on
        delegation.decided_on = None
    if delegation.replied_on:
        if delegation.replied_on < delegation.received_on:
            raise ValidationError({"replied_on": _("That is before the request came in.")})
        delegation.reply_by = delegation.reply_by or promised_for(delegation.received_on)
        delegation.note_reply(delegation.replied_on)
    receive(delegation, by=by, themes=themes, why=delegation.decision_reason)


@transaction.atomic
def move_dates(delegation, *, arrives_on, leaves_on, by, why):
    """They come on other days, and somebody says why. What was postponed is weighed anew."""
    if not why.strip():
        raise ValidationError({"why": _("Say why the dates change.")})
    delegation.arrives_on, delegation.leaves_on = arrives_on, leaves_on
    change(delegation, by=by, why=why)
    if delegation.status == Status.POSTPONED and arrives_on:
        move(delegation, Status.TRIAGED, by=by, why=why)
    return delegation


@transaction.atomic
def decide(delegation, to, *, by, why, alternative=""):
    """Answer a request that somebody has weighed: it has been looked through with that."""
    need(by, DECIDE)
    if to in DECISIONS and delegation.status in NOT_LOOKED_THROUGH:
        states.move(delegation, Status.TRIAGED, by=by)
    return answer(delegation, to, by=by, why=why, alternative=alternative)


@transaction.atomic
def answer(delegation, to, *, by, why, alternative=""):
    """Accept a request, decline it, send it elsewhere or ask for more. Says why."""
    need(by, DECIDE)
    if to not in DECISIONS:
        raise ValidationError(_("That is no answer to a request."))
    if not why.strip():
        raise ValidationError(_("Give the reason for the decision."))
    if to == Status.REDIRECTED and not alternative.strip():
        raise ValidationError(_("Say to whom they are sent."))
    today = timezone.localdate()
    along = {"decision_reason": why.strip(), "alternative": alternative.strip()}
    along |= {"decided_on": today, "decided_by": by} | first_answer(delegation, today)
    states.move(delegation, to, by=by, why=why, **along)
    if to in EXPECTED:
        plan_steps(delegation, by=by)
    letters.draft(delegation, to, by=by)
    return delegation


def answers_to(delegation):
    """The answers that may be given to a request as it stands."""
    is_new = delegation.status in NOT_LOOKED_THROUGH
    standing = Status.TRIAGED if is_new else delegation.status
    return [to for to in DECISIONS if standing in Delegation.MAY_FOLLOW[to]]


def first_answer(delegation, today):
    """The day of our first answer, and whether it kept what we promised. It stays."""
    if delegation.replied_on:
        return {}
    return {"replied_on": today, "kept_promise": today <= delegation.reply_by}


@transaction.atomic
def move(delegation, to, *, by, why=""):
    """Take any step. Those that answer a request are decisions."""
    if to in DECISIONS:
        return answer(delegation, to, by=by, why=why, alternative=delegation.alternative)
    need(by, CHANGE)
    if (delegation.status, to) in VISIT_WAYS_BACK:
        return take_back(delegation, to, by=by, why=why)
    check_ready(delegation, to, why=why)
    if wrong := too_soon(delegation, to):
        raise ValidationError([*wrong.values()])
    promised = promise_anew(delegation, to)
    states.move(delegation, to, by=by, why=why, **promised)
    if to in TOOK_PLACE or to == Status.CANCELLED:
        refresh(agreements_with(delegation))
    letters.draft(delegation, to, by=by)
    if to == Status.FOLLOW_UP:
        follow_up.promise_the_rest(delegation, by=by)
    return delegation


def check_ready(delegation, to, *, why):
    """What a step asks for. Raises ValidationError while it is not there."""
    if to in NEED_WHY and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    if to == Status.CONFIRMED and delegation.arrives_on is None:
        raise ValidationError(_("A visit is confirmed for a day. Give the day of arrival first."))
    if to == Status.FROZEN and not delegation.programme_versions.exists():
        raise ValidationError(_("Freeze the programme on its page: that makes a version of it."))
    if to == Status.CLOSED:
        follow_up.check_nothing_is_lost(delegation, why=why)


@transaction.atomic
def take_back(delegation, to, *, by, why):
    """Undo a step that was taken by mistake. No letter is drafted; dates that fell away return."""
    check_back(by, DECIDE, why)
    if to == Status.CONFIRMED and not was_accepted(delegation):
        raise ValidationError(_("Nobody accepted this visit yet. Let it be weighed first."))
    states.move(delegation, to, by=by, why=why, **promise_anew(delegation, to))
    if to == Status.CONFIRMED:
        plan_steps(delegation, by=by)
    refresh(agreements_with(delegation))
    return delegation


def was_accepted(delegation):
    """Whether it was once expected, and has a day on which it may be expected again."""
    kind = ContentType.objects.get_for_model(delegation)
    steps = Move.objects.filter(subject_type=kind, subject_id=delegation.pk)
    known = delegation.status in EXPECTED or steps.filter(went_to__in=EXPECTED).exists()
    return known and delegation.arrives_on is not None


def promise_anew(delegation, to):
    """What they wrote in reply to a question, or once more, wants an answer as the first did."""
    again = (Status.INFO_NEEDED, Status.DECLINED, Status.REDIRECTED, Status.POSTPONED)
    was_off = delegation.status == Status.CANCELLED and delegation.replied_on is not None
    if to == Status.TRIAGED and (was_off or delegation.status in again):
        return {"reply_by": promised_for(timezone.localdate())}
    return {}
