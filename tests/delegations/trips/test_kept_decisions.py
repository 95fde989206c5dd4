"""What was decided about a trip does not vanish with it, by whatever road; and says why."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse

from delegations.models import Approval, Invitation, Traveller, Trip, TripCost
from delegations.services import approvals, invitations, travellers, trips
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_director(client, director):
    client.force_login(director)
    return client


@pytest.fixture
def decided(director):
    """A step of a trip that a director refused."""
    step = factories.approval(role="director")
    return approvals.decide(step, "refused", by=director, why="Too dear")


@pytest.fixture
def paid():
    trip = factories.trip(status="expenses")
    return factories.traveller(trip=trip, name="Ana Silva", status="paid")


def deleted(client, record):
    """What the admin says to who deletes a record: on its own page, and ticked in the list."""
    name = f"admin:delegations_{record._meta.model_name}"
    page = client.post(reverse(f"{name}_delete", args=[record.pk]), {"post": "yes"})
    ticked = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    several = client.post(reverse(f"{name}_changelist"), ticked)
    return [answer.content.decode() for answer in (page, several) if answer.status_code == 200]


def test_a_trip_stays_with_what_was_decided_on_it(as_director, decided):
    words = deleted(as_director, decided.trip)

    assert all("is cancelled on its page" in told for told in words) and len(words) == 2
    with pytest.raises(ProtectedError):
        Trip.objects.filter(pk=decided.trip.pk).delete()
    assert Approval.objects.get() == decided


def test_a_trip_on_which_nobody_decided_goes(as_director):
    waiting = factories.approval(role="director")

    deleted(as_director, waiting.trip)

    assert not Trip.objects.exists() and not Approval.objects.exists()


@pytest.mark.parametrize("status", ["approved", "booked", "travelling"])
def test_a_trip_that_was_approved_without_a_chain_stays_too(status, as_director):
    trip = factories.trip(status=status)

    assert len(deleted(as_director, trip)) == 2

    assert Trip.objects.exists()


@pytest.mark.parametrize("way", [("booked", "travelling", "expenses"), ("cancelled",)])
def test_a_trip_that_was_approved_stays_wherever_it_is_by_now(way, as_director, director):
    days = {"starts_on": date(2026, 11, 2), "ends_on": date(2026, 11, 4)}
    trip = factories.trip(results="All went well", **days)
    for to in ("approved", *way):
        trips.move(trip, to, by=director, why="So it went")

    assert len(deleted(as_director, trip)) == 2

    assert Trip.objects.exists()


def test_a_trip_stays_with_a_verdict_that_is_asked_for_once_more(as_director, director, decided):
    approvals.reopen(decided, by=director, why="It is cheaper by now")

    assert len(deleted(as_director, decided.trip)) == 2

    assert Trip.objects.exists()


def test_no_traveller_is_ticked_away_on_the_page_of_a_trip(as_director, paid):
    change = reverse("admin:delegations_trip_change", args=[paid.trip.pk])
    page = as_director.get(change)
    form = page.context["adminform"].form
    rows = page.context["inline_admin_formsets"][0].formset
    typed = {key: value for key, value in form.initial.items() if value is not None}
    typed |= {"starts_on": "2027-05-10", "ends_on": "2027-05-12", "themes": []}
    typed |= {f"{rows.prefix}-{key}": value for key, value in rows.management_form.initial.items()}
    row = {"id": paid.pk, "trip": paid.trip.pk, "name": "Ana Souza", "part": paid.part}
    row |= {"DELETE": "on"}

    as_director.post(change, typed | {f"{rows.prefix}-0-{key}": row[key] for key in row})

    paid.refresh_from_db()
    assert (paid.name, paid.status) == ("Ana Souza", "paid")


def test_a_verdict_is_not_taken_off_by_any_road(as_director, director, decided):
    words = deleted(as_director, decided)
    with pytest.raises(ValidationError, match="What was decided stays"):
        approvals.remove_approval(decided, by=director)

    assert all("Ask once more" in told for told in words) and len(words) == 2
    assert Approval.objects.exists()


def test_whoever_had_a_claim_decided_stays_on_the_trip(as_director, director, paid):
    words = deleted(as_director, paid)
    url = reverse("delegations:traveller-remove", args=[paid.trip.reference, paid.pk])
    page = as_director.post(url, follow=True).content.decode()
    with pytest.raises(ProtectedError):
        paid.trip.delete()

    assert all("Their claim was decided" in told for told in [*words, page])
    assert Traveller.objects.get() == paid


def test_others_are_taken_off(as_director, director):
    one = factories.traveller()

    travellers.remove(one, by=director)

    assert not Traveller.objects.exists()


def test_an_invitation_that_was_declined_stays_with_its_reason(as_director, protocol):
    one, waiting = factories.invitation(), factories.invitation()
    invitations.decide(one, "declined", by=protocol, why="Elections")

    words = deleted(as_director, one)
    deleted(as_director, waiting)

    assert all("stays on record with its reason" in told for told in words) and len(words) == 2
    assert Invitation.objects.get() == one


def test_a_cost_deleted_in_the_admin_asks_those_again_whom_it_concerns(as_director, director):
    trip = factories.trip(payer="city")
    cost = factories.trip_cost(trip=trip, payer="network")
    step = factories.approval(trip=trip, role="director", asks_payer=True)
    approvals.decide(step, "approved", by=director)

    deleted(as_director, cost)

    step.refresh_from_db()
    assert not TripCost.objects.exists() and step.status == "pending"


def test_what_was_refused_is_told_at_the_top_of_the_page_where_it_is_seen(client, director):
    """The part itself lies further down: whoever is led there sees nothing of the message."""
    client.force_login(director)
    trip = factories.trip(status="expenses")
    ana = factories.traveller(trip=trip, status="submitted")
    factories.trip_cost(trip=trip, traveller=ana)
    claim = reverse("delegations:traveller-claim", args=[trip.reference, ana.pk])
    remove = reverse("delegations:traveller-remove", args=[trip.reference, ana.pk])

    assert client.post(claim, {"to": "refused"}).url == trip.get_absolute_url()
    assert client.post(remove).url == trip.get_absolute_url()
    assert client.post(claim, {"to": "refused", "why": "Twice"}).url == ana.get_absolute_url()
