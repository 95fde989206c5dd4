"""Writing down what is owed. The database is the only truth; a tick asks it and adds to it.

One lock is held around each batch, so that schedulers may overlap, and the unique key of
`Reminder` stands behind it. A batch is one transaction: whoever dies in the middle has done
nothing.
"""

import logging
from collections import defaultdict
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.states import move
from oia.reminders import hold
from oia.reminders.choices import LetterState, ReminderState, Status
from oia.reminders.examining import Examination
from oia.reminders.letters import write_letters
from oia.reminders.models import Deadline, Letter, Reminder, Sender, Snooze
from oia.reminders.recipients import Roll

log = logging.getLogger(__name__)

BATCH = 500

#: When a deadline that cannot be examined is looked at once more.
LATER = timedelta(hours=1)

#: A letter in one of these states will carry nothing any more.
OVER = [LetterState.SENT, LetterState.GIVEN_UP, LetterState.BOUNCED, LetterState.DROPPED]


def write_down_owed(*, now=None):
    """Write down every reminder that is owed by now, and the letters that carry them.

    Safe to run twice, late, or beside itself. Returns how many deadlines were looked at.
    """
    now = now or timezone.now()
    sender = hold.look_around(now)
    looked_at = plan_due(now)
    take_up_orphans(now)
    hold.count_round(sender, ticked_at=now)
    return looked_at


def plan_due(now):
    """Write down what is owed by now, without a beat of the sender's heart."""
    looked_at, last = 0, None
    while (pks := next_to_examine(now)) and pks != last:
        looked_at, last = looked_at + plan_each(pks, now), pks
    return looked_at


def next_to_examine(now):
    waiting = Deadline.objects.to_examine(now).order_by("next_step_at", "pk")
    return list(waiting.values_list("pk", flat=True)[:BATCH])


def plan_each(pks, now):
    """Examine these. One that cannot be is set aside for a while, and holds up no other."""
    try:
        return plan_batch(pks, now)
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        if len(pks) > 1:
            half = len(pks) // 2
            return plan_each(pks[:half], now) + plan_each(pks[half:], now)
        log.exception("Deadline %s cannot be examined: nobody is reminded of it now.", *pks)
        return Deadline.objects.filter(pk__in=pks).update(next_step_at=now + LATER)


@transaction.atomic
def plan_batch(pks, now):
    """Examine these deadlines, as far as something waits at them. Returns how many there were.

    Those that somebody else is changing just now wait for the next round, as nobody waits here for
    a lock on a deadline while holding others.
    """
    Sender.locked()
    waiting = Deadline.objects.to_examine(now).filter(pk__in=pks).order_by("next_step_at", "pk")
    waiting = waiting.select_for_update(of=("self",), skip_locked=True)
    waiting = waiting.select_related("owner", "backup").prefetch_related("helpers")
    deadlines = list(waiting)
    roll = Roll(now)
    owed, again, overtaken = [], [], {}
    for deadline in deadlines:
        settle_missed(deadline, now)
    for examination in examined(deadlines, roll):
        owed += examination.owed
        again += examination.again
        overtaken |= examination.overtaken
        examination.deadline.next_step_at = examination.next_moment()
    Deadline.objects.bulk_update(deadlines, ["next_step_at"])
    supersede(overtaken)
    Reminder.objects.bulk_update(again, ["state", "reason", "because", "on_behalf_of"])
    drop_empty_letters(deadlines)
    write_letters([reminder for reminder in owed if reminder.state == ReminderState.OWED], roll)
    Reminder.objects.bulk_create(owed)
    return len(deadlines)


def examined(deadlines, roll):
    """What is owed for each of these deadlines by the roll's moment. Nothing is written."""
    reminders = Reminder.objects.select_related("user")
    reminders = reminders.annotate(lapsed=F("letter__lapsed"), sent_at=F("letter__sent_at"))
    written = by_deadline(reminders, deadlines, "written_at")
    snoozes = by_deadline(Snooze.objects.all(), deadlines, "until")
    return [Examination(one, written[one.pk], snoozes[one.pk], roll).run() for one in deadlines]


def by_deadline(rows, deadlines, order):
    """The rows of these deadlines, by deadline, the earliest first."""
    found = defaultdict(list)
    for row in rows.filter(deadline__in=deadlines).order_by(order, "pk"):
        found[row.deadline_id].append(row)
    return found


def settle_missed(deadline, now):
    """A hard deadline is missed once its moment passes; one that moved ahead is open again."""
    passed = deadline.falls_due_at <= now
    if deadline.is_past_on_arrival:
        return
    if passed and deadline.hard and deadline.status == Status.OPEN:
        into, why = Status.MISSED, _("Its moment passed.")
    elif not passed and deadline.status == Status.MISSED:
        into, why = Status.OPEN, _("The date moved ahead.")
    else:
        return
    move(deadline, into, by=None, why=why, next_step_at=None)


def supersede(overtaken):
    """What is still owed among these goes out no more, each for its reason."""
    reasons = defaultdict(list)
    for reminder, reason in overtaken.items():
        reasons[reason].append(reminder.pk)
    for reason, pks in reasons.items():
        Reminder.objects.owed().filter(pk__in=pks).update(
            state=ReminderState.SUPERSEDED, reason=reason
        )


def drop_empty_letters(deadlines):
    """Letters that have nothing left to carry stay at home."""
    owed = Reminder.objects.owed().filter(letter=OuterRef("pk"))
    waiting = Letter.objects.filter(state__in=[LetterState.READY, LetterState.FAILED])
    touched = waiting.filter(reminders__deadline__in=deadlines)
    empty = list(touched.filter(~Exists(owed)).values_list("pk", flat=True))
    waiting.filter(pk__in=empty).update(state=LetterState.DROPPED)


def take_up_orphans(now):
    """Reminders that are owed although no letter carries them, by whatever accident, get one."""
    lost = Reminder.objects.owed().filter(Q(letter=None) | Q(letter__state__in=OVER))
    if not lost.exists():
        return
    with transaction.atomic():
        Sender.locked()
        lost = list(lost.select_related("deadline", "user")[:BATCH])
        write_letters(lost, Roll(now), again=True)
        Reminder.objects.bulk_update(lost, ["letter"])
