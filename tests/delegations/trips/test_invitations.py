"""An invitation is weighed, answered with a reason, and stays; an accepted one makes a trip."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from delegations.models import Invitation, Trip
from delegations.services import approvals, invitations
from delegations.services.trip_clashes import clashes, days_of
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def typed(**kw):
    needed = {"title": "U20 mayors' summit", "host": "City of Lisbon", "place": "Lisbon"}
    needed |= {"received_on": "2026-11-20", "answer_by": "2026-12-04", "would_pay": "city"}
    needed |= {"starts_on": "2027-05-10", "ends_on": "2027-05-12", "sensitivity": "movements"}
    return needed | {"status": "received"} | kw


@pytest.fixture
def invited():
    return factories.invitation(title="Congress", would_pay="city")


def test_it_gets_its_number_and_its_date_until_it_is_answered(as_officer, officer, protocol):
    answer = as_officer.post(at("invitation-new"), typed(owner=officer.pk))

    one = Invitation.objects.get()
    assert (answer.url, one.reference) == (one.get_absolute_url(), "I-2026-001")
    deadline = Deadline.objects.get(kind="trip.answer")
    assert (deadline.due_on, deadline.status) == (date(2026, 12, 4), "open")
    invitations.decide(one, "declined", by=protocol, why="Elections")
    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence) == ("done", "Declined")


def test_what_is_declined_stays_with_its_reason_and_with_the_letter(client, protocol, invited):
    client.force_login(protocol)
    url = at("invitation-answer", invited.reference)
    lost = client.post(url, {"to": "declined", "why": "", "answer": "Dear friends"})
    assert "why" in lost.context["form"].errors
    assert lost.context["form"]["answer"].value() == "Dear friends"

    client.post(url, {"to": "declined", "why": "The budget is read that day."})

    invited.refresh_from_db()
    assert (invited.status, invited.decided_by) == ("declined", protocol)
    assert "Unfortunately the mayor cannot come" in invited.answer
    assert not Trip.objects.exists()
    page = client.get(at("invitation-list") + "?state=declined").content.decode()
    assert "Congress" in page


def test_an_answer_sent_from_an_old_page_is_told_what_was_answered_meanwhile(
    client, protocol, invited
):
    client.force_login(protocol)
    invitations.decide(invited, "declined", by=protocol, why="The budget is read that day.")

    late = client.post(at("invitation-answer", invited.reference), {"to": "accepted", "why": "Yes"})

    said = str(late.context["form"].errors["to"])
    assert f"Answered meanwhile: Declined ({protocol}, 23 November 2026)." in said


def test_somebody_else_goes_only_if_somebody_is_named(client, protocol, invited):
    client.force_login(protocol)
    url, said = at("invitation-answer", invited.reference), {"to": "sent_other", "why": "Expert"}
    assert "goes_instead" in client.post(url, said).context["form"].errors

    client.post(url, said | {"goes_instead": factories.person(name="Ana Silva").pk})

    invited.refresh_from_db()
    assert (invited.status, invited.goes_instead.name) == ("sent_other", "Ana Silva")


def test_whoever_goes_instead_travels_on_the_trip_of_the_invitation(protocol, officer, invited):
    invitations.weigh(invited, by=officer)
    trip, deputy = invited.trip, factories.person(name="Ana Silva")
    factories.traveller(trip=trip, part="mayor", name="The mayor")

    invitations.decide(invited, "sent_other", by=protocol, why="Expert", goes_instead=deputy)

    trip.refresh_from_db()
    assert (trip.status, invited.trip) == ("screening", trip)
    assert [(one.name, one.person) for one in trip.travellers.all()] == [("Ana Silva", deputy)]
    assert Trip.objects.count() == 1


def test_nobody_is_sent_either_before_ethics_has_had_its_say(protocol):
    one = factories.invitation(would_pay="host")

    with pytest.raises(ValidationError) as refused:
        invitations.decide(
            one, "sent_other", by=protocol, why="Expert", goes_instead=factories.person()
        )

    assert "Ethics advice" in str(refused.value)


def test_accepting_makes_a_trip_of_it(client, protocol, invited):
    client.force_login(protocol)
    answer = client.post(
        at("invitation-answer", invited.reference), {"to": "accepted", "why": "It is our turn."}
    )

    trip = Trip.objects.get()
    assert answer.url == trip.get_absolute_url()
    assert (trip.title, trip.starts_on, trip.status) == (
        "Congress",
        date(2027, 5, 10),
        "screening",
    )
    assert [one.title for one in trip.approvals.all()] == ["Money is there", "The director agrees"]


def test_ethics_has_its_say_before_anybody_accepts(officer, protocol):
    one = factories.invitation(would_pay="host", offer="Flights for two")
    with pytest.raises(ValidationError) as refused:
        invitations.decide(one, "accepted", by=protocol, why="Yes")
    assert "Ethics advice" in str(refused.value)

    invitations.weigh(one, by=officer)
    with pytest.raises(ValidationError):
        invitations.decide(one, "accepted", by=protocol, why="Yes")
    ethics = one.trip.approvals.get(body="ethics")
    paper = {"given_by": "Ethics board", "paper": "Minutes of 24 November"}
    approvals.decide(ethics, "approved", by=officer, **paper)
    invitations.decide(one, "accepted", by=protocol, why="Cleared")

    one.trip.refresh_from_db()
    assert (one.status, one.trip.status) == ("accepted", "ethics_cleared")


def test_an_offer_that_comes_while_it_is_weighed_asks_ethics_first(officer, protocol, invited):
    invitations.weigh(invited, by=officer)

    invited.would_pay = "host"
    invitations.change(invited, by=officer)

    invited.refresh_from_db()
    assert invited.trip.payer == "host"
    with pytest.raises(ValidationError) as refused:
        invitations.decide(invited, "accepted", by=protocol, why="Yes")
    assert "Ethics advice" in str(refused.value)


@pytest.mark.parametrize("own_days", [False, True])
def test_a_trip_that_is_weighed_has_the_days_of_its_invitation_or_its_own(
    own_days, officer, invited
):
    invitations.weigh(invited, by=officer)
    if own_days:
        Trip.objects.update(starts_on=date(2027, 5, 9))
    invited.starts_on, invited.ends_on = date(2027, 6, 1), date(2027, 6, 2)

    invitations.change(invited, by=officer)

    kept = date(2027, 5, 9) if own_days else date(2027, 6, 1)
    assert Trip.objects.get().starts_on == kept


def test_another_host_asks_ethics_again(officer):
    one = factories.invitation(would_pay="host", organisation=factories.organisation())
    invitations.weigh(one, by=officer)
    ethics = one.trip.approvals.get(body="ethics")
    approvals.decide(ethics, "approved", by=officer, given_by="Board", paper="Letter 3")

    one.refresh_from_db()
    one.organisation = factories.organisation()
    invitations.change(one, by=officer)

    ethics.refresh_from_db()
    assert ethics.status == "pending"


def test_what_comes_before_the_answer_is_due_before_it(officer, protocol):
    one = factories.invitation(
        would_pay="host", received_on=date(2026, 11, 20), answer_by=date(2026, 12, 3)
    )
    invitations.weigh(one, by=officer)
    ethics = one.trip.approvals.get(body="ethics")
    due, word = Deadline.objects.filter(kind="trip.approval").order_by("due_on")
    assert (due.origin, word.origin.body) == (ethics, "director")
    assert (due.due_on, word.due_on) == (date(2026, 11, 30), date(2027, 4, 12))

    one.answer_by = date(2026, 11, 22)
    invitations.change(one, by=officer)

    due.refresh_from_db()
    assert due.due_on == date(2026, 11, 20)  # never before it came


def test_a_trip_that_is_weighed_falls_with_its_invitation_and_may_come_back(officer, protocol):
    one = factories.invitation()
    invitations.weigh(one, by=officer)
    invitations.decide(one, "declined", by=protocol, why="No time")
    one.trip.refresh_from_db()
    assert one.trip.status == "declined"

    invitations.weigh(one, by=officer)

    one.trip.refresh_from_db()
    assert (one.trip.status, Trip.objects.count()) == ("screening", 1)


def test_what_ends_it_after_it_was_accepted_ends_the_trip(protocol, invited):
    invitations.decide(invited, "accepted", by=protocol, why="Yes")
    Trip.objects.update(status="booked")
    invited.refresh_from_db()

    invitations.move(invited, "withdrawn", by=protocol, why="The congress fell away.")

    assert Trip.objects.get().status == "cancelled"


@pytest.mark.parametrize(("to", "off"), [("declined", "declined"), ("withdrawn", "declined")])
def test_whoever_was_to_go_instead_may_fall_away_as_well(to, off, protocol, invited):
    deputy = factories.person()
    invitations.decide(invited, "sent_other", by=protocol, why="Expert", goes_instead=deputy)

    invitations.move(invited, to, by=protocol, why="Nobody can go")

    assert (invited.status, Trip.objects.get().status) == (to, off)


def test_an_officer_answers_nothing(officer, invited):
    for to in ("accepted", "declined", "sent_other"):
        with pytest.raises(PermissionDenied):
            invitations.move(invited, to, by=officer, why="Yes")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2027, 5, 1), date(2027, 5, 30)),  # around it
        (date(2027, 5, 11), None),  # within it
        (date(2027, 5, 12), date(2027, 5, 20)),  # on the last day
        (date(2027, 5, 2), date(2027, 5, 10)),  # on the first day
    ],
)
def test_clashes_enclosing_and_on_the_same_day_are_found(first, last, officer, query_count):
    days = {"starts_on": date(2027, 5, 10), "ends_on": date(2027, 5, 12)}
    trip = factories.trip(**days)
    visit = factories.delegation(arrives_on=date(2027, 5, 10), leaves_on=date(2027, 5, 12))
    council = factories.council_date(on=date(2027, 5, first.day if last is None else 10))
    factories.trip(**days, status="cancelled")
    factories.delegation(arrives_on=date(2027, 5, 10), status="declined")
    officer.has_perm("accounts.see_restricted")

    found = clashes(first, last, officer)

    assert found.trips == [trip] and found.visits == [visit]
    assert found.council == ([council] if first <= council.on <= (last or first) else [])
    assert query_count(lambda: clashes(first, last, officer)) < 6
    assert clashes(date(2027, 5, 13), date(2027, 5, 14), officer).trips == []


def test_the_clash_stands_on_the_page(as_officer, invited):
    factories.trip(title="To Kobe", starts_on=date(2027, 5, 11), ends_on=date(2027, 5, 11))
    factories.trip(title="Hush hush", sensitivity="restricted")

    page = as_officer.get(invited.get_absolute_url()).content.decode()

    assert "To Kobe" in page and "Hush hush" not in page


def test_what_else_waits_for_an_answer_on_the_same_days_stands_beside_it(client, invited):
    days = {"starts_on": invited.starts_on, "ends_on": invited.ends_on, "sensitivity": "office"}
    other = factories.invitation(title="Smart Ports in Busan", **days)
    factories.invitation(title="Declined already", **days, status="declined")
    factories.invitation(title="Hush hush", **days | {"sensitivity": "restricted"})
    trip = factories.trip(starts_on=invited.starts_on, ends_on=invited.ends_on)
    client.force_login(factories.in_role("director"))

    answer = f"{invited.get_absolute_url()}answer/"
    for address in (invited.get_absolute_url(), answer, trip.get_absolute_url()):
        page = client.get(address).content.decode()
        assert other.title in page, address
        assert "Declined already" not in page
    assert client.get(answer).context["clashes"].invitations[0].title in (other.title, "Hush hush")
    assert invited not in client.get(answer).context["clashes"].invitations

    client.force_login(factories.in_role("officer", username="a.officer"))
    assert "Hush hush" not in client.get(trip.get_absolute_url()).content.decode()


def test_whoever_answers_hears_that_days_are_taken_by_what_is_not_shown(client, protocol, invited):
    factories.trip(title="Hush hush", sensitivity="restricted")
    pages = {}
    for role in ("protocol", "officer", "reader"):
        client.force_login(factories.in_role(role, username=f"a.{role}"))
        pages[role] = client.get(invited.get_absolute_url()).content.decode()

    assert "Days are taken" in pages["protocol"] and "Hush" not in pages["protocol"]
    for role in ("officer", "reader"):
        assert "Days are taken" not in pages[role]
        assert "Nothing that you may see" in pages[role], "nobody is told that there is none"


def test_an_invitation_came_before_today_and_before_they_want_our_answer(as_officer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    today = tomorrow - timedelta(days=1)
    sent = {
        "received_on": typed(received_on=tomorrow, answer_by=""),
        "answer_by": typed(received_on=today, answer_by=today - timedelta(days=1)),
    }

    for name, one in sent.items():
        assert set(as_officer.post(at("invitation-new"), one).context["form"].errors) == {name}
    right = typed(received_on=today, answer_by=today)
    assert as_officer.post(at("invitation-new"), right).status_code == 302


def test_days_of_ones_own_before_or_after_a_trip_clash_as_well(officer, query_count):
    trip = factories.trip(starts_on=date(2027, 5, 3), ends_on=date(2027, 5, 5))
    legs = {"trip": trip, "from_place": "Lisbon", "to_place": "Warsaw"}
    factories.leg(trip=trip, departs_at=datetime(2027, 5, 3, 8, tzinfo=UTC))
    factories.leg(**legs, departs_at=datetime(2027, 5, 9, 20, tzinfo=UTC))
    trip.refresh_from_db()

    assert clashes(date(2027, 5, 9), date(2027, 5, 10), officer).trips == [trip]
    assert clashes(date(2027, 5, 10), None, officer).trips == []
    other = factories.trip(starts_on=date(2027, 5, 9), ends_on=date(2027, 5, 10))
    assert clashes(*days_of(trip), officer, but=trip.pk).trips == [other]
    assert query_count(lambda: clashes(*days_of(trip), officer)) < 6


def test_the_drafted_answer_names_nobody_who_is_hidden(protocol):
    body = factories.organisation(name="Hidden League", sensitivity="restricted")
    one = factories.invitation(organisation=body)
    one.goes_instead = factories.person(name="Aisha Rahman", sensitivity="restricted")

    drafted = invitations.draft(one, "sent_other")
    assert "Hidden League" not in drafted and "Aisha Rahman" not in drafted

    body.sensitivity = one.goes_instead.sensitivity = "office"
    drafted = invitations.draft(one, "sent_other")
    assert "To Hidden League" in drafted and "Aisha Rahman will come instead" in drafted
