"""What is still to come: who will be told of which date, and when the letter really goes.

Pure reading: nothing here writes, and the number of queries does not grow with the dates asked for.
"""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import F, Min

from oia.reminders import planning, steps
from oia.reminders.choices import Pace, ReminderState, What
from oia.reminders.letters import when_to_go
from oia.reminders.models import Reminder, Snooze
from oia.reminders.recipients import Roll

#: What the rolls of all days have in common.
SHARED = ["office", "holidays", "rules", "failing", "people", "wishes", "absences", "sent_lately"]


class RollAhead(Roll):
    """The roll of the office on days to come. What it reads, it reads once for all of them."""

    def __init__(self, now):
        super().__init__(now)
        self.days = {}

    def on(self, moment):
        """The roll at a moment still to come: other people are away by then."""
        if moment not in self.days:
            later = self.copied()
            later.now = moment
            for name in ("today", "away"):
                later.__dict__.pop(name, None)
            self.days[moment] = later
        return self.days[moment]

    def under(self, rule):
        """The roll as it would be if this rule were kept the way it is typed."""
        changed = self.copied()
        others = {kind: other for kind, other in self.rules.items() if other.pk != rule.pk}
        changed.rules = others | (dict.fromkeys(rule.kinds, rule) if rule.active else {})
        changed.days = {}
        return changed

    def copied(self):
        for name in SHARED:
            getattr(self, name)
        return copy(self)


@dataclass(frozen=True)
class Coming:
    """A reminder that is not written down yet, and when its letter would go."""

    reminder: Reminder
    pace: str
    goes_at: datetime
    hurries: bool = False  # out of its reader's working hours, as the date falls before they begin

    @property
    def deadline(self):
        return self.reminder.deadline

    @property
    def key(self):
        """What makes it the same mail under another rule: the date, the day and the reader."""
        return self.reminder.deadline_id, self.reminder.reached_at, self.reminder.recipient

    @property
    def waits(self):
        """Whether it travels in somebody's daily or weekly letter."""
        return self.pace != Pace.AT_ONCE


def with_people(deadlines):
    """These deadlines with all that a forecast wants to know of them."""
    return deadlines.select_related("owner", "backup").prefetch_related("helpers")


def coming(deadlines, roll, *, until=None, with_owed=False):
    """What goes out for these deadlines from now on, the earliest first; with that which is owed
    already, where the roll is the office's as it stands.
    """
    outlook = Outlook(deadlines, roll, until)
    found = [*(outlook.owed() if with_owed else []), *outlook.coming()]
    return sorted(found, key=lambda one: (one.goes_at, one.reminder.reached_at, one.deadline.pk))


class Outlook:
    """The days ahead of some deadlines, as far as `until`."""

    def __init__(self, deadlines, roll, until=None):
        self.deadlines, self.roll, self.until = list(deadlines), roll, until

    @cached_property
    def told_of(self):
        """The latest step that each reader of each deadline was told of, at its present date."""
        rows = Reminder.objects.filter(
            deadline__in=self.deadlines, version=F("deadline__version"), what=What.STEP
        )
        rows = rows.values_list("deadline_id", "recipient").annotate(latest=Min("step")).order_by()
        return {(deadline, recipient): latest for deadline, recipient, latest in rows}

    @cached_property
    def snoozes(self):
        found = defaultdict(list)
        rows = Snooze.objects.filter(
            deadline__in=self.deadlines, version=F("deadline__version"), until__gt=self.roll.now
        )
        for snooze in rows:
            found[snooze.deadline_id, snooze.recipient].append(snooze.until)
        return found

    def coming(self):
        for deadline in self.deadlines:
            rule = self.roll.rule_for(deadline.kind)
            if rule and deadline.is_unsettled and not deadline.is_past_on_arrival:
                yield from self.steps_of(deadline, rule)
                yield from self.wakings_of(deadline, rule)

    def owed(self):
        """What the next round writes down, such as the step reached when a date was typed in."""
        now = self.roll.now
        waiting = [one for one in self.deadlines if one.next_step_at and one.next_step_at <= now]
        for examination in planning.examined(waiting, self.roll):
            for reminder in [*examination.owed, *examination.again]:
                if reminder.state == ReminderState.OWED:
                    reminder.deadline = examination.deadline  # at hand, so that nothing asks for it
                    yield self.timed(reminder, self.roll)

    def steps_of(self, deadline, rule):
        """Every step still ahead, for everybody who is told of it and does not sleep then."""
        table = steps.timetable(rule, deadline.counts_to, self.roll.office, self.roll.holidays)
        for step in table:
            if not self.lies_ahead(step.at):
                continue
            for told in self.roll.on(step.at).told_at(deadline, rule, step.step):
                latest = self.told_of.get((deadline.pk, told.key))
                known = latest is not None and latest <= step.step
                if not known and not self.asleep(deadline, told.key, step.at):
                    yield self.one(deadline, told, What.STEP, step.step, step.at)

    def wakings_of(self, deadline, rule):
        """Whoever sleeps is told once more when they wake."""
        asleep = [
            (who, max(self.snoozes[of, who])) for of, who in self.snoozes if of == deadline.pk
        ]
        for recipient, moment in asleep:
            if not self.lies_ahead(moment):
                continue
            for told in self.roll.on(moment).told_at(deadline, rule, 0):
                if told.key == recipient:
                    yield self.one(deadline, told, What.AGAIN, 0, moment)

    def lies_ahead(self, moment):
        return moment > self.roll.now and (self.until is None or moment <= self.until)

    def asleep(self, deadline, recipient, moment):
        return any(until > moment for until in self.snoozes.get((deadline.pk, recipient), ()))

    def one(self, deadline, told, what, step, at):
        """The reminder as planning would write it down, and its letter's moment."""
        reminder = Reminder(
            deadline=deadline,
            version=deadline.version,
            what=what,
            step=step,
            recipient=told.key,
            user=told.recipient.user,
            because=told.because,
            on_behalf_of=told.on_behalf_of,
            reached_at=at,
            written_at=at,
        )
        return self.timed(reminder, self.roll.on(at))

    def timed(self, reminder, roll):
        """The moment of a reminder's letter, as it is at the roll's own."""
        pace, goes_at = when_to_go(reminder, roll)
        hurries = goes_at == roll.now < roll.may_go_at(reminder.user, roll.now)
        return Coming(reminder, pace, goes_at, hurries)
