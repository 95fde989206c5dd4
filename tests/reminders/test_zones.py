"""A date lies on its own day: in every zone, on every day of three years, wherever it is told."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from oia.accounts.models import Office
from oia.core.zones import ZoneKind
from oia.reminders.choices import Because, What
from oia.reminders.models import Deadline, Reminder
from oia.reminders.words import calendars
from oia.reminders.words.entries import Entry, Reader
from tests import factories
from tests.reminders.people import in_role, words

DAY = timedelta(days=1)

ZONES = [
    pytest.param("Europe/Warsaw", id="Europe"),
    pytest.param("America/New_York", id="America"),
    pytest.param("Asia/Jerusalem", id="Asia"),
    pytest.param("Australia/Lord_Howe", id="the south, which turns its clocks by half an hour"),
    pytest.param("Asia/Kathmandu", id="Kathmandu, at a quarter"),
    pytest.param("Pacific/Apia", id="Apia"),
    pytest.param("Pacific/Kiritimati", id="Kiritimati, first to see the day"),
    pytest.param("Etc/GMT+12", id="last to see it end"),
]

#: Three years with a leap day among them.
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)

#: An office on either side of the world.
OFFICES = ["America/Bogota", "Pacific/Auckland"]


def every_day():
    return [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]


def due(day, office_zone, zone=None, clock=None):
    """A deadline on a day, by the organiser's clock or, without a zone, by ours; not kept."""
    deadline = Deadline(
        kind="typed",
        title="Report",
        due_on=day,
        due_time=clock,
        zone_kind=ZoneKind.PLACE if zone else ZoneKind.OFFICE,
        zone=zone or "",
    )
    deadline.settle(Office(zone=office_zone))
    return deadline


def entry(deadline, zone, now):
    """What a letter says of it to a reader there."""
    reminder = Reminder(deadline=deadline, what=What.STEP, because=Because.OWNER)
    return Entry(reminder, Reader(ZoneInfo(zone), "there", now, True))


def spelt(day, shape):
    """A day in the words of letters, without their help: "Thu 31 Dec 2026"."""
    year = f" {day.year}" if shape == "long" else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


@pytest.mark.parametrize("zone", ZONES)
def test_a_date_of_ours_falls_due_at_the_end_of_its_day_and_letters_name_that_day(zone):
    clock, wrong = ZoneInfo(zone), []
    for day in every_day():
        deadline = due(day, zone)
        ends = datetime.combine(day + DAY, time(0), tzinfo=clock).astimezone(UTC)
        told = entry(deadline, zone, ends - 60 * DAY)
        right = (
            deadline.falls_due_at == ends - timedelta(minutes=1)
            and told.date == f"{spelt(day, 'long')}, 23:59 (there)"
            and told.headline.endswith(f"{spelt(day, 'short')} 23:59 there")
        )
        wrong += [] if right else [(day, deadline.falls_due_at, told.date, told.headline)]
    assert wrong == []


@pytest.mark.parametrize("office_zone", OFFICES)
@pytest.mark.parametrize("zone", ZONES)
def test_a_date_of_the_organisers_falls_due_at_the_end_of_their_day(zone, office_zone):
    clock, here, wrong = ZoneInfo(zone), ZoneInfo(office_zone), []
    for day in every_day():
        deadline = due(day, office_zone, zone)
        ends = datetime.combine(day + DAY, time(0), tzinfo=clock).astimezone(UTC)
        last = ends - timedelta(minutes=1)
        told, ours = entry(deadline, office_zone, last - 60 * DAY), last.astimezone(here)
        right = (
            deadline.falls_due_at == last
            and told.their_date.startswith(f"On the organiser’s clock: {spelt(day, 'long')}, 23:59")
            and told.date == f"{spelt(ours, 'long')}, {ours:%H:%M} (there)"
            and deadline.their_words.startswith(f"{day.day} {day:%b %Y}, 23:59 (")
            and f"DTEND:{last:%Y%m%dT%H%M%SZ}" in calendars.event(stamped(deadline), True)
        )
        wrong += [] if right else [(day, deadline.falls_due_at, told.their_date, told.date)]
    assert wrong == []


