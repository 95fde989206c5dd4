"""Letters that go out long after their date: what they ask for can still be answered."""

from datetime import date

import pytest
from django.test import Client

from oia.reminders.choices import Status
from tests import factories
from tests.reminders.test_links import Told

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(days, post):
    """A letter that went seven weeks after its date."""
    factories.rule(steps="7", overdue_every=7, overdue_until=56)
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17))
    days.round(2027, 2, 5)
    return Told(deadline, post.mails[-1])


def test_a_letter_weeks_after_its_date_has_buttons_that_work(days, late):
    assert set(late.buttons) == {"Done", "Snooze", "Not mine"}

    with days.on(2027, 2, 8):
        assert Client().get(late.done).status_code == 200
        Client().post(late.done)
    assert late.now().status == Status.DONE


def test_its_buttons_expire_a_month_after_it_went(days, late):
    with days.on(2027, 3, 6):
        assert Client().get(late.done).status_code == 200
    with days.on(2027, 3, 8):
        assert Client().post(late.done).status_code == 410
    assert late.now().status == Status.MISSED
