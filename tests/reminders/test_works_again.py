"""What was written off while its reader was not reached is told once they are reached again."""

from datetime import date

import pytest
from django.utils.dateparse import parse_datetime

from oia.reminders import planning, services
from oia.reminders.choices import ReminderState, What
from oia.reminders.models import FailingAddress, Reminder
from oia.reminders.returns import addresses
from oia.reminders.sending import delivery
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def deadline(days):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(2026, 12, 17))


def written_at_night(days, *when):
    """Letters that wait for the morning, when their reader is not reached any more."""
    with days.on(*when, 5):
        planning.write_down_owed()
        assert Reminder.objects.owed().exists()


def go_out(days, *when):
    """The letters are taken in hand before a tick has seen that their reader is not reached."""
    with days.on(*when):
        delivery.deliver_all()


def fails(person):
    return factories.failing_address(address=person.email)


def works(days, person, *when):
    with days.on(*when):
        assert addresses.works_again(person.email, by=factories.in_role("officer"))
    days.round(*when, 10, 2)


def test_a_step_that_waited_while_the_address_began_to_fail(days, post, deadline):
    written_at_night(days, 2026, 12, 10)
    fails(deadline.owner)
    go_out(days, 2026, 12, 10)
    assert post.subjects(deadline.owner.email) == []

    works(days, deadline.owner, 2026, 12, 11)

    assert len(post.subjects(deadline.owner.email)) == 1


def test_a_step_that_waited_while_its_reader_left_and_came_back(days, post, deadline):
    owner = deadline.owner
    written_at_night(days, 2026, 12, 10)
    owner.is_active = False
    owner.save()
    go_out(days, 2026, 12, 10)

    with days.on(2026, 12, 11):
        owner.is_active = True
        owner.save()
    days.round(2026, 12, 11, 10, 2)

    assert len(post.subjects(owner.email)) == 1


def test_a_move_that_waited_while_the_address_began_to_fail(days, post, deadline):
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11, 4):
        services.move_date(deadline, on=date(2026, 12, 29), by=None, why="")
    written_at_night(days, 2026, 12, 11)
    fails(deadline.owner)
    days.round(2026, 12, 11)

    works(days, deadline.owner, 2026, 12, 14)

    assert "moved to" in post.subjects(deadline.owner.email)[-1]


def test_whoever_snoozed_is_told_again_once_their_address_works(days, post, deadline):
    days.round(2026, 12, 10)
    with days.on(2026, 12, 10, 11):
        key, until = f"user:{deadline.owner_id}", "2026-12-11T02:00:00+01:00"
        services.snooze(deadline, recipient_key=key, until=parse_datetime(until), by=None)
    written_at_night(days, 2026, 12, 11)
    fails(deadline.owner)
    days.round(2026, 12, 11)

    works(days, deadline.owner, 2026, 12, 14)

    assert post.subjects(deadline.owner.email)[-1].startswith("Again: ")


def test_a_mailbox_that_fails_is_not_written_to_for_ever(days, post):
    """One notice that waited when it began to fail is written off, and no other takes its place."""
    factories.office(mayor_mailbox="mayor@city.test")
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17), audience="mayor_office")
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11, 4):
        services.cancel(deadline, by=None)
    written_at_night(days, 2026, 12, 11)
    with days.on(2026, 12, 11, 6):
        factories.failing_address(address="Mayor@city.test")

    for minute in range(4):
        days.round(2026, 12, 11, 10, minute)

    notices = Reminder.objects.filter(what=What.CANCELLED)
    assert [one.state for one in notices] == [ReminderState.SUPERSEDED]
    assert FailingAddress.objects.count() == 1