def stamped(deadline):
    """As it is once kept: a calendar file wants its key, and when it last changed."""
    deadline.pk, deadline.updated_at = 1, deadline.falls_due_at
    return deadline


@pytest.mark.parametrize("zone", ZONES)
def test_how_long_is_left_counts_the_days_of_the_readers_calendar(zone):
    clock, wrong = ZoneInfo(zone), []
    for day in every_day():
        deadline = due(day, zone)
        for days, said in ((30, "30 days left"), (2, "2 days left"), (1, "1 day left"),
                           (-1, "1 day overdue"), (-30, "30 days overdue")):  # fmt: skip
            noon = datetime.combine(day - days * DAY, time(12), tzinfo=clock)
            if entry(deadline, zone, noon.astimezone(UTC)).left != said:
                wrong.append((day, days))
    assert wrong == []


# Hours that come twice, or not at all

#: Zone, day, hour, and the moment that counts: the first, where the hour comes twice.
ODD_HOURS = [
    pytest.param("Europe/Warsaw", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30",
                 id="02:30 comes twice in Europe"),
    pytest.param("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30",
                 id="01:30 comes twice in America"),
    pytest.param("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "2027-04-03T14:45",
                 id="01:45 comes twice in the south"),
    pytest.param("America/Santiago", date(2027, 4, 3), None, "2027-04-04T02:59",
                 id="the end of the day comes twice in Chile"),
    pytest.param("Europe/Warsaw", date(2027, 3, 28), time(2, 30), "2027-03-28T01:30",
                 id="there is no 02:30 in Europe"),
    pytest.param("America/New_York", date(2027, 3, 14), time(2, 30), "2027-03-14T07:30",
                 id="there is no 02:30 in America"),
    pytest.param("America/Havana", date(2027, 3, 14), time(0, 30), "2027-03-14T05:30",
                 id="there is no 00:30 in Cuba"),
]  # fmt: skip


@pytest.mark.parametrize("office_zone", OFFICES)
@pytest.mark.parametrize(("zone", "day", "clock", "moment"), ODD_HOURS)
def test_an_hour_that_comes_twice_or_never_is_one_moment_of_its_day(
    zone, day, clock, moment, office_zone
):
    for deadline in (due(day, office_zone, zone, clock), due(day, zone, None, clock)):
        assert f"{deadline.falls_due_at:%Y-%m-%dT%H:%M}" == moment
        assert deadline.falls_due_at.astimezone(ZoneInfo(zone)).date() == day


# Pages

#: The days around which clocks are turned somewhere, a leap day and the end of a year.
RARE_DAYS = [
    date(2026, 10, 25),
    date(2026, 11, 1),
    date(2027, 3, 14),
    date(2027, 3, 28),
    date(2027, 4, 4),
    date(2027, 10, 3),
    date(2027, 12, 31),
    date(2028, 2, 29),
]


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
def test_pages_and_the_calendar_show_a_date_on_its_day(zone):
    factories.office(zone=zone)
    officer = in_role("officer")
    with time_machine.travel(datetime(2026, 10, 1, 12, tzinfo=UTC), tick=False):
        for day in RARE_DAYS:
            ours = factories.deadline(due_on=day, title=f"Due on {day}")
            page = words(officer.get(ours.get_absolute_url()))
            month = officer.get(reverse("desk:calendar"), {"on": day.isoformat()})

            shown = [
                each.on
                for each in month.context["days"]
                for one in each.shown
                if str(one.entry.title) == ours.title
            ]
            assert shown == [day]
            assert f"{day.day} {day:%b %Y}, 23:59" in page
