"""When two records become one, or are parted again, nobody is written to a second time."""

from datetime import date

import pytest
from django.core import mail

from oia.directory.services import merging
from oia.reminders import planning, services
from oia.reminders.choices import ReminderState, Status, What
from oia.reminders.models import Deadline, Reminder
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(days):
    return factories.organisation(name="City of Lviv"), factories.organisation(name="Lviv City")


def due(record, owner, **kw):
    return factories.deadline(subject=record, owner=owner, due_on=date(2026, 12, 1), **kw)


def derived(record, owner):
    """A date that came of the record itself."""
    return due(record, owner, origin=record, kind="agreement.renewal")


def test_a_date_that_comes_along_keeps_what_was_sent_and_goes_on_from_there(days, people, twins):
    kept, dropped = twins
    typed = due(dropped, people["owner"])
    days.round(2026, 11, 24)
    assert len(mail.outbox) == 1

    with days.on(2026, 11, 25):
        merge = merging.merge(kept, dropped, by=None)
    days.round(2026, 11, 25, 11)
    assert len(mail.outbox) == 1
    typed.refresh_from_db()
    assert typed.subject == kept

    days.round(2026, 11, 30)
    assert len(mail.outbox) == 2
    with days.on(2026, 11, 30, 11):
        merging.undo(merge, by=None)
    days.round(2026, 11, 30, 12)
    assert len(mail.outbox) == 2
    assert Reminder.objects.filter(deadline=typed, state=ReminderState.SENT).count() == 2


def test_of_the_same_date_of_both_only_one_goes_on_and_its_end_is_no_cancellation(
    days, people, twins
):
    for record in twins:
        derived(record, people["owner"])
    days.round(2026, 11, 24)
    sent = len(mail.outbox)

    with days.on(2026, 11, 25):
        merge = merging.merge(*twins, by=None)
    days.round(2026, 11, 25, 11)
    assert len(mail.outbox) == sent

    days.round(2026, 11, 30)
    assert len(mail.outbox) == sent + 1
    with days.on(2026, 11, 30, 11):
        merging.undo(merge, by=None)
    days.round(2026, 11, 30, 12)
    assert len(mail.outbox) == sent + 2  # the other date is open again, and its step is due


def test_nobody_hears_that_a_date_was_cancelled_which_goes_on_under_the_other_record(
    days, post, people, twins
):
    """A letter of both waited for the morning while they became one."""
    for record in twins:
        derived(record, people["owner"])
    days.round(2026, 11, 24)
    with days.on(2026, 11, 30, 5):
        planning.write_down_owed()
    with days.on(2026, 11, 30, 6):
        merge = merging.merge(*twins, by=None)

    for minute in range(3):
        days.round(2026, 11, 30, 10, minute)

    assert not Reminder.objects.filter(what=What.CANCELLED).exists()
    assert not any("cancelled" in subject for subject in post.subjects())
    with days.on(2026, 11, 30, 11):
        merging.undo(merge, by=None)
    assert set(Deadline.objects.values_list("status", flat=True)) == {Status.OPEN}


def test_a_date_so_closed_that_somebody_opens_and_cancels_again_is_told_of(
    days, post, people, twins
):
    for record in twins:
        derived(record, people["owner"])
    days.round(2026, 11, 24)
    with days.on(2026, 11, 25):
        merging.merge(*twins, by=None)
        retired = Deadline.objects.get(status=Status.CANCELLED)
        services.reopen(retired, by=None)
    with days.on(2026, 11, 25, 11):
        services.cancel(retired, by=factories.in_role("officer"))

    days.round(2026, 11, 25, 12)

    assert "cancelled" in post.subjects()[-1]
