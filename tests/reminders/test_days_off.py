"""What is to be told before a date is told on a working day before it, whatever the holidays."""

from datetime import date

import pytest

from oia.reminders import planning
from oia.reminders.models import Reminder
from tests import factories

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 12, 14)


def due(days, on, **rule):
    factories.rule(**{"steps": "1"} | rule)
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=on)


def rounds(days, first, last, month=12):
    for day in range(first, last + 1):
        days.round(2026, month, day)


def went_on(post):
    return [mail["Date"][:16] for mail in post.mails]


def long_holidays():
    for day in range(23, 32):
        factories.holiday(on=date(2026, 12, day))
    factories.holiday(on=date(2027, 1, 1))


@pytest.mark.parametrize("working_days", [False, True])
def test_the_day_before_a_monday_is_friday(days, post, working_days):
    due(days, MONDAY, working_days=working_days)

    rounds(days, 7, 14)

    assert went_on(post) == ["Fri, 11 Dec 2026"]


@pytest.mark.parametrize("working_days", [False, True])
def test_over_long_holidays_it_goes_on_the_last_working_day_before(days, post, working_days):
    long_holidays()
    due(days, date(2027, 1, 4), working_days=working_days)  # the first day of work

    rounds(days, 17, 31)
    for day in (1, 2, 3, 4):
        days.round(2027, 1, day)

    assert went_on(post) == ["Tue, 22 Dec 2026"]


def test_a_date_amid_the_holidays_is_told_before_they_begin(days, post):
    long_holidays()
    due(days, date(2026, 12, 28))

    rounds(days, 17, 31)

    assert went_on(post)[0] == "Tue, 22 Dec 2026"


def test_of_several_steps_that_fall_together_the_nearest_goes(days, post):
    due(days, MONDAY, steps="3, 2, 1")

    rounds(days, 7, 13)

    assert went_on(post) == ["Fri, 11 Dec 2026"]
    assert Reminder.objects.filter(state="sent").get().step == 1


def test_steps_further_off_keep_their_calendar_days(days, post):
    due(days, date(2026, 12, 17), steps="7, 4, 1")
    with days.on(2026, 12, 13):
        planning.write_down_owed()

    reached = Reminder.objects.order_by("step").values_list("step", "reached_at__date")
    assert (4, date(2026, 12, 12)) in list(reached), "a Saturday at midnight here"


def close_the_office(days):
    factories.holiday(on=date(2026, 12, 11))


def work_four_days(days):
    days.office.work_days = "1234"
    days.office.save()


@pytest.mark.parametrize("working_days", [False, True])
@pytest.mark.parametrize("off", [close_the_office, work_four_days])
def test_a_day_off_that_is_entered_later_is_reckoned_with(days, post, off, working_days):
    due(days, MONDAY, working_days=working_days)
    days.round(2026, 12, 7)
    with days.on(2026, 12, 8):
        off(days)

    rounds(days, 9, 14)

    assert went_on(post)[0] == "Thu, 10 Dec 2026"
