"""Writing down what is owed. The database is the only truth; a tick asks it and adds to it.

One lock is held around each batch, so that schedulers may overlap, and the unique key of
`Reminder` stands behind it. A batch is one transaction: whoever dies in the middle has done
nothing.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.states import move
from oia.reminders import hold
from oia.reminders.choices import LetterState, ReminderState, Status
from oia.reminders.examining import Examination
from oia.reminders.letters import write_letters
from oia.reminders.models import Deadline, Letter, Reminder, Sender, Snooze
from oia.reminders.recipients import Roll

BATCH = 500

#: A letter in one of these states will carry nothing any more.
OVER = [LetterState.SENT, LetterState.DROPPED]


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
    looked_at = 0
    while Deadline.objects.to_examine(now).exists():
        looked_at += plan_batch(now)
    return looked_at


@transaction.atomic
def plan_batch(now):
    """Examine the next deadlines at which something waits. Returns how many there were."""
    Sender.locked()
    waiting = Deadline.objects.to_examine(now).order_by("next_step_at", "pk")
    waiting = waiting.select_for_update(of=("self",))
    waiting = waiting.select_related("owner", "backup").prefetch_related("helpers")
    deadlines = list(waiting[:BATCH])
    roll = Roll(now)
    written = by_deadline(Reminder.objects.select_related("user"), deadlines, "written_at")
    snoozes = by_deadline(Snooze.objects.all(), deadlines, "until")
    owed, overtaken = [], {}
    for deadline in deadlines:
        settle_missed(deadline, now)
        examination = Examination(deadline, written[deadline.pk], snoozes[deadline.pk], roll).run()
        owed += examination.owed
        overtaken |= examination.overtaken
        deadline.next_step_at = examination.next_moment()
    Deadline.objects.bulk_update(deadlines, ["next_step_at"])
    supersede(overtaken)
    drop_empty_letters(deadlines)
    write_letters([reminder for reminder in owed if reminder.state == ReminderState.OWED], roll)
    Reminder.objects.bulk_create(owed)
    return len(deadlines)


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
    touched = Letter.objects.filter(
        reminders__deadline__in=deadlines, state__in=[LetterState.READY, LetterState.FAILED]
    )
    empty = touched.filter(~Exists(owed)).values("pk")
    Letter.objects.filter(pk__in=list(empty.values_list("pk", flat=True))).update(
        state=LetterState.DROPPED
    )


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
