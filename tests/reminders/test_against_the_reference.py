"""For any rule, deadline, move, hand-over, absence and outage the letters are those of the
reference."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.core import mail
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from oia.accounts.models import Absence, Holiday
from oia.reminders import planning, services
from oia.reminders.choices import ReminderState
from oia.reminders.models import Deadline, Letter, Reminder, Sender
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.reference import Story, Teller

ZONES = ["Europe/Warsaw", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia", "Australia/Hobart"]

STEPS = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45]

NAMES = ["owner", "backup", "role:officer", "role:director", "mailbox:office", "mailbox:mayor"]

#: None twice: that nothing is said of the time, or of whose clock it is, is the rule.
TIMES = [None, None, time(0), time(2, 30), time(9), time(17), time(23, 59)]


@st.composite
def stories(draw):
    """A few weeks in the life of one deadline, with rounds that may be far apart.

    Some of what happens happens within the same few days, and is looked at soon after: only then
    do letters wait while they are overtaken.
    """
    start = datetime(2026, 2, 20, tzinfo=UTC) + draw(st.integers(0, 500)) * timedelta(days=1)
    half_hours = st.integers(0, 60 * 24 * 2)
    busy = draw(half_hours)
    near = st.integers(busy, busy + 5 * 24 * 2)
    moments = (half_hours | near).map(lambda n: start + n * timedelta(minutes=30))
    days = st.integers(-3, 60).map(lambda n: start.date() + n * timedelta(days=1))
    quarter = timedelta(minutes=7)  # so that nothing happens in the very moment of a round
    kinds = {
        "move": days,
        "hand": st.sampled_from(["heir", "owner", "backup"]),
        **dict.fromkeys(["done", "cancel", "reopen"], st.none()),
    }
    happenings = st.sampled_from(["move", "move", "hand", "hand", "done", "cancel", "reopen"])
    happenings = happenings.flatmap(lambda what: st.tuples(st.just(what), kinds[what]))
    events = st.lists(
        st.tuples(moments.map(lambda moment: moment + quarter), happenings),
        max_size=5,
        unique_by=lambda event: event[0],
    )
    absences = st.tuples(moments.map(lambda moment: moment + 2 * quarter), days, days)
    away = draw(st.none() | absences.map(lambda a: (a[0], *sorted(a[1:]))))
    happens = sorted((at, *happening) for at, happening in draw(events))
    rounds = draw(st.sets(moments, min_size=6, max_size=14))
    soon = timedelta(minutes=10)
    rounds |= {at + soon for at, *_happening in happens if draw(st.booleans())}
    due_on = draw(days)
    own = st.integers(0, 20).map(lambda n: due_on - n * timedelta(days=1))
    return Story(
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        steps=sorted(draw(st.sets(st.sampled_from(STEPS), min_size=1, max_size=6)), reverse=True),
        overdue_every=draw(st.integers(0, 9)),
        overdue_until=draw(st.integers(0, 30)),
        climbs_after=draw(st.none() | st.integers(1, 12)),
        typed_at=start + timedelta(minutes=3),
        due_on=due_on,
        hard=draw(st.booleans()),
        happens=happens,
        away=away,
        rounds=sorted(rounds),
        recipients=draw(st.just(["owner"]) | st.permutations(NAMES).map(lambda n: n[:3])),
        working_days=draw(st.booleans()),
        holidays=draw(st.just(frozenset()) | st.frozensets(days, max_size=8)),
        has_backup=draw(st.booleans()),
        has_helper=draw(st.booleans()),
        due_time=draw(st.sampled_from(TIMES)),
        there=draw(st.none() | st.sampled_from(ZONES).map(ZoneInfo)),
        internal_on=draw(st.none() | own),
    )


class Played:
    """The same story, played by the program."""

    def __init__(self, story):
        self.story, self.sent = story, []
        for model in (Reminder, Letter, Deadline, Absence, Holiday, Sender):
            model.objects.all().delete()
        mail.outbox.clear()
        boxes = {"office_mailbox": "office@city.test", "mayor_mailbox": "mayor@city.test"}
        factories.office(zone=story.zone.key, **boxes)
        for day in story.holidays:
            factories.holiday(on=day)
        factories.rule(
            recipients=story.recipients,
            working_days=story.working_days,
            steps=", ".join(map(str, story.steps)),
            overdue_every=story.overdue_every,
            overdue_until=story.overdue_until,
            climbs_after=story.climbs_after,
        )

    def play(self, people):
        things = [(at, "round", number) for number, at in enumerate(self.story.rounds)]
        things += [(at, what, day) for at, what, day in self.story.happens]
        things += [(self.story.away[0], "away", None)] if self.story.away else []
        self.people = people
        with time_machine.travel(self.story.typed_at, tick=False):
            self.type_in()
        for at, what, value in sorted(things, key=lambda thing: thing[0]):
            if what == "away" or at > self.story.typed_at:
                with time_machine.travel(at, tick=False):
                    self.happen(what, value)
        return sorted(self.sent)

    def type_in(self):
        story, people = self.story, self.people
        self.deadline = factories.deadline(
            subject=people["subject"],
            owner=people["owner"],
            backup=people["backup"] if story.has_backup else None,
            due_on=story.due_on,
            due_time=story.due_time,
            zone_kind="place" if story.there else "office",
            zone=story.there.key if story.there else "",
            internal_on=story.internal_on,
            hard=story.hard,
        )
        self.deadline.helpers.set([people["helper"]] if story.has_helper else [])

    def go_away(self):
        _entered, first, last = self.story.away
        people = {"user": self.people["owner"], "deputy": self.people["deputy"]}
        factories.absence(**people, starts_on=first, ends_on=last)

    def happen(self, what, value):
        self.deadline.refresh_from_db()
        unsettled = self.deadline.is_unsettled
        if what == "round":
            self.round(value)
        elif what == "away":
            self.go_away()
        elif what == "move" and unsettled and self.story.may_move_to(value):
            services.move_date(
                self.deadline, on=value, at=self.story.due_time, by=None, why="moved"
            )
        elif what == "hand" and unsettled and self.deadline.owner != self.people[value]:
            services.hand_over(self.deadline, to=self.people[value], by=None)
        elif what == "done" and unsettled:
            services.mark_done(self.deadline, by=None, evidence="done")
        elif what == "cancel" and unsettled:
            services.cancel(self.deadline, by=None, why="fell away")
        elif what == "reopen" and not unsettled:
            services.reopen(self.deadline, by=None, why="after all")

    def round(self, number):
        before = set(Reminder.objects.filter(state=ReminderState.SENT).values_list("pk", flat=True))
        mails = len(mail.outbox)
        planning.write_down_owed()
        delivery.deliver_all()
        new = Reminder.objects.filter(state=ReminderState.SENT).exclude(pk__in=before)
        told = []
        for one in new.select_related("letter"):
            step = one.step if one.what == "step" else 0
            told.append((number, self.name_of(one), one.what, step))
        addresses = sorted(one.to[0] for one in mail.outbox[mails:])
        assert addresses == sorted({self.address_of(who) for _n, who, _w, _s in told})
        self.sent += told

    def name_of(self, reminder):
        if reminder.user_id is None:  # a mailbox, called as its address is
            return reminder.address.partition("@")[0]
        names = {user.pk: name for name, user in self.people.items() if name != "subject"}
        return names[reminder.user_id]

    def address_of(self, who):
        return self.people[who].email if who in self.people else f"{who}@city.test"


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=stories())
def test_the_letters_are_those_of_the_reference(people, story):
    expected = Teller(story).tell()
    note(f"expected {expected}")
    assert Played(story).play(people) == expected
