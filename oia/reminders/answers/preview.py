"""What a rule would do: these people get these mails on these dates. Nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

from django.utils import timezone

from oia.reminders import steps
from oia.reminders.answers import forecast
from oia.reminders.models import Deadline
from oia.reminders.models.rule import EVERY_OTHER, MOST_DAYS, declared_kinds

#: How many weeks ahead one may look; the first is shown unless another is asked for.
WEEKS = [8, 4, 13, 26, 52]

#: More deadlines than this are not looked at, and more rows not shown.
MOST_DEADLINES, MOST_ROWS = 1000, 100


@dataclass
class Row:
    """One step of one deadline: everybody who is told of it."""

    mails: list
    is_new: bool = False

    @property
    def deadline(self):
        return self.mails[0].deadline

    @property
    def reminder(self):
        return self.mails[0].reminder

    @property
    def goes_at(self):
        return min(mail.goes_at for mail in self.mails)


@dataclass
class Preview:
    """The mails of the next weeks under a rule, and how they differ from what stands now."""

    until: object
    mails: list
    before: list
    is_cut: bool
    history: int
    deadlines: int
    rows: list = field(init=False)

    def __post_init__(self):
        known = {mail.key for mail in self.before}
        self.more = [mail for mail in self.mails if mail.key not in known]
        kept = {mail.key for mail in self.mails}
        self.fewer = [mail for mail in self.before if mail.key not in kept]
        self.rows = in_rows(self.mails, {mail.key for mail in self.more})
        self.gone_rows = in_rows(self.fewer)

    @property
    def shown(self):
        return self.rows[:MOST_ROWS]

    @property
    def gone_shown(self):
        return self.gone_rows[:MOST_ROWS]

    @property
    def people(self):
        """How many mails each reader gets, the most first."""
        readers = {mail.reminder.recipient: mail.reminder for mail in self.mails}
        counts = Counter(mail.reminder.recipient for mail in self.mails)
        return [(readers[key], count) for key, count in counts.most_common()]


def in_rows(mails, new=()):
    """Mails of one deadline and one step stand together."""

    def together(mail):
        return mail.reminder.reached_at, mail.reminder.deadline_id, mail.reminder.step

    rows = []
    for _key, group in groupby(sorted(mails, key=together), together):
        same = list(group)
        rows.append(Row(same, any(mail.key in new for mail in same)))
    return sorted(rows, key=lambda row: (row.goes_at, row.deadline.pk))


def of_rule(rule, *, user, weeks, now, compared=True):
    """What the next weeks bring if the rule is kept as it stands typed; compared with what stands
    now, unless it is the same.
    """
    today = forecast.RollAhead(now)
    typed, until = today.under(rule), now + timedelta(weeks=weeks)
    late = max(one.overdue_until for one in [*today.rules.values(), *typed.rules.values(), rule])
    span = (now - timedelta(days=late + 1), until + timedelta(days=2 * MOST_DAYS))
    found = governed(rule, today, typed).visible_to(user).filter(counts_to__range=span)
    found = list(forecast.with_people(found).order_by("counts_to", "pk")[: MOST_DEADLINES + 1])
    is_cut, found = len(found) > MOST_DEADLINES, found[:MOST_DEADLINES]
    return Preview(
        until=until,
        mails=forecast.coming(found, typed, until=until, with_owed=not compared),
        before=forecast.coming(found, today, until=until) if compared else [],
        is_cut=is_cut,
        history=sum(is_history(deadline, rule, today) for deadline in found),
        deadlines=len(found),
    )


def governed(rule, today, typed):
    """The open deadlines that the rule holds now, or would hold."""
    known = {*declared_kinds(), *today.rules, *typed.rules}
    own = {kind for kind in known if is_held(kind, rule, today) or is_held(kind, rule, typed)}
    deadlines = Deadline.objects.unsettled()
    if EVERY_OTHER in own:
        return deadlines.exclude(kind__in=known - own)
    return deadlines.filter(kind__in=own)


def held_now(rule):
    """The open deadlines that the rule holds as it stands."""
    today = forecast.RollAhead(timezone.now())
    return governed(rule, today, today)


def is_held(kind, rule, roll):
    holder = roll.rule_for(kind)
    return holder is rule or (holder is not None and holder.pk == rule.pk is not None)


def is_history(deadline, rule, roll):
    """Whether a step of the rule lies behind already: nobody is mailed of it any more."""
    table = steps.timetable(rule, deadline.counts_to, roll.office, roll.holidays)
    return any(step.at <= roll.now for step in table)
