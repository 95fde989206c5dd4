"""Writing down what is owed. The database is the only truth; a tick asks it and adds to it.

One lock is held around each batch, so that schedulers may overlap, and the unique key of
`Reminder` stands behind it. A batch is one transaction: whoever dies in the middle has done
nothing.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.states import move
from oia.reminders import steps
from oia.reminders.choices import Because, LetterState, ReminderState, Status, What
from oia.reminders.letters import write_letters
from oia.reminders.models import Deadline, Letter, Reminder, Sender
from oia.reminders.recipients import Recipient, Roll

BATCH = 500


def write_down_owed(*, now=None):
    """Write down every reminder that is owed by now, and the letters that carry them.

    Safe to run twice, late, or beside itself. Returns how many deadlines were looked at.
    """
    now = now or timezone.now()
    looked_at = 0
    while Deadline.objects.to_examine(now).exists():
        looked_at += plan_batch(now)
    Sender.note(ticked_at=now)
    return looked_at


@transaction.atomic
def plan_batch(now):
    """Examine the next deadlines at which something waits. Returns how many there were."""
    Sender.locked()
    waiting = Deadline.objects.to_examine(now).order_by("next_step_at", "pk")
    waiting = waiting.select_for_update(of=("self",)).select_related("owner", "backup")
    deadlines = list(waiting[:BATCH])
    roll, ledger, owed = Roll(now), written_so_far(deadlines), []
    for deadline in deadlines:
        owed += examine(deadline, ledger[deadline.pk], roll)
    Deadline.objects.bulk_update(deadlines, ["next_step_at"])
    drop_empty_letters(deadlines)
    write_letters([reminder for reminder in owed if reminder.state == ReminderState.OWED], roll)
    Reminder.objects.bulk_create(owed)
    return len(deadlines)


def written_so_far(deadlines):
    """Every reminder of these deadlines, by deadline, the earliest first."""
    ledger = defaultdict(list)
    rows = Reminder.objects.filter(deadline__in=deadlines).select_related("user")
    for reminder in rows.order_by("written_at", "pk"):
        ledger[reminder.deadline_id].append(reminder)
    return ledger


def examine(deadline, written, roll):
    """The reminders to write down for one deadline. Sets when it is to be examined next."""
    deadline.next_step_at = None
    if deadline.status == Status.CANCELLED:
        supersede(written, _("Cancelled."))
        return notices(deadline, written, roll, What.CANCELLED)
    if not deadline.is_unsettled or deadline.is_past_on_arrival:
        return []
    settle_missed(deadline, roll)
    supersede([r for r in written if r.version != deadline.version], _("The date moved."))
    owed = notices(deadline, written, roll, What.MOVED)
    if rule := roll.rule_for(deadline.kind):
        table = steps.timetable(rule, deadline.counts_to, roll.office, roll.holidays)
        owed += step_owed(deadline, written, roll, rule, table)
        deadline.next_step_at = steps.next_moment(table, roll.now)
    if deadline.hard and deadline.falls_due_at > roll.now:
        moments = [deadline.falls_due_at, deadline.next_step_at]
        deadline.next_step_at = min(moment for moment in moments if moment)
    return owed


def settle_missed(deadline, roll):
    """A hard deadline is missed once its moment passes; one that moved ahead is open again."""
    passed = deadline.falls_due_at <= roll.now
    if passed and deadline.hard and deadline.status == Status.OPEN:
        into, why = Status.MISSED, _("Its moment passed.")
    elif not passed and deadline.status == Status.MISSED:
        into, why = Status.OPEN, _("The date moved ahead.")
    else:
        return
    move(deadline, into, by=None, why=why, next_step_at=None)


def step_owed(deadline, written, roll, rule, table):
    """The latest step reached, once for each person who was not told of it or a later one."""
    reached = steps.latest_reached(table, roll.now)
    if reached is None:
        return []
    owed = []
    for recipient, climbed in roll.told_at(deadline, rule, reached.step):
        mine = [r for r in written if is_step_of(r, deadline, recipient.key)]
        if any(r.step <= reached.step for r in mine):
            continue
        supersede(mine, _("A later step was reached."))
        owed += skipped(deadline, recipient, mine, table, reached, roll, climbed)
        owed.append(reminder(deadline, recipient, reached, roll, climbed=climbed))
        if max(reached.at, deadline.armed_at) < rule.applies_from:
            owed[-1].state = ReminderState.SUPPRESSED
            owed[-1].reason = _("Reached before the rule was changed.")
    return owed


def is_step_of(written, deadline, key):
    return (
        written.what == What.STEP
        and written.version == deadline.version
        and written.recipient == key
    )


def skipped(deadline, recipient, mine, table, reached, roll, climbed):
    """The steps that went by unseen since the date was set, written down as superseded."""
    known = {r.step for r in mine}
    passed = [s for s in table if deadline.armed_at < s.at and s.step > reached.step]
    rows = [
        reminder(deadline, recipient, step, roll, climbed=climbed)
        for step in passed
        if step.step not in known and not climbed
    ]
    for row in rows:
        row.state, row.reason = ReminderState.SUPERSEDED, _("A later step was reached.")
    return rows


def reminder(deadline, recipient, reached, roll, *, what=What.STEP, climbed=False):
    return Reminder(
        deadline=deadline,
        version=deadline.version,
        what=what,
        step=reached.step,
        recipient=recipient.key,
        user=recipient.user,
        because=Because.CLIMBED if climbed else Because.OWNER,
        reached_at=reached.at,
        written_at=roll.now,
    )


def notices(deadline, written, roll, what):
    """One notice for each person whose last letter named a date that no longer stands."""
    last_told = {r.recipient: r for r in written if r.state == ReminderState.SENT}
    known = {r.recipient for r in written if r.what == what and r.version == deadline.version}
    owed = []
    for key, last in last_told.items():
        stands = what == What.MOVED and last.told_due_at == deadline.falls_due_at
        if stands or key in known or last.what == What.CANCELLED:
            continue
        if last.user and not last.user.is_active:
            continue
        recipient = Recipient(last.user, key.removeprefix("mail:") if not last.user else "")
        now = steps.Reached(0, roll.now)
        owed.append(reminder(deadline, recipient, now, roll, what=what))
    return owed


def supersede(written, reason):
    """What is still owed among these goes out no more."""
    pks = [r.pk for r in written if r.state == ReminderState.OWED]
    if pks:
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
