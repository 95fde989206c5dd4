"""What a history must not tell, and what it tells where a part of it is gone."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from oia.accounts.choices import Role
from oia.core import seals
from oia.core.visibility import Sensitivity
from oia.directory.models import Organisation
from tests import factories
from tests.keeping.test_history_pages import CHANGES, change, history_of, logged_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return logged_in(factories.in_role(Role.OFFICER))


@pytest.fixture
def director():
    return logged_in(factories.in_role(Role.DIRECTOR))


@pytest.fixture
def opened_again():
    """An organisation that was restricted for a while, with a secret in its notes and a tie."""
    hall = factories.organisation(name="City Hall")
    change(hall, notes="Hushnotes", sensitivity=Sensitivity.RESTRICTED)
    change(hall, notes="")
    change(hall, sensitivity=Sensitivity.OFFICE)
    return hall


def test_what_was_written_while_a_record_was_restricted_is_not_told_when_it_is_open_again(
    officer, director, opened_again
):
    page = officer.get(opened_again.get_absolute_url()).content.decode()

    assert "Hush" not in text_of(officer.get(history_of(opened_again)))
    assert "Hush" not in page
    assert "changed sensitivity from Restricted to Office" in page.replace("<b><bdi>", "").replace(
        "</bdi></b>", ""
    )
    assert "Hushnotes" in text_of(director.get(history_of(opened_again)))


def test_a_restricted_record_that_was_tied_and_is_gone_is_named_to_nobody_else(officer, director):
    secret = factories.person(name="Hush Hush", sensitivity=Sensitivity.RESTRICTED)
    contact = factories.contact()
    contact.people.add(secret)
    secret.delete()

    assert "Hush" not in text_of(officer.get(history_of(contact)))
    assert "Hush" not in text_of(officer.get(CHANGES))
    assert "Hush Hush" in text_of(director.get(history_of(contact)))


def test_an_open_record_that_was_tied_and_is_gone_keeps_its_name(officer):
    ana = factories.person(name="Ana Lima")
    contact = factories.contact()
    contact.people.add(ana)
    ana.delete()

    assert "Ana Lima" in text_of(officer.get(history_of(contact)))


def test_the_first_change_that_a_purge_left_is_told_without_what_was_before(director):
    hall = factories.organisation(name="Hall")
    with seals.lifted():
        Organisation.history.update(history_date=timezone.now() - timedelta(days=4000))
    change(hall, by=factories.user(first_name="Ana", last_name="Lima"), notes="New")
    with seals.lifted():
        Organisation.history.filter(history_type="+").delete()

    told = text_of(director.get(history_of(hall)))

    assert "Ana Lima changed it; what it was before is no longer kept" in told


def test_each_sum_has_the_currency_it_had(director):
    dues = factories.dues(amount=Decimal("100.00"), currency="EUR")
    change(dues, amount=Decimal("120.00"), currency="USD")

    told = text_of(director.get(history_of(dues.membership))).replace("\u202f", " ")

    assert "changed amount from 100.00 EUR to 120.00 USD" in told


def test_a_change_far_inside_a_long_text_can_be_read(director):
    hall = factories.organisation(name="Hall", notes="same " * 60 + "old end")
    change(hall, notes="same " * 60 + "new end")

    told = text_of(director.get(history_of(hall)))

    assert "old end to …" in told
    assert "new end" in told


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_all_time_are_no_accident(director, day):
    for name in ("since", "until"):
        assert director.get(f"{CHANGES}?{name}={day}").status_code == 200
