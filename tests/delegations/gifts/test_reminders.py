"""Whoever owns a gift is reminded to declare it until it is, and of nothing that is not with us."""

from datetime import date

import pytest

from delegations.services import gifts
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    return factories.user(first_name="Ana", last_name="Duarte")


def deadline():
    return Deadline.objects.get(kind="gift.declare")


def test_the_owner_is_reminded_until_it_is_declared(days, post, owner, officer):
    with days.on(2026, 12, 1):
        factories.gift_rule(days=16)
        gift = factories.gift(
            value=80, on=date(2026, 12, 1), owner=owner, description="Bowl", other_name="Endo"
        )
    days.round(2026, 12, 10)

    (mail,) = post.mails
    assert mail["To"] == owner.email
    assert f"Declare the gift {gift.reference}" in mail["Subject"]
    assert "Endo" not in mail.as_string()

    with days.on(2026, 12, 11):
        gift.declared_on, gift.declaration = date(2026, 12, 11), "No. 7"
        gifts.declare(gift, by=officer)
    days.round(2026, 12, 16)

    assert (deadline().status, deadline().evidence) == ("done", "Declared on 11 Dec 2026, No. 7")
    assert len(post.mails) == 1
    assert gift.declared_by == officer


def test_the_recipient_is_reminded_where_nobody_owns_the_record(owner):
    factories.gift_rule()
    factories.gift(value=80, owner=None, recipient_class="staff", recipient_user=owner)

    assert deadline().owner == owner


def test_the_date_moves_with_the_gift(officer):
    factories.gift_rule(days=10)
    gift = factories.gift(value=80, on=date(2026, 11, 20))
    assert deadline().due_on == date(2026, 11, 30)

    gift.on = date(2026, 11, 22)
    gifts.change(gift, by=officer)

    assert deadline().due_on == date(2026, 12, 2)


@pytest.mark.parametrize("to", ["declined", "returned"])
def test_what_is_not_with_us_is_no_longer_asked_for(officer, to):
    factories.gift_rule()
    gift = factories.gift(value=80)
    assert deadline().status == "open"

    gifts.move(gift, to, by=officer, why="A bidder")

    assert deadline().status == "cancelled"


def test_a_gift_that_reaches_the_threshold_only_with_others_falls_away_with_them(officer):
    factories.gift_rule(threshold=100, window_months=12)
    first = factories.gift(value=60, on=date(2026, 11, 1), other_name="A")
    factories.gift(value=60, on=date(2026, 11, 20), other_name="A")
    assert deadline().status == "open"

    gifts.move(first, "returned", by=officer, why="A bidder")

    assert deadline().status == "cancelled"


def test_a_restricted_gift_has_a_neutral_title_in_mails(days, post, director):
    with days.on(2026, 12, 1):
        factories.gift_rule(days=16)
        gift = factories.gift(
            value=80, on=date(2026, 12, 1), owner=director, sensitivity="restricted"
        )
    days.round(2026, 12, 10)

    (mail,) = post.mails
    assert "restricted" in mail["Subject"]
    assert gift.description not in mail.as_string()
