"""Whoever agreed is asked again when others pay, or it is another kind of trip; what nobody asks
any more holds nothing up."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegations.models import Approval, ChainStep, Trip, TripCost
from delegations.services import approvals, chain, trip_costs, trips
from tests import factories

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def begun(officer, **more):
    named = {"title": "To Kobe", "destination": "Kobe", "starts_on": date(2027, 5, 10)}
    return trips.begin(Trip(**named | {"owner": officer} | more), by=officer)


def pass_all(trip, director):
    for step in trip.approvals.filter(status="pending"):
        paper = {"given_by": "Ethics board", "paper": "Letter 3"} if step.is_outside else {}
        approvals.decide(step, "approved", by=director, **paper)
    trip.refresh_from_db()


def pending(trip):
    trip.refresh_from_db()
    return sorted(trip.approvals.filter(status="pending").values_list("body", flat=True))


def spend(trip, by, **kw):
    cost = TripCost(trip=trip, **{"currency": "EUR", "estimate": 200} | kw)
    return trip_costs.save_cost(cost, by=by)


def change(cost, by, **kw):
    for name, value in kw.items():
        setattr(cost, name, value)
    trip_costs.save_cost(cost, by=by)


@pytest.fixture
def council():
    """The council decides on summits, and on no other trip."""
    ChainStep.objects.filter(slug="example-council").update(is_active=True, kind="summit")


@pytest.fixture
def hosted(officer, director):
    """The host pays a dinner, the city the flights; all agreed to that."""
    trip = begun(officer)
    dinner = spend(trip, officer, payer="host")
    flights = spend(trip, officer, payer="city", estimate=6000)
    pass_all(trip, director)
    assert trip.status == "approved"
    return trip, dinner, flights


def test_a_flight_that_goes_from_the_city_to_the_host_asks_ethics_again(hosted, officer):
    trip, _dinner, flights = hosted
    spend(trip, officer, payer="city", estimate=1)

    change(flights, officer, payer="host")

    assert (pending(trip), trip.status) == (["ethics"], "screening")
    assert trip.approvals.get(body="ethics").words_said == (
        "Who pays has changed: Our city, The host."
    )


def test_another_sponsor_asks_ethics_again(officer, director):
    first, second = (factories.organisation() for _number in range(2))
    trip = begun(officer)
    cost = spend(trip, officer, payer="sponsor", source=first)
    spend(trip, officer, payer="city")
    pass_all(trip, director)

    change(cost, officer, source=second)

    assert pending(trip) == ["ethics"]


@pytest.mark.parametrize(("estimate", "asked"), [(220, []), (221, ["ethics"])])
def test_others_who_bear_more_than_the_tolerance_allows_ask_ethics_again(
    estimate, asked, hosted, officer
):
    factories.office(trip_tolerance_percent=10)
    trip, dinner, _flights = hosted

    change(dinner, officer, estimate=estimate)

    assert pending(trip) == asked


def test_what_others_bear_does_not_grow_unseen_by_small_steps(hosted, officer):
    factories.office(trip_tolerance_percent=10)
    trip, dinner, _flights = hosted

    for estimate in (215, 230):
        change(dinner, officer, estimate=estimate)

    assert pending(trip) == ["ethics"]


def test_who_agreed_to_a_dinner_of_unknown_price_is_asked_of_a_flight(officer, director):
    trip = begun(officer)
    spend(trip, officer, payer="host", estimate=None)
    spend(trip, officer, payer="city")
    pass_all(trip, director)

    spend(trip, officer, payer="host", estimate=6000)

    assert pending(trip) == ["ethics"]


def test_an_offer_that_was_cleared_is_not_asked_again_for_its_first_figures(officer, director):
    host = factories.organisation(name="Port of Kobe")
    trip = begun(officer, payer="host")
    factories.invitation(trip=trip, organisation=host, status="accepted")
    ethics = trip.approvals.get(body="ethics")
    approvals.decide(ethics, "approved", by=director, given_by="Board", paper="Letter 3")

    spend(trip, officer, payer="host", source=host)
    spend(trip, officer, payer="host", estimate=640)

    ethics.refresh_from_db()
    assert ethics.status == "approved"


@pytest.mark.parametrize("is_named", [True, False])
def test_a_first_name_for_whoever_was_agreed_to_is_no_change(is_named, officer, director):
    first, second = (factories.organisation() for _number in range(2))
    trip = begun(officer, payer="network")
    cost = spend(trip, officer, payer="network", source=None) if not is_named else None
    pass_all(trip, director)

    cost = cost or TripCost(trip=trip, payer="network", currency="EUR", estimate=200)
    change(cost, officer, source=first)
    assert pending(trip) == []
    change(cost, officer, source=second)

    assert "ethics" in pending(trip)


@pytest.mark.parametrize(
    ("payer", "asked"), [("city", ["budget", "director"]), ("host", ["ethics"]), ("own", [])]
)
def test_a_sum_without_a_rate_does_not_come_along_unseen(payer, asked, hosted, officer, director):
    trip, *_costs = hosted

    cost = spend(trip, officer, payer=payer, estimate=9000, currency="NOK")
    assert pending(trip) == asked
    pass_all(trip, director)
    change(cost, officer, notes="Booked")
    assert pending(trip) == []
    change(cost, officer, estimate=90000)

    assert pending(trip) == asked


def test_a_refusal_that_nobody_asks_any_more_holds_nothing_up(officer, director):
    trip = begun(officer)
    cost = spend(trip, officer, payer="sponsor")
    ethics = trip.approvals.get(body="ethics")
    said = {"given_by": "Board", "paper": "Letter 3"}
    approvals.decide(ethics, "refused", by=director, why="Not them", **said)

    change(cost, officer, payer="city")
    pass_all(trip, director)
    assert trip.status == "approved"
    spend(trip, officer, payer="sponsor", estimate=1)

    assert [str(one) for one in approvals.missing(trip, "approved")] == [str(ethics)]


def test_the_last_step_taken_off_a_trip_lets_it_go_on(officer, director):
    trip = begun(officer)
    extra = factories.approval(trip=trip, order=90)
    for step in trip.approvals.exclude(pk=extra.pk):
        approvals.decide(step, "approved", by=director)

    approvals.remove_approval(extra, by=officer)

    trip.refresh_from_db()
    assert trip.status == "approved"


@pytest.mark.parametrize("off", ["postponed", "cancelled", "declined", "travelling"])
def test_no_old_verdict_stands_for_what_changed_meanwhile(off, hosted, officer):
    trip, dinner, _flights = hosted
    Trip.objects.filter(pk=trip.pk).update(status=off)
    trip.refresh_from_db()

    trip.destination = "Osaka"
    trips.change(trip, by=officer)
    change(dinner, officer, payer="sponsor")

    assert (pending(trip), trip.status) == (["director", "ethics"], off)


def test_last_minute_changes_are_decided_on_while_they_travel(hosted, officer, director):
    trip, dinner, _flights = hosted
    Trip.objects.filter(pk=trip.pk).update(status="travelling")
    change(dinner, officer, payer="airline")

    pass_all(trip, director)

    assert (pending(trip), trip.status) == ([], "travelling")


@pytest.mark.parametrize("status", ["screening", "booked"])
def test_a_trip_that_becomes_a_summit_waits_for_the_council(status, council, officer, director):
    trip = begun(officer)
    pass_all(trip, director)
    Trip.objects.filter(pk=trip.pk).update(status=status)
    trip.refresh_from_db()

    trip.kind = "summit"
    trips.change(trip, by=officer)

    assert (pending(trip), trip.status) == (["council"], "screening")
    with pytest.raises(ValidationError):
        trips.move(trip, "approved", by=director)


def test_what_the_chain_asks_by_now_is_taken_over_and_waited_for(
    council, as_officer, officer, director
):
    trip = begun(officer, kind="summit")
    trip.approvals.filter(body="council").delete()
    pass_all(trip, director)
    assert trip.status == "approved"

    as_officer.post(at("approval-fill", trip.reference))

    assert (pending(trip), trip.status) == (["council"], "screening")


def test_what_is_approved_takes_no_more_of_the_chain_over_by_itself(council, officer, director):
    trip = begun(officer, kind="summit")
    trip.approvals.filter(body="council").delete()
    pass_all(trip, director)

    trips.move(trip, "booked", by=officer)

    assert (pending(trip), trip.status) == ([], "booked")


def test_a_step_added_to_an_approved_trip_is_waited_for(hosted, as_officer):
    trip, *_costs = hosted
    typed = {"title": "Lawyers", "body": "other", "role": "officer", "order": 90, "lead_days": 5}

    as_officer.post(at("approval-new", trip.reference), typed)

    assert (pending(trip), trip.status) == (["other"], "screening")


def test_a_refusal_takes_back_that_a_trip_was_approved(hosted, director):
    trip, *_costs = hosted
    late = factories.approval(trip=trip, order=90)  # as it was once taken over

    approvals.decide(late, "refused", by=director, why="Not this year")

    trip.refresh_from_db()
    assert trip.status == "budgeted"  # as far as the others let it come


def test_a_step_that_nobody_asks_any_more_holds_nothing_up(hosted, officer, director):
    trip = begun(officer)
    pass_all(trip, director)
    cost = spend(trip, officer, payer="sponsor", estimate=None)
    assert (pending(trip), trip.status) == (["ethics"], "screening")

    change(cost, officer, payer="city")

    assert not trip.approvals.filter(body="ethics").exists()
    trip.refresh_from_db()
    assert trip.status == "approved"
    assert Approval.history.filter(trip_id=trip.pk, body="ethics", history_type="-").exists()


def test_a_verdict_that_nobody_asks_any_more_stays_until_it_is_asked_again(hosted, officer):
    trip, dinner, _flights = hosted

    change(dinner, officer, payer="city", estimate=1)
    assert pending(trip) == []
    change(dinner, officer, payer="host")

    assert pending(trip) == ["ethics"]


def test_a_director_takes_a_step_of_the_chain_off_a_trip_on_its_page(client, officer, director):
    trip = begun(officer)
    word = trip.approvals.get(body="director")
    remove = at("approval-remove", trip.reference, word.pk)

    client.force_login(officer)
    assert remove not in client.get(trip.get_absolute_url()).content.decode()
    assert client.post(remove).status_code == 403
    client.force_login(director)
    assert remove in client.get(trip.get_absolute_url()).content.decode()
    client.post(remove)

    assert not trip.approvals.filter(pk=word.pk).exists()
    assert chain.no_longer_asked(trip).count() == 0
