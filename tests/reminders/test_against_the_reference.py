"""For any rule, deadline, move, absence and outage the letters are those of the reference."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.core import mail
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from oia.accounts.models import Absence
from oia.reminders import planning, services
from oia.reminders.choices import ReminderState
from oia.reminders.models import Deadline, Letter, Reminder, Sender
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.reference import Story, Teller

ZONES = ["Europe/Warsaw", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia", "Australia/Hobart"]

STEPS = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45]


@st.composite
def stories(draw):
    """A few weeks in the life of one deadline, with rounds that may be far apart."""
    start = datetime(2026, 2, 20, tzinfo=UTC) + draw(st.integers(0, 500)) * timedelta(days=1)
    moments = st.integers(0, 60 * 24 * 2).map(lambda n: start + n * timedelta(minutes=30))
    days = st.integers(-3, 60).map(lambda n: start.date() + n * timedelta(days=1))
    quarter = timedelta(minutes=7)  # so that nothing happens in the very moment of a round
    events = st.lists(
        st.tuples(
            moments.map(lambda moment: moment + quarter),
            st.sampled_from(["move", "move", "done", "cancel", "reopen"]),
            days,
        ),
        max_size=4,
        unique_by=lambda event: event[0],
    )
    absences = st.tuples(moments.map(lambda moment: moment + 2 * quarter), days, days)
    away = draw(st.none() | absences.map(lambda a: (a[0], *sorted(a[1:]))))
    return Story(
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        steps=sorted(draw(st.sets(st.sampled_from(STEPS), min_size=1, max_size=6)), reverse=True),
        overdue_every=draw(st.integers(0, 9)),
        overdue_until=draw(st.integers(0, 30)),
        climbs_after=draw(st.none() | st.integers(1, 12)),
        typed_at=start + timedelta(minutes=3),
        due_on=draw(days),
        hard=draw(st.booleans()),
        happens=sorted(draw(events)),
        away=away,
        rounds=sorted(draw(st.sets(moments, min_size=6, max_size=16))),
    )


class Played:
    """The same story, played by the program."""

    def __init__(self, story):
        self.story, self.sent = story, []
        for model in (Reminder, Letter, Deadline, Absence, Sender):
            model.objects.all().delete()
        mail.outbox.clear()
        factories.office(zone=story.zone.key, office_mailbox="office@city.test")
        factories.rule(
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
            self.deadline = factories.deadline(
                subject=people["subject"],
                owner=people["owner"],
                due_on=self.story.due_on,
                hard=self.story.hard,
            )
        for at, what, value in sorted(things, key=lambda thing: thing[0]):
            if what == "away" or at > self.story.typed_at:
                with time_machine.travel(at, tick=False):
                    self.happen(what, value)
        return sorted(self.sent)

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
        elif what == "move" and unsettled:
            services.move_date(self.deadline, on=value, by=None, why="moved")
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
        names = {user.pk: name for name, user in self.people.items() if name != "subject"}
        told = []
        for one in new.select_related("letter"):
            step = one.step if one.what == "step" else 0
            told.append((number, names[one.user_id], one.what, step))
        addresses = sorted(one.to[0] for one in mail.outbox[mails:])
        assert addresses == sorted({self.people[who].email for _n, who, _w, _s in told})
        self.sent += told


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=stories())
def test_the_letters_are_those_of_the_reference(people, story):
    expected = Teller(story).tell()
    note(f"expected {expected}")
    assert Played(story).play(people) == expected
