"""The log of gifts for everybody: what was taken and declared, and nobody's contact data."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from delegations.services.public_log import without_contacts
from tests import factories

pytestmark = pytest.mark.django_db

LOG = reverse("delegations:gift-public")
DECLARED = {"status": "accepted", "declared_on": date(2026, 11, 20)}


@pytest.fixture
def as_director(client, director):
    client.force_login(director)
    return client


def text(client):
    answer = client.get(LOG)
    assert answer.status_code == 200
    return b"".join(answer).decode("utf-8-sig")


def rows(client):
    return list(csv.DictReader(io.StringIO(text(client))))


def test_it_tells_what_was_taken_and_declared_alone(as_director):
    taken = factories.gift(description="Bowl", value=80, recipient_class="mayor", **DECLARED)
    factories.gift(description="Not declared", status="accepted")
    factories.gift(description="Undecided", declared_on=date(2026, 11, 20))
    factories.gift(description="Declined", status="declined", declared_on=date(2026, 11, 20))
    factories.gift(description="In secret", sensitivity="restricted", **DECLARED)
    factories.gift(description="For protocol", sensitivity="protocol", **DECLARED)

    (row,) = rows(as_director)
    assert (row["Reference"], row["What it is"]) == (taken.reference, "Bowl")
    assert (row["Value"], row["Currency"], row["Recipient or giver"]) == ("80.00", "EUR", "Mayor")


def test_nothing_by_which_a_donor_can_be_reached_is_in_it(as_director):
    person = factories.person(
        name="Takumi Endo",
        email="Marker1@endo.test",
        phone="+81 78 Marker2",
        notes="Marker3 street",
    )
    body = factories.organisation(name="Endo Works", notes="Marker4")
    visit = factories.delegation(requester_contact="Marker5", title="Marker6 visit")
    factories.gift(
        other_person=person,
        other_organisation=body,
        affiliation="Endo Works, Marker7@endo.test",
        delegation=visit,
        notes="Marker8",
        declaration="Marker9",
        decision_reason="Marker10",
        custodian="Marker11",
        **DECLARED,
    )
    factories.gift(
        other_name="Ana Silva, +48 22 555 01 02, ana.silva@firm.test\nMarker12 Street 5",
        **DECLARED,
    )

    told = text(as_director)
    first, second = rows(as_director)
    assert "Marker" not in told
    assert "555" not in told
    assert "firm.test" not in told
    assert first["Donor or receiver"] == "Takumi Endo, Endo Works"
    assert first["Affiliation"] == "Endo Works"
    assert second["Donor or receiver"] == "Ana Silva"


def test_a_donor_who_is_not_for_everybody_is_withheld(as_director):
    secret = factories.organisation(name="Ministry of Silence", sensitivity="restricted")
    factories.gift(
        other_organisation=secret, affiliation="Silence", other_name="Mr Silence", **DECLARED
    )

    (row,) = rows(as_director)
    assert row["Donor or receiver"] == "withheld"
    assert "Silence" not in text(as_director)


def test_no_cell_is_run_as_a_formula(as_director):
    factories.gift(other_name='=HYPERLINK("x")', description="@SUM(A1)", **DECLARED)

    (row,) = rows(as_director)
    assert row["Donor or receiver"].startswith("'=")
    assert row["What it is"].startswith("'@")


@pytest.mark.parametrize("role", ["reader", "officer", "protocol"])
def test_only_who_may_publish_gets_it(client, role):
    client.force_login(factories.in_role(role, username=role))

    assert client.get(LOG).status_code == 403
    assert LOG not in client.get(reverse("delegations:gift-list")).content.decode()


def test_it_costs_the_same_for_one_gift_and_for_fifty(as_director, query_count):
    def some(count):
        for _number in range(count):
            owned = {
                "other_organisation": factories.organisation(),
                "recipient_user": factories.user(),
            }
            factories.gift(other_person=factories.person(), **owned, **DECLARED)

    some(1)
    text(as_director)
    one = query_count(lambda: text(as_director))
    some(49)

    assert query_count(lambda: text(as_director)) == one


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana (ana@x.test)", "Ana"),
        ("Ana, tel +48 22 555 01 02", "Ana, tel"),
        ("Print of 12.05.2026, www.print.test", "Print of 12.05.2026"),
        ("Book: 100 views, 1999-2004", "Book: 100 views, 1999-2004"),
        ("Coin of 1 250 grams", "Coin of 1 250 grams"),
    ],
)
def test_contacts_are_taken_out_of_words_and_years_are_not(typed, kept):
    assert without_contacts(typed) == kept
