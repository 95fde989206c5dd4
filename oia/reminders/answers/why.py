"""Why somebody was, or was not, reminded of a date: the verdict first, then the whole story."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from oia.accounts.models import Absence
from oia.core.models import Move
from oia.core.visibility import hidden_from
from oia.reminders import steps
from oia.reminders.answers import forecast, stories, verdicts
from oia.reminders.health import SILENCE
from oia.reminders.models import Deadline, FailingAddress, Reminder, Rule, Sender, Snooze
from oia.reminders.recipients import Recipient
from oia.reminders.words.wording import isolated


def answers(deadlines, person, *, viewer, now):
    """For each of these dates: why the person was, or was not, reminded of it."""
    facts = Facts(list(deadlines), person, viewer, now)
    return [Answer(Case(facts, deadline)) for deadline in facts.deadlines]


class Answer:
    """The verdict, the story and what to do, each found out when asked for."""

    def __init__(self, case):
        self.case, self.deadline = case, case.deadline

    @cached_property
    def verdict(self):
        return verdicts.of_case(self.case)

    @cached_property
    def story(self):
        return stories.of_case(self.case)

    @property
    def happened(self):
        return [event for event in self.story if not event.is_ahead]

    @property
    def to_come(self):
        return [event for event in self.story if event.is_ahead]

    @cached_property
    def advice(self):
        return verdicts.advice(self.case)

    @property
    def names_told(self):
        """Who is told of it as things stand, in one line."""
        return self.case.names([one.recipient for one in self.case.told])

    @property
    def is_hidden_from_them(self):
        """Whether the person may not open its page: their letters name it neutrally."""
        return self.deadline.sensitivity in hidden_from(self.case.facts.person)


@dataclass
class Facts:
    """All that is known of some dates and one person. The queries do not grow with the dates.

    `viewer` is who asks, and may be the person.
    """

    deadlines: list
    person: object
    viewer: object
    now: object
    roll: object = field(init=False)

    def __post_init__(self):
        self.roll = forecast.RollAhead(self.now)
        self.key = Recipient(self.person).key

    def by_deadline(self, rows, name="deadline_id"):
        found = defaultdict(list)
        for row in rows:
            found[getattr(row, name)].append(row)
        return found

    @cached_property
    def written(self):
        """Every reminder of these dates, for whomever, the earliest first."""
        rows = Reminder.objects.filter(deadline__in=self.deadlines)
        rows = rows.select_related("user", "letter", "on_behalf_of")
        return self.by_deadline(rows.order_by("written_at", "pk"))

    @cached_property
    def moves(self):
        """How the dates were closed and opened again."""
        dates = ContentType.objects.get_for_model(Deadline)
        pks = [deadline.pk for deadline in self.deadlines]
        moves = Move.objects.filter(subject_type=dates, subject_id__in=pks)
        moves = moves.select_related("by", "subject_type").order_by("at", "pk")
        return self.by_deadline(moves, "subject_id")

    @cached_property
    def history(self):
        """The dates as they stood after each change, the earliest first."""
        pks = [deadline.pk for deadline in self.deadlines]
        rows = Deadline.history.filter(id__in=pks).select_related("history_user", "owner")
        return self.by_deadline(rows.order_by("history_date", "history_id"), "id")

    @cached_property
    def snoozes(self):
        rows = Snooze.objects.filter(deadline__in=self.deadlines, recipient=self.key)
        return self.by_deadline(rows.order_by("created_at"))

    @cached_property
    def coming(self):
        """The mails of these dates that are not written down yet, the earliest first."""
        rows = forecast.coming(self.deadlines, self.roll, with_owed=True)
        found = defaultdict(list)
        for one in rows:
            found[one.deadline.pk].append(one)
        return found

    @cached_property
    def rule_changes(self):
        """Who changed which rule when."""
        return list(Rule.history.select_related("history_user").order_by("history_date"))

    @cached_property
    def absences(self):
        """When the person was away, and who stood in."""
        return list(Absence.objects.filter(user=self.person).select_related("deputy"))

    @cached_property
    def failing(self):
        """What is known of the person's address, if mail does not reach it."""
        return FailingAddress.objects.filter(address__iexact=self.person.email).first()

    @cached_property
    def sender(self):
        return Sender.current()

    @property
    def is_silent(self):
        """Whether nothing has looked for what is owed lately."""
        ticked_at = self.sender.ticked_at
        return ticked_at is not None and self.now - ticked_at > SILENCE

    @property
    def who(self):
        """The person as the answer calls them."""
        return self.name_of(self.person)

    def name_of(self, somebody):
        if somebody is None:
            return _("the program")
        return _("you") if somebody == self.viewer else isolated(str(somebody))


class Case:
    """One date and one person, and what each part of the answer wants to know of them."""

    def __init__(self, facts, deadline):
        self.facts, self.deadline = facts, deadline
        self.written = facts.written[deadline.pk]
        self.mine = [one for one in self.written if one.recipient == facts.key]
        self.coming = facts.coming[deadline.pk]
        self.coming_to_me = [one for one in self.coming if one.reminder.recipient == facts.key]

    @property
    def who(self):
        return self.facts.who

    @cached_property
    def rule(self):
        return self.facts.roll.rule_for(self.deadline.kind)

    @cached_property
    def reached(self):
        """The latest step reached, under the rule as it stands; None while all lie ahead."""
        roll = self.facts.roll
        if self.rule is None:
            return None
        table = steps.timetable(self.rule, self.deadline.counts_to, roll.office, roll.holidays)
        return steps.latest_reached(table, roll.now)

    @cached_property
    def told(self):
        """Everybody who is told of the date as things stand."""
        step = self.reached.step if self.reached else 0
        return self.facts.roll.told_at(self.deadline, self.rule, step) if self.rule else []

    @property
    def is_among_the_told(self):
        return any(one.key == self.facts.key for one in self.told)

    def names(self, told):
        """People and mailboxes in one line: "Ana Duarte, office@city.example"."""
        names = [self.facts.name_of(one.user) if one.user else one.address for one in told]
        return ", ".join(dict.fromkeys(names)) or _("nobody")

    @cached_property
    def owners(self):
        """Who answered for it, and since when: (person, moment), the earliest first."""
        spells = []
        for row in self.facts.history[self.deadline.pk]:
            if not spells or spells[-1][0] != row.owner:
                spells.append((row.owner, row.history_date))
        return spells

    @cached_property
    def rule_change(self):
        """The change of a rule that made what was reached before it history, if one did."""
        since = self.deadline.ruled_from
        near = [
            row
            for row in self.facts.rule_changes
            if since and abs((row.history_date - since).total_seconds()) < 2
        ]
        return near[-1] if near else None
