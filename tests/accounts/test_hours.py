"""Working days and hours, over the nights and days on which clocks do strange things."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oia.accounts.hours import is_working_day, next_sending_moment, working_days_before
from oia.accounts.models import Office, User
from tests import factories


def worker(zone="Europe/Warsaw", begins=9, ends=17, days="12345"):
    return User(zone=zone, work_start=time(begins), work_end=time(ends), work_days=days)


def at(zone, *when):
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_a_weekend_and_a_holiday_are_no_working_days():
    friday, saturday = date(2026, 12, 4), date(2026, 12, 5)

    assert is_working_day(friday, worker(), holidays=set())
    assert not is_working_day(saturday, worker(), holidays=set())
    assert not is_working_day(friday, worker(), holidays={friday})


def test_somebody_who_works_on_sundays_does():
    sunday = date(2026, 12, 6)

    assert is_working_day(sunday, worker(days="7"), holidays=set())


def test_without_a_user_the_days_of_the_office_count():
    office = Office(work_days="7")

    assert is_working_day(date(2026, 12, 6), office=office, holidays=set())
    assert not is_working_day(date(2026, 12, 7), office=office, holidays=set())


def test_working_days_are_counted_back_over_weekend_and_holiday():
    monday, holiday = date(2026, 12, 7), date(2026, 12, 4)

    assert working_days_before(monday, 1, worker(), holidays=set()) == date(2026, 12, 4)
    assert working_days_before(monday, 1, worker(), holidays={holiday}) == date(2026, 12, 3)
    assert working_days_before(monday, 0, worker(), holidays=set()) == monday


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((2026, 11, 23, 8, 59), (2026, 11, 23, 9, 0)),  # before work: when it begins
        ((2026, 11, 23, 9, 0), (2026, 11, 23, 9, 0)),  # within: at once
        ((2026, 11, 23, 16, 59), (2026, 11, 23, 16, 59)),
        ((2026, 11, 23, 17, 0), (2026, 11, 24, 9, 0)),  # after: the next day
        ((2026, 11, 27, 18, 0), (2026, 11, 30, 9, 0)),  # Friday evening: Monday
    ],
)
def test_mail_waits_for_working_hours(now, expected):
    moment = next_sending_moment(worker(), at("Europe/Warsaw", *now), holidays=set())

    assert moment == at("Europe/Warsaw", *expected)


def test_mail_waits_out_a_holiday():
    moment = next_sending_moment(
        worker(), at("Europe/Warsaw", 2026, 12, 24, 18), holidays={date(2026, 12, 25)}
    )

    assert moment == at("Europe/Warsaw", 2026, 12, 28, 9)


def test_nine_o_clock_stays_nine_o_clock_over_a_daylight_saving_night():
    everyday = worker(days="1234567")
    evening = at("Europe/Warsaw", 2026, 3, 28, 20)
    autumn = at("Europe/Warsaw", 2026, 10, 24, 20)

    assert next_sending_moment(everyday, evening, holidays=set()) == datetime(
        2026, 3, 29, 7, tzinfo=UTC
    )
    assert next_sending_moment(everyday, autumn, holidays=set()) == datetime(
        2026, 10, 25, 8, tzinfo=UTC
    )


def test_an_hour_that_the_clock_skips_begins_when_it_has_jumped():
    night_shift = User(
        zone="Europe/Warsaw", work_start=time(2, 30), work_end=time(6), work_days="1234567"
    )
    evening = at("Europe/Warsaw", 2026, 3, 28, 20)

    moment = next_sending_moment(night_shift, evening, holidays=set())

    assert moment.astimezone(ZoneInfo("Europe/Warsaw")).time() == time(3, 30)


def test_an_hour_that_comes_twice_counts_from_its_first_time():
    night_shift = User(
        zone="Europe/Warsaw", work_start=time(2, 30), work_end=time(6), work_days="1234567"
    )
    evening = at("Europe/Warsaw", 2026, 10, 24, 20)

    assert next_sending_moment(night_shift, evening, holidays=set()) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_quarter_hours_from_greenwich():
    night = datetime(2026, 11, 22, 20, tzinfo=UTC)  # Monday 01:45 in Kathmandu

    moment = next_sending_moment(worker(zone="Asia/Kathmandu"), night, holidays=set())

    assert moment == datetime(2026, 11, 23, 3, 15, tzinfo=UTC)


def test_samoa_had_no_thirtieth_of_december_2011():
    everyday = worker(zone="Pacific/Apia", days="1234567")
    friday_only = worker(zone="Pacific/Apia", days="5")
    thursday_evening = at("Pacific/Apia", 2011, 12, 29, 20)

    for who, day in ((everyday, (2011, 12, 31)), (friday_only, (2012, 1, 6))):
        moment = next_sending_moment(who, thursday_evening, holidays=set())
        assert moment == at("Pacific/Apia", *day, 9)


def test_a_mailbox_keeps_the_hours_of_the_office():
    office = Office(zone="Asia/Tokyo", work_start=time(10), work_end=time(12), work_days="3")

    moment = next_sending_moment(
        None, datetime(2026, 11, 23, tzinfo=UTC), office=office, holidays=set()
    )

    assert moment == at("Asia/Tokyo", 2026, 11, 25, 10)


def test_whoever_has_no_zone_lives_by_the_clock_of_the_office():
    office = Office(zone="America/Bogota")

    moment = next_sending_moment(
        worker(zone=""), datetime(2026, 11, 23, tzinfo=UTC), office=office, holidays=set()
    )

    assert moment == at("America/Bogota", 2026, 11, 23, 9)


@given(
    now=st.datetimes(datetime(2010, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(
        ["Europe/Warsaw", "Asia/Kathmandu", "Pacific/Apia", "America/Santiago", "Asia/Beirut"]
    ),
    days=st.sampled_from(["1", "12345", "67", "1234567"]),
)
def test_the_moment_is_never_past_and_always_within_hours(now, zone, days):
    who = worker(zone=zone, days=days)

    moment = next_sending_moment(who, now, holidays=set())

    local = moment.astimezone(ZoneInfo(zone))
    assert moment >= now
    assert str(local.isoweekday()) in days
    assert time(9) <= local.time() < time(17)


@pytest.mark.django_db
def test_holidays_are_read_once_however_far_it_goes(django_assert_num_queries):
    factories.holiday(on=date(2026, 12, 4))
    who = worker()

    with django_assert_num_queries(1):
        assert working_days_before(date(2026, 12, 7), 200, who) < date(2026, 3, 7)
    with django_assert_num_queries(1):
        next_sending_moment(who, at("Europe/Warsaw", 2026, 12, 3, 20))
