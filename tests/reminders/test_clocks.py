"""Nights in which clocks jump, days that are rare, zones at the edge of the world, and outages."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from oia.reminders import planning
from oia.reminders.choices import ReminderState
from oia.reminders.models import Reminder
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.reference import Story, Teller
from tests.reminders.test_against_the_reference import Played

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)

#: A zone and a day on whose night something unusual happens.
NIGHTS = [
    pytest.param("Europe/Warsaw", date(2027, 3, 28), id="Europe, an hour is skipped"),
    pytest.param("Europe/Warsaw", date(2027, 10, 31), id="Europe, an hour comes twice"),
    pytest.param("America/New_York", date(2027, 3, 14), id="America, an hour is skipped"),
    pytest.param("America/New_York", date(2027, 11, 7), id="America, an hour comes twice"),
    pytest.param("America/Havana", date(2027, 3, 14), id="Cuba, midnight is skipped"),
    pytest.param("Asia/Beirut", date(2027, 3, 28), id="Asia, midnight is skipped"),
    pytest.param("Asia/Jerusalem", date(2027, 10, 31), id="Asia, an hour comes twice"),
    pytest.param("Australia/Sydney", date(2027, 10, 3), id="the south, an hour is skipped"),
    pytest.param("Australia/Lord_Howe", date(2027, 4, 4), id="the south, half an hour comes twice"),
    pytest.param("Europe/Warsaw", date(2028, 2, 29), id="leap day"),
    pytest.param("Europe/Warsaw", date(2027, 12, 31), id="year's end"),
    pytest.param("Asia/Kathmandu", date(2027, 4, 14), id="Kathmandu, at a quarter"),
    pytest.param("Pacific/Apia", date(2027, 9, 26), id="Apia, first to see the day"),
]

OUTAGES = [
    pytest.param(timedelta(minutes=1), id="a minute"),
    pytest.param(DAY, id="a day"),
    pytest.param(40 * DAY, id="forty days"),
]


@pytest.mark.parametrize("outage", OUTAGES)
@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_an_outage_over_an_unusual_night_loses_and_doubles_nothing(people, zone, night, outage):
    clock = ZoneInfo(zone)
    midnight = datetime.combine(night, time.min, tzinfo=clock).astimezone(UTC)
    down = midnight - timedelta(seconds=30)
    rounds = [down - 20 * DAY, down, down + outage]
    rounds += [down + outage + timedelta(hours=12) * n for n in range(1, 30)]
    story = Story(
        zone=clock,
        steps=[14, 7, 2, 1, 0],
        overdue_every=3,
        overdue_until=50,
        climbs_after=3,
        typed_at=down - 21 * DAY,
        due_on=night + DAY,
        hard=True,
        happens=[],
        away=None,
        rounds=rounds,
    )

    sent = Played(story).play(people)

    assert sent == Teller(story).tell()
    assert len(sent) == len({(who, step) for _n, who, _w, step in sent}), "each step once"
    for one in Reminder.objects.filter(state=ReminderState.SENT):
        local = one.reached_at.astimezone(clock).date()
        assert (night + DAY - local).days == one.step, "a step is reached on its own local day"


@pytest.mark.parametrize("outage", [timedelta(0), timedelta(minutes=1), DAY, 40 * DAY])
@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Pacific/Apia", "Europe/Warsaw"])
def test_a_deadline_at_the_last_minute_anywhere_on_earth(post, zone, outage):
    factories.office(zone=zone, office_mailbox="office@city.test")
    factories.rule(steps="1", overdue_every=0)
    last_moment = datetime(2027, 1, 1, 11, 59, tzinfo=UTC)  # 31 December 23:59 at UTC-12
    with time_machine.travel(last_moment - 30 * DAY, tick=False):
        deadline = factories.deadline(due_on=date(2026, 12, 31), zone_kind="anywhere")
    assert deadline.falls_due_at == last_moment
    day_before = timezone.localdate(last_moment, ZoneInfo(zone)) - DAY
    reached = datetime.combine(day_before, time.min, tzinfo=ZoneInfo(zone))

    for hours in (-1, 0, 12, 24, 36, 72):
        at = reached + timedelta(hours=hours) + outage
        with time_machine.travel(at.astimezone(UTC), tick=False):
            planning.write_down_owed()
            delivery.deliver_all()

    assert len(post.mails) == 1
    reminder = Reminder.objects.get()
    assert reminder.state == ReminderState.SENT
    assert reminder.reached_at == reached


@pytest.mark.parametrize(
    ("due_time", "moment"),
    [
        (time(2, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # there is no 02:30 that night
        (time(3, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_time_that_the_night_skips_is_still_one_moment(due_time, moment):
    factories.office(zone="Europe/Warsaw")
    with time_machine.travel(datetime(2027, 3, 1, tzinfo=UTC), tick=False):
        deadline = factories.deadline(due_on=date(2027, 3, 28), due_time=due_time)
    assert deadline.falls_due_at == moment
