"""Snooze is there for those who are told again, and for nobody else."""

from datetime import date

import pytest
from django.test import Client

from oia.reminders.chasing import ask_now
from oia.reminders.models import Snooze
from tests import factories
from tests.reminders.test_links import Told

pytestmark = pytest.mark.django_db


@pytest.fixture
def deadline(days):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(2026, 12, 29))


def asked(days, post, deadline, **whom):
    with days.on(2026, 12, 2):
        ask_now(deadline, by=None, **whom)
    days.round(2026, 12, 2)
    return Told(deadline, post.mails[-1])


def test_whoever_is_asked_by_hand_and_never_told_cannot_snooze(days, post, deadline):
    letter = asked(days, post, deadline, user=factories.user())

    assert set(letter.buttons) == {"Done", "Not mine"}


def test_a_mailbox_that_is_asked_by_hand_cannot_snooze(days, post, deadline):
    letter = asked(days, post, deadline, mailbox="culture@city.test")

    assert set(letter.buttons) == {"Done", "Not mine"}


def test_an_owner_who_is_asked_snoozes_and_is_told_again(days, post, deadline):
    letter = asked(days, post, deadline, user=deadline.owner)
    with days.on(2026, 12, 2, 11):
        Client().post(letter.snooze, {"days": "1"})

    days.round(2026, 12, 3)

    assert post.subjects(deadline.owner.email)[-1].startswith("Again: ")


def test_a_helper_who_helps_no_more_is_promised_no_other_reminder(days, post, deadline):
    helper = factories.user()
    deadline.helpers.add(helper)
    letter = asked(days, post, deadline, user=helper)
    deadline.helpers.remove(helper)

    with days.on(2026, 12, 2, 12):
        said = Client().post(letter.snooze, {"days": "1"}).content.decode()

    assert "there is nothing to snooze" in said
    assert not Snooze.objects.exists()
