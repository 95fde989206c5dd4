"""Dates, moments and times of day, in any order and several languages, never guessed."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from oia.core.sheets import Kind
from oia.sheets.meaning import zone_of_heading
from oia.sheets.meaning.months import LANGUAGES, month_of, names
from tests.sheets.meaning import value, wrong

DAY = date(2026, 5, 4)
WARSAW = {"zone": "Europe/Warsaw"}


@pytest.mark.parametrize(
    "raw",
    [DAY, datetime(2026, 5, 4), "2026-05-04", "2026/5/4", "2026.05.04.", "4.5.2026", "04. 05. 2026"]
    + ["20260504", "2026年5月4日", "2026-05-04 00:00:00", "2026-05-04T00:00"]
    + ["4 May 2026", "May 4, 2026", "4-May-2026", "2026 May 4", "4th May 2026", "Mon 4 May 2026"]
    + ["4 mai 2026", "4 de mayo de 2026", "4 de maio de 2026", "4. Mai 2026", "4 maggio 2026"]
    + ["4 mei 2026", "lundi 4 mai 2026", "Mo., 4. Mai 2026", "4 MAY 2026"],
)
def test_dates_that_can_be_read_in_one_way_are_taken(raw):
    found = value(Kind.DATE, raw)

    assert (found, type(found)) == (DAY, date)


@pytest.mark.parametrize(
    ("text", "day"),
    [("1er août 2026", date(2026, 8, 1)), ("3 févr. 2026", date(2026, 2, 3))]
    + [("9 sept. 2026", date(2026, 9, 9)), ("2. März 2026", date(2026, 3, 2))]
    + [("31/01/2026", date(2026, 1, 31)), ("01/31/2026", date(2026, 1, 31))]
    + [("04-04-2026", date(2026, 4, 4)), ("5.12.1885", date(1885, 12, 5))],
)
def test_more_dates_are_taken(text, day):
    assert value(Kind.DATE, text) == day


def test_months_are_known_in_the_active_language_too():
    assert "is not a date" in wrong(Kind.DATE, "4 maja 2026")
    with translation.override("pl"):
        assert value(Kind.DATE, "4 maja 2026") == DAY
        assert value(Kind.DATE, "4 May 2026") == DAY


def test_no_name_of_a_month_means_another_elsewhere():
    assert [name for name, found in names("months", LANGUAGES).items() if len(found) > 1] == []
    assert month_of("Sept.") == 9


@pytest.mark.parametrize("text", ["03/04/2026", "3-4-2026"])
def test_day_and_month_are_never_guessed(text):
    assert "can be 3 April 2026 or 4 March 2026" in wrong(Kind.DATE, text)
    assert value(Kind.DATE, text, manner={"day_order": "dmy"}) == date(2026, 4, 3)
    assert value(Kind.DATE, text, manner={"day_order": "mdy"}) == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/26", "no year of four digits"),
        ("26-04-03", "no year of four digits"),
        ("4 May 26", "no year of four digits"),
        ("May 2026", "names a month and no day. Write the day as well"),
        ("2026", "is not a date"),
        ("0201-05-04", "year 201 can hardly be meant"),
        ("30/02/2026", "no calendar has"),
        ("13/13/2026", "no calendar has"),
        ("5.31.2026", "no calendar has"),
        ("20261301", "no calendar has"),
        ("Tue 4 May 2026", "does not fit"),
        ("4-6 May 2026", "is not a date"),
        ("before 4 May 2026", "is not a date"),
        ("4 May or June 2026", "is not a date"),
        ("~4 May 2026", "is not a date"),
        ("spring", "is not a date"),
        ("2026-05-04 14:30", "is not a date"),
        ("2026-05-04T00:00:00Z", "is not a date"),
        ("4" * 5000, "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, reason):
    assert reason in wrong(Kind.DATE, text)


def test_a_date_with_a_time_loses_neither():
    assert "time of day as well (14:30:00)" in wrong(Kind.DATE, datetime(2026, 5, 4, 14, 30))


@pytest.mark.parametrize("raw", ["46146", Decimal(46146)])
def test_bare_numbers_are_dates_only_when_somebody_says_so(raw):
    assert "bare number" in wrong(Kind.DATE, raw)
    assert value(Kind.DATE, raw, manner={"date_serials": "1900"}) == DAY
    assert value(Kind.DATE, raw, manner={"date_serials": "1904"}) == date(2030, 5, 5)


@pytest.mark.parametrize("raw", [Decimal(2026), Decimal("46146.5"), Decimal(-5), True, time(9)])
def test_other_things_are_no_dates(raw):
    assert wrong(Kind.DATE, raw, manner={"date_serials": "1900"})


@pytest.mark.parametrize(
    "text",
    ["2026-05-04 14:30:00+02:00", "2026-05-04T12:30Z", "2026-05-04 12:30 UTC", "2026-05-04 14:30"]
    + ["4.5.2026 14.30", "4. 5. 2026, 14:30 Uhr", "4 May 2026 2:30 pm", "4 mai 2026 14h30"]
    + ["2026-05-04 10:30:00-02:00"],
)
def test_moments_are_those_of_their_offset_or_their_zone(text):
    found = value(Kind.MOMENT, text, manner=WARSAW)

    assert found == datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
    assert found.tzinfo is not None


def test_moments_without_a_zone_are_in_the_active_one():
    with timezone.override("Asia/Tokyo"):
        found = value(Kind.MOMENT, datetime(2026, 5, 4, 21, 30))

    assert found == datetime(2026, 5, 4, 12, 30, tzinfo=UTC)


def test_day_and_month_of_a_moment_are_never_guessed():
    assert "can be 3 April 2026" in wrong(Kind.MOMENT, "03/04/2026 10:00", manner=WARSAW)
    found = value(Kind.MOMENT, "03/04/2026 10:00", manner=WARSAW | {"day_order": "mdy"})
    assert found == datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("raw", ["2026-10-25 02:30", datetime(2026, 10, 25, 2, 30)])
def test_an_hour_that_comes_twice_is_refused(raw):
    assert "was twice in Europe/Warsaw" in wrong(Kind.MOMENT, raw, manner=WARSAW)
    found = value(Kind.MOMENT, "2026-10-25 02:30:00+01:00", manner=WARSAW)
    assert found == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_hour_that_never_was_is_refused():
    assert "never was in Europe/Warsaw" in wrong(Kind.MOMENT, "2026-03-29 02:30", manner=WARSAW)
    assert value(Kind.MOMENT, "2026-03-29 03:30", manner=WARSAW)


@pytest.mark.parametrize(
    "raw",
    ["2026-05-04", DAY, "4 May 2026", "14:30", "2026-05-04 25:00", "2026-05-04 14"]
    + ["2026-05-04 10:30-11:30", "2026-05-04 14:30+99:00", "2026-05-04 14:30 CET"]
    + [time(9), Decimal(46146), True, datetime(201, 5, 4), "9999-12-31 23:30:00-12:00"],
)
def test_what_is_no_moment_is_refused(raw):
    assert wrong(Kind.MOMENT, raw, manner=WARSAW)


@pytest.mark.parametrize(
    ("raw", "clock"),
    [("14:05", time(14, 5)), ("14:05:09", time(14, 5, 9)), ("14.05", time(14, 5))]
    + [("14h05", time(14, 5)), ("14h", time(14)), ("14 Uhr", time(14)), ("2 pm", time(14))]
    + [("2:05 p.m.", time(14, 5)), ("12 am", time(0)), ("12:30 PM", time(12, 30))]
    + [(time(9, 30), time(9, 30)), ("9:30:00.250", time(9, 30, 0, 250000))],
)
def test_times_of_day_are_taken(raw, clock):
    assert value(Kind.TIME, raw) == clock


@pytest.mark.parametrize(
    "raw", ["24:00", "14", "1405", "13 pm", "0 am", "noon", Decimal("0.5"), DAY, datetime.max, True]
)
def test_what_is_no_time_of_day_is_refused(raw):
    assert "time of day" in wrong(Kind.TIME, raw)


@pytest.mark.parametrize(
    ("heading", "zone"),
    [("Begins (Europe/Warsaw)", "Europe/Warsaw"), ("Begins (UTC) [starts_at]", "UTC")]
    + [("Begins (local)", ""), ("Begins", ""), ("Europe/Warsaw", "")],
)
def test_a_heading_may_name_the_zone(heading, zone):
    assert zone_of_heading(heading) == zone
