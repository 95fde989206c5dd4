"""A letter's buttons on a phone that runs no scripts, pressed by somebody who has no login."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oia.reminders import keys
from oia.reminders.choices import Button, Status
from oia.reminders.models import Reminder, Snooze
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reminder(transactional_db):
    factories.office(name="City of Warsaw", zone="Europe/Warsaw")
    finance = factories.user(first_name="Finance", logs_in=False)
    deadline = factories.deadline(
        title="Dues of UCLG", owner=finance, due_on=timezone.localdate() + timedelta(days=20)
    )
    now = timezone.now()
    told = {"reached_at": now, "written_at": now, "state": "sent"}
    return Reminder.objects.create(
        deadline=deadline,
        version=deadline.version,
        step=7,
        recipient=f"user:{finance.pk}",
        user=finance,
        told_due_at=deadline.falls_due_at,
        **told,
    )


@pytest.fixture
def phone(opened):
    return opened(java_script_enabled=False, viewport={"width": 360, "height": 740})


def follow(page, reminder, button):
    """Tap a link in the letter."""
    page.goto(f"/l/{keys.key(reminder.pk, button)}/")


def fits(page):
    return page.locator("html").evaluate("page => page.scrollWidth") <= 360


def test_all_three_buttons_are_pressed_without_script_or_login(phone, reminder):
    ana = factories.user(first_name="Ana", last_name="Ruiz")
    reminder.deadline.helpers.add(ana)

    follow(phone, reminder, Button.SNOOZE)
    assert fits(phone)
    phone.get_by_role("button", name="In a week").click()
    assert "Then you are told again." in phone.get_by_role("status").inner_text()

    follow(phone, reminder, Button.NOT_MINE)
    assert fits(phone)
    phone.get_by_label("Whose is it?").select_option("Ana Ruiz")
    phone.get_by_label("Why?").fill("She has the contract")
    phone.get_by_role("button", name="Not mine").click()
    assert "It is handed to Ana Ruiz" in phone.get_by_role("status").inner_text()

    follow(phone, reminder, Button.DONE)
    phone.get_by_label("How can one see it?").fill("Paid on Monday")
    phone.get_by_role("button", name="Done").click()
    assert "It is closed as done" in phone.get_by_role("status").inner_text()

    reminder.deadline.refresh_from_db()
    assert (reminder.deadline.status, reminder.deadline.owner) == (Status.DONE, ana)
    assert reminder.deadline.evidence == "Paid on Monday"
    assert Snooze.objects.filter(recipient=reminder.recipient).exists()
    assert phone.complaints == []
