"""A mail server that takes nothing from us burns no letter, and people see it."""

from datetime import date

import pytest
from django.urls import reverse

from oia.reminders import health
from oia.reminders.choices import LetterState
from oia.reminders.models import Letter
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db


def three_due(days):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return [factories.deadline(due_on=date(2026, 12, 17)) for _each in range(3)]


def of_letters():
    return next(check for check in health.of_database() if check.name == "letters")


def states():
    """What became of the three."""
    return [*Letter.objects.order_by("pk").values_list("state", flat=True)[:3]]


@pytest.fixture
def locked_out(settings, post):
    """The password of the relay has expired: it lets us in no more."""
    post.offers = ["PIPELINING", "AUTH PLAIN LOGIN"]
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "office", "expired"


def test_a_server_that_lets_us_in_no_more_costs_no_letter(days, post, settings, locked_out):
    deadlines = three_due(days)
    for minute in (0, 2, 10, 40):
        days.round(2026, 12, 10, 10, minute)
    assert post.mails == []
    assert states() == 3 * [LetterState.FAILED]
    for day in range(11, 17):
        days.round(2026, 12, day)
    assert LetterState.GIVEN_UP not in states(), "however long it lasts"

    settings.EMAIL_HOST_USER = ""
    days.round(2026, 12, 17, 12)

    assert {letter["To"] for letter in post.mails} == {one.owner.email for one in deadlines}


@pytest.mark.parametrize("reply", ["530 5.7.0 Authentication required", "553 Sender not allowed"])
def test_a_server_that_does_not_have_us_for_a_sender_costs_no_letter(days, post, reply):
    three_due(days)
    post.of_sender = reply
    days.round(2026, 12, 10)
    assert states() == 3 * [LetterState.FAILED]

    post.of_sender = ""
    days.round(2026, 12, 10, 12)

    assert len(post.mails) == 3


def test_a_server_that_wants_a_password_for_each_recipient_costs_no_letter(days, post):
    deadlines = three_due(days)
    for deadline in deadlines:
        post.refuse[deadline.owner.email] = "530 5.7.1 Authentication required"
    days.round(2026, 12, 10)

    assert states() == 3 * [LetterState.FAILED]
    assert len(post.tries) == 1, "it is not asked again for each"


def test_a_letter_that_is_too_large_is_given_up_and_holds_up_nobody(days, post):
    three_due(days)
    post.of_sender = "552 5.3.4 Message too big"
    days.round(2026, 12, 10)

    assert states() == 3 * [LetterState.GIVEN_UP]


def test_the_waits_grow_and_use_up_only_some_of_the_tries(days, post, locked_out):
    three_due(days)
    calls = []
    for minute in (0, 1, 3, 6, 10, 21, 40, 59):
        days.round(2026, 12, 10, 10, minute)
        calls.append(post.connections)
    for hour in range(11, 17):
        days.round(2026, 12, 10, hour, 30)

    assert calls == [1, 2, 2, 3, 3, 4, 4, 4], "after 1, 5, 15 and then 60 minutes"
    assert set(Letter.objects.values_list("attempts", flat=True)) == {4}


def test_health_says_that_the_server_takes_nothing_until_it_does(days, post, settings, locked_out):
    three_due(days)
    days.round(2026, 12, 10, 10, 0)
    with days.on(2026, 12, 10, 10, 1):
        check = of_letters()
    assert not check.ok
    assert "538" in str(check.says)

    settings.EMAIL_HOST_USER = ""
    days.round(2026, 12, 10, 10, 10)
    with days.on(2026, 12, 10, 10, 11):
        assert of_letters().ok


def test_all_that_was_given_up_can_be_sent_once_more_at_once(days, post):
    deadlines = three_due(days)
    for deadline in deadlines:
        post.refuse[deadline.owner.email] = "550 5.7.1 Relaying denied"
    days.round(2026, 12, 10)
    assert states() == 3 * [LetterState.GIVEN_UP]
    post.refuse.clear()

    with days.on(2026, 12, 10, 11):
        officer, letter = in_role("officer"), Letter.objects.last()
        page = officer.get(letter.get_absolute_url())
        assert "Try all 3 that were given up" in words(page)
        address = reverse("reminders:letter-retry", args=[letter.pk])
        assert "3 letters go out" in words(officer.post(address, {"all": "1"}, follow=True))
    days.round(2026, 12, 10, 11)

    assert {letter["To"] for letter in post.mails} >= {one.owner.email for one in deadlines}


def test_whoever_may_not_retry_one_may_not_retry_all(days, post):
    deadlines = three_due(days)
    post.refuse[deadlines[0].owner.email] = "550 5.7.1 Relaying denied"
    days.round(2026, 12, 10)
    address = reverse("reminders:letter-retry", args=[Letter.objects.last().pk])

    assert in_role("reader").post(address, {"all": "1"}).status_code == 403
    assert Letter.objects.filter(state=LetterState.GIVEN_UP).exists()
