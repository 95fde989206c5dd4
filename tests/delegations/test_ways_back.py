"""What was clicked wrongly is taken back by whoever decides, who says why; its dates return."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from delegations.choices.trip import TRIP_WAYS_BACK
from delegations.choices.trip_decisions import INVITATION_WAYS_BACK
from delegations.choices.visit import VISIT_WAYS_BACK
from delegations.services import delegations, invitations, trips
from oia.reminders.models import Deadline
from tests import factories

WHY = "The wrong button"
DAYS = {"starts_on": date(2026, 11, 10), "ends_on": date(2026, 11, 12)}


def visit_in(status):
    visit = factories.delegation(status="confirmed", arrives_on=date(2027, 3, 8))
    if status == "cancelled":
        visit.status = "accepted"
        visit.save()
        delegations.move(visit, "confirmed", by=None)
        delegations.move(visit, "cancelled", by=None, why="So they said")
    visit.status = status
    visit.save()
    return visit


def trip_in(status):
    return factories.trip(status=status, results="Signed", sensitivity="office", **DAYS)


def invitation_in(status):
    return factories.invitation(status=status)


EVERY = [
    *((visit_in, delegations.move, *way) for way in sorted(VISIT_WAYS_BACK)),
    *((trip_in, trips.move, *way) for way in sorted(TRIP_WAYS_BACK)),
    *((invitation_in, invitations.move, *way) for way in sorted(INVITATION_WAYS_BACK)),
]


@pytest.mark.parametrize(("make", "move", "came_from", "to"), EVERY)
def test_each_step_back_takes_somebody_who_decides_and_a_reason(
    make, move, came_from, to, officer, director
):
    record = make(came_from)
    with pytest.raises(PermissionDenied):
        move(record, to, by=officer, why=WHY)
    with pytest.raises(ValidationError, match="Say why"):
        move(record, to, by=director, why=" ")

    move(record, to, by=director, why=WHY)

    record.refresh_from_db()
    latest = record.history.first()
    assert (record.status, latest.history_change_reason) == (to, WHY)


def test_a_request_taken_back_is_owed_its_answer_again(protocol):
    visit = factories.delegation(status="triaged")
    delegations.decide(visit, "accepted", by=protocol, why="Old friends")
    owed = Deadline.objects.get(kind="delegation.reply")
    assert owed.status == "done"
    delegations.move(visit, "cancelled", by=protocol, why="So they said")
    drafted = visit.letters.count()

    delegations.move(visit, "triaged", by=protocol, why=WHY)

    owed.refresh_from_db()
    assert (owed.status, owed.due_on) == ("open", visit.reply_by)
    assert visit.letters.count() == drafted


@pytest.mark.parametrize("answer", ["info_needed", "declined", "redirected", "postponed"])
def test_what_is_looked_through_again_is_owed_an_answer_again(answer, protocol):
    visit = factories.delegation(status="triaged", alternative="The university")
    delegations.move(visit, answer, by=protocol, why="Not this month")
    owed = Deadline.objects.get(kind="delegation.reply")
    assert owed.status != "open"

    delegations.move(visit, "triaged", by=protocol)

    owed.refresh_from_db()
    assert (owed.status, owed.due_on) == ("open", visit.reply_by)


def test_a_visit_that_nobody_accepted_does_not_come_back_as_confirmed(protocol, as_protocol):
    visit = factories.delegation(status="triaged", arrives_on=date(2027, 3, 8))
    delegations.move(visit, "cancelled", by=protocol, why="So they said")
    with pytest.raises(ValidationError, match="Nobody accepted"):
        delegations.move(visit, "confirmed", by=protocol, why=WHY)

    page = as_protocol.get(visit.get_absolute_url())

    assert [to for to, _words in page.context["next_states"]] == ["triaged"]
    assert page.context["say_why"] == {"triaged"}


def test_an_officer_is_offered_no_step_back(as_officer):
    for record in (visit_in("closed"), trip_in("cancelled"), invitation_in("withdrawn")):
        assert as_officer.get(record.get_absolute_url()).context["next_states"] == []


def test_a_report_taken_back_is_owed_again(director):
    trip = factories.trip(status="expenses", **DAYS)
    trips.report(trip, results="Signed", by=director)
    owed = Deadline.objects.get(kind="trip.report")
    assert owed.status == "done"

    trips.move(trip, "expenses", by=director, why=WHY)

    owed.refresh_from_db()
    assert (owed.status, trip.reported_on, trip.results) == ("open", None, "Signed")


def test_who_is_not_back_after_all_is_hidden_from_readers_again(director):
    trip = factories.trip(status="travelling", sensitivity="movements", **DAYS)
    invitation = factories.invitation(status="accepted", trip=trip, sensitivity="movements")
    trips.move(trip, "expenses", by=director)

    trips.move(trip, "travelling", by=director, why=WHY)

    invitation.refresh_from_db()
    assert (trip.sensitivity, invitation.sensitivity) == ("movements", "movements")


def test_what_is_taken_back_leaves_the_public_register_and_keeps_its_day_if_it_stays(director):
    trip = factories.trip(status="reported", results="Signed", **DAYS, sensitivity="office")
    trips.move(trip, "published", by=director)
    trips.move(trip, "closed", by=director)
    released_on = trip.released_on

    trips.move(trip, "published", by=director, why=WHY)
    assert trip.released_on == released_on is not None
    trips.move(trip, "reported", by=director, why=WHY)

    assert (trip.released_on, trip.released_by) == (None, None)


def test_an_invitation_taken_back_brings_its_trip_and_its_date(protocol):
    one = factories.invitation(status="received", answer_by=date(2026, 12, 10))
    invitations.weigh(one, by=protocol)
    invitations.decide(one, "accepted", by=protocol, why="Gladly")
    invitations.move(one, "withdrawn", by=protocol, why="So they said")
    assert one.trip.status in ("declined", "cancelled")

    invitations.move(one, "weighing", by=protocol, why=WHY)

    one.trip.refresh_from_db()
    assert one.trip.status == "screening"
    assert Deadline.objects.get(kind="trip.answer").status == "open"


@pytest.fixture
def called_off(director, protocol):
    """An invitation whose trip was approved, and cancelled when somebody declined after all."""
    trip = factories.trip(status="approved", approved_cost=900, sensitivity="movements")
    one = factories.invitation(status="accepted", trip=trip)
    invitations.decide(one, "declined", by=protocol, why="The budget fell")
    trip.refresh_from_db()
    assert trip.status == "cancelled"
    return one


def test_weighing_brings_a_cancelled_trip_back_for_whoever_decides(called_off, officer, protocol):
    with pytest.raises(PermissionDenied):
        invitations.move(called_off, "weighing", by=officer, why=WHY)
    with pytest.raises(ValidationError, match="Say why"):
        invitations.move(called_off, "weighing", by=protocol)

    invitations.move(called_off, "weighing", by=protocol, why=WHY)

    trip = called_off.trip
    trip.refresh_from_db()
    assert (trip.status, trip.approved_cost) == ("screening", None)
    assert trip.history.first().history_change_reason == WHY
    assert called_off.sensitivity == "office"


def test_accepting_after_all_says_why_its_cancelled_trip_is_back(director, protocol):
    trip = factories.trip(status="cancelled", approved_cost=900)
    one = factories.invitation(status="received", trip=trip)

    invitations.decide(one, "accepted", by=protocol, why="They pay it all")

    trip.refresh_from_db()
    assert (trip.status, trip.approved_cost) == ("screening", None)
    assert trip.history.first().history_change_reason == "They pay it all"


def test_the_page_offers_weighing_only_to_who_may_bring_the_trip_back(called_off, client, officer):
    client.force_login(officer)
    page = client.get(called_off.get_absolute_url())

    assert "weighing" not in dict(page.context["next_states"])


@pytest.mark.parametrize(("came_from", "to"), [("briefed", "booked"), ("cancelled", "screening")])
def test_a_step_back_on_a_trip_that_was_never_over_closes_nothing(came_from, to, director):
    trip = factories.trip(status=came_from, sensitivity="movements", **DAYS)
    invitation = factories.invitation(status="accepted", trip=trip, sensitivity="office")

    trips.move(trip, to, by=director, why=WHY)

    invitation.refresh_from_db()
    assert invitation.sensitivity == "office"


def test_a_cancelled_trip_offers_nothing_to_prepare(director, client):
    trip = factories.trip(status="cancelled", **DAYS)
    factories.approval(trip=trip, status="approved", decided_on=date(2026, 11, 1))
    client.force_login(director)

    page = client.get(trip.get_absolute_url()).content.decode()

    for name in ("trip-dates", "trip-booking", "leg-new", "stay-new", "approval-new"):
        assert reverse(f"delegations:{name}", args=[trip.reference]) not in page
    assert "Ask once more" not in page


def test_an_officer_is_told_who_answers(as_officer):
    words = "Protocol or a director answers it."
    for record in (factories.invitation(), factories.delegation(status="received")):
        assert words in as_officer.get(record.get_absolute_url()).content.decode()
    answered = factories.invitation(status="declined")
    assert words not in as_officer.get(answered.get_absolute_url()).content.decode()


def test_the_menu_marks_the_steps_that_want_a_reason(as_officer):
    page = as_officer.get(factories.trip(status="screening", **DAYS).get_absolute_url())

    assert page.context["say_why"] == {"declined", "postponed", "cancelled"}
    html = page.content.decode()
    assert 'name="why" rows="2" required>' in html
    assert 'value="cancelled">Cancelled <span aria-hidden="true">*</span>' in html


def test_an_officer_is_told_who_takes_the_steps_that_the_menu_leaves_out(as_officer):
    told = {
        visit_in("closed"): "Only protocol or a director can choose: Follow-up.",
        factories.delegation(status="triaged"): "Only protocol or a director can choose: Asked",
        trip_in("cancelled"): "Only a director can choose: Screening.",
    }
    for record, words in told.items():
        assert words in as_officer.get(record.get_absolute_url()).content.decode()
