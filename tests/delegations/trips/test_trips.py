"""A trip from the first thought to the end, by whoever may take which step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.html import strip_tags

from delegations.choices.trip import TRIP_NEEDS_APPROVAL, TripStatus
from delegations.models import Gift, Leg, Stay, Traveller, Trip, TripStep, TripStepTemplate
from delegations.services import gifts, invitations, travellers, trips
from oia.core.models import Move
from oia.desk.search import indexing
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


OVER = {"starts_on": date(2026, 11, 16), "ends_on": date(2026, 11, 18)}


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def typed(**kw):
    needed = {"title": "U20 mayors' summit", "kind": "summit", "payer": "city"}
    needed |= {"destination": "Atlantis", "starts_on": "2027-05-10", "ends_on": "2027-05-12"}
    return needed | {"personal_days": 0, "sensitivity": "movements", "status": "screening"} | kw


@pytest.fixture
def ahead():
    return factories.trip(
        title="Quiet talks", destination="Atlantis", city=None, sensitivity="movements"
    )


def test_a_trip_gets_its_number_and_its_steps(as_officer):
    answer = as_officer.post(at("trip-new"), typed())

    trip = Trip.objects.get()
    assert answer.url == trip.get_absolute_url()
    assert (trip.reference, trip.sensitivity) == ("T-2027-001", "movements")
    assert "Briefing handed in" in [step.title for step in trip.steps.all()]
    page = as_officer.get(answer.url).content.decode()
    assert "Atlantis" in page and "Briefing handed in" in page


def state_of_steps(trip):
    dates = Deadline.objects.filter(kind="trip.step", subject_id=trip.pk)
    return {one.title.partition(" · ")[0]: (one.status, one.evidence) for one in dates}


def test_a_state_closes_the_steps_that_say_so_and_opens_them_when_it_is_taken_back(director):
    trip = factories.trip(title="Back", status="reported", starts_on=date(2026, 11, 2))
    trip.results = "Signed"
    factories.trip_step(trip=trip, title="On the web", days_before=-90, done_with="published")
    factories.trip_step(trip=trip, title="Thank them", days_before=-90)

    trips.move(trip, "published", by=director)
    assert state_of_steps(trip) == {
        "On the web": ("done", "Published"),
        "Thank them": ("open", ""),
    }

    trips.move(trip, "reported", by=director, why="The wrong trip")
    assert state_of_steps(trip)["On the web"] == ("open", "")


@pytest.mark.parametrize(
    ("model", "name"),
    [
        *((TripStep, "done_with"), (TripStepTemplate, "done_with")),
        *((Leg, "booked_as"), (Stay, "booked_as")),
    ],
)
def test_old_code_beside_it_may_leave_out_what_it_does_not_know(model, name):
    for rows in (model, model.history.model):
        assert rows._meta.get_field(name).db_default == ""


def test_of_a_trip_written_down_when_it_was_over_only_what_lies_ahead_is_to_be_done(director):
    back = Trip(title="Expo", destination="Osaka", status="expenses")
    back.starts_on, back.ends_on = date(2026, 11, 9), date(2026, 11, 12)
    trips.begin(back, by=director)

    titles = {step.title for step in back.steps.all()}
    assert titles == {"Expense claims handed in", "Trip published"}


def test_where_it_goes_and_when_is_asked_for_beside_the_fields(as_officer):
    wrong = typed(destination="", ends_on="2027-05-01")

    form = as_officer.post(at("trip-new"), wrong).context["form"]

    assert "before they leave" in str(form.errors["ends_on"])
    assert form["title"].value() == "U20 mayors' summit"
    form = as_officer.post(at("trip-new"), typed(destination="")).context["form"]
    assert "where the trip goes" in str(form.errors)


@pytest.mark.parametrize("name", ["trip-list", "desk", "search", "calendar", "history"])
def test_readers_know_nothing_of_a_trip_that_lies_ahead(name, ahead, client, officer):
    urls = {
        "trip-list": at("trip-list"),
        "desk": reverse("desk:today") + "?whose=office",
        "search": reverse("desk:search") + "?q=quiet",
        "calendar": reverse("desk:calendar") + "?on=2027-05-10&view=agenda",
        "history": reverse("core:changes"),
    }
    indexing.reconcile()
    client.force_login(factories.in_role("reader"))
    assert "Quiet talks" not in strip_tags(client.get(urls[name]).content.decode())
    assert client.get(ahead.get_absolute_url()).status_code == 404

    client.force_login(officer)
    assert client.get(ahead.get_absolute_url()).status_code == 200
    if name in ("trip-list", "search", "calendar"):
        assert "Quiet talks" in strip_tags(client.get(urls[name]).content.decode())


def test_letters_and_feeds_tell_nothing_of_where_the_mayor_is(days, post, officer):
    with days.on(2026, 12, 1):
        trip = factories.trip(
            title="Quiet talks",
            destination="Atlantis",
            city=None,
            owner=officer,
            starts_on=date(2026, 12, 28),
            sensitivity="movements",
        )
        factories.trip_step(trip=trip, title="Pack for Atlantis", days_before=14)
    days.round(2026, 12, 7)

    (mail,) = post.mails
    told = "\n".join([mail["Subject"], *(part.as_string() for part in mail.walk())])
    assert "Step of a trip" in mail["Subject"]
    assert not [word for word in ("Atlantis", "Quiet", trip.reference) if word in told]


def test_when_it_is_over_the_office_may_know(ahead, officer, as_reader):
    Trip.objects.filter(pk=ahead.pk).update(status="travelling", **OVER)
    ahead.refresh_from_db()

    trips.move(ahead, "expenses", by=officer)

    assert ahead.sensitivity == "office"
    assert as_reader.get(ahead.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("status", "to", "days"),
    [
        ("booked", "travelling", {"starts_on": date(2026, 11, 24)}),
        (
            "travelling",
            "expenses",
            {"starts_on": date(2026, 11, 20), "ends_on": date(2026, 11, 24)},
        ),
    ],
)
def test_nobody_leaves_before_the_first_day_or_is_back_before_the_last(status, to, days, officer):
    trip = factories.trip(status=status, **{"ends_on": None} | days)
    with pytest.raises(ValidationError) as refused:
        trips.move(trip, to, by=officer)
    assert "24 November 2026" in str(refused.value)

    trip.starts_on, trip.ends_on = date(2026, 11, 23), None
    trip.save()

    assert trips.move(trip, to, by=officer).status == to


@pytest.mark.parametrize("status", ["approved", "booked", "travelling", "closed"])
def test_only_what_is_past_begins_beyond_screening(status, director):
    def begin(**days):
        named = {"title": "To Kobe", "destination": "Kobe", "status": status}
        return trips.begin(Trip(**named, **days), by=director)

    with pytest.raises(ValidationError) as refused:
        begin(starts_on=date(2026, 11, 24))
    assert "begins with screening" in str(refused.value)

    assert begin(**OVER).status == status


def test_only_who_approves_approves_and_never_a_trip_of_their_own(client, ahead, officer, director):
    factories.traveller(trip=ahead, user=director)
    other = factories.in_role("director")
    with pytest.raises(PermissionDenied):
        trips.move(ahead, "approved", by=officer)
    for who in (officer, director):
        client.force_login(who)
        answer = client.post(at("trip-move", ahead.reference), {"to": "approved"})
        assert answer.status_code == 403
    tried = Move.objects.get(by=director)
    assert (tried.went_to, tried.why) == (
        "screening",
        "Refused: whoever travels does not approve.",
    )

    trips.move(ahead, "approved", by=other)

    assert ahead.status == "approved"


def test_somebody_is_known_as_a_traveller_by_the_mailbox_too(ahead, director):
    person = factories.person(email=director.email.upper())
    factories.traveller(trip=ahead, person=person)

    with pytest.raises(PermissionDenied):
        trips.move(ahead, "approved", by=director)


@pytest.mark.parametrize("role", ["reader", "officer", "protocol"])
def test_no_other_role_takes_a_step_that_approves(role, ahead, client):
    user = factories.in_role(role)
    client.force_login(user)
    for to in sorted(TRIP_NEEDS_APPROVAL):
        with pytest.raises(PermissionDenied):
            trips.move(ahead, to, by=user)
        assert client.post(at("trip-move", ahead.reference), {"to": to}).status_code in (403, 404)
    ahead.refresh_from_db()
    assert ahead.status == "screening"


def test_declining_and_cancelling_say_why(ahead, officer):
    for to in ("declined", "cancelled", "postponed"):
        with pytest.raises(ValidationError):
            trips.move(ahead, to, by=officer, why=" ")

    trips.move(ahead, "postponed", by=officer, why="Elections")
    assert trips.move(ahead, "screening", by=officer).status == "screening"


def test_every_state_can_be_left():
    before = {state for states in Trip.MAY_FOLLOW.values() for state in states}
    assert set(TripStatus) == before


def test_a_report_holds_results_against_objectives_and_ends_its_reminder(as_officer, officer):
    factories.office(trip_report_days=20)
    trip = factories.trip(
        starts_on=date(2026, 11, 10),
        status="expenses",
        objectives="Sign the charter\nMeet Kobe",
        owner=officer,
    )
    deadline = Deadline.objects.get(kind="trip.report")
    assert deadline.due_on == date(2026, 12, 2)
    with pytest.raises(ValidationError):
        trips.move(trip, "reported", by=officer)

    form = as_officer.get(at("trip-report", trip.reference)).context["form"]
    assert form["results"].value() == "Sign the charter: \nMeet Kobe: "
    as_officer.post(at("trip-report", trip.reference), {"results": "Sign the charter: done"})

    trip.refresh_from_db()
    deadline.refresh_from_db()
    assert (trip.status, trip.reported_on) == ("reported", date(2026, 11, 23))
    assert (deadline.status, deadline.evidence) == ("done", "Reported on 23 Nov 2026")


def test_only_what_is_over_and_open_to_the_office_is_released(director, officer):
    over = {"starts_on": date(2026, 11, 2), "status": "reported", "results": "Signed"}
    trip = factories.trip(**over)
    with pytest.raises(PermissionDenied):
        trips.move(trip, "published", by=officer)
    with pytest.raises(ValidationError):
        trips.move(factories.trip(**over, sensitivity="restricted"), "published", by=director)
    with pytest.raises(ValidationError):
        trips.move(
            factories.trip(**over | {"starts_on": date(2026, 11, 22)}), "published", by=director
        )

    trips.move(trip, "published", by=director)

    assert (trip.released_on, trip.released_by) == (date(2026, 11, 23), director)


def test_nobody_decides_on_their_own_claim(client, director, officer):
    trip = factories.trip(status="expenses")
    own = factories.traveller(trip=trip, user=director)
    travellers.move_claim(own, "submitted", by=officer)
    client.force_login(director)
    url = at("traveller-claim", trip.reference, own.pk)

    assert client.post(url, {"to": "approved"}).status_code == 403
    with pytest.raises(PermissionDenied):
        travellers.move_claim(own, "approved", by=officer)
    other = factories.in_role("director")
    travellers.move_claim(own, "approved", by=other)

    assert (own.status, own.decided_by) == ("approved", other)
    assert Move.objects.filter(by=director, why__startswith="Refused").exists()


def test_nobody_travels_twice_on_one_trip(as_officer, officer):
    trip, person = factories.trip(), factories.person(name="Ana Silva")
    kept = factories.traveller(trip=trip, name="Ana Silva", person=person, post="Mayor")
    who = {"part": "staff", "visa": "unknown"}

    def add(**kw):
        return as_officer.post(at("traveller-new", trip.reference), who | kw)

    for again in ({"name": "SILVA Ána"}, {"name": "A. Silva", "person": person.pk}):
        errors = add(**again).context["form"].errors
        assert "“Ana Silva” is on this trip already." in str(errors["name"])
    other = factories.person(name="Ana Silva")
    assert add(name="Ana Silva", person=other.pk).status_code == 302
    edit = {"name": "Ana Silva", "person": person.pk, "post": "Lord Mayor"}
    answer = as_officer.post(at("traveller-edit", trip.reference, kept.pk), who | edit)
    assert answer.status_code == 302 and trip.travellers.count() == 2
    with pytest.raises(ValidationError, match="already"):
        travellers.keep_row(Traveller(trip=trip, name="Silva Ana"), {}, by=officer)


def test_the_acting_mayors_letter_is_asked_for_and_filed(officer, as_officer):
    trip = factories.trip(owner=officer, ends_on=date(2027, 5, 20))
    assert not Deadline.objects.filter(kind="trip.acting").exists()
    factories.traveller(trip=trip, part="mayor")

    deadline = Deadline.objects.get(kind="trip.acting")
    assert (deadline.due_on, deadline.status) == (date(2027, 5, 7), "open")
    assert "a letter is to be filed by" in as_officer.get(trip.get_absolute_url()).content.decode()
    trip.refresh_from_db()
    trip.acting_filed_on, trip.acting_words = date(2026, 11, 23), "Letter 7"
    trips.change(trip, by=officer)

    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence) == ("done", "Filed on 23 Nov 2026, Letter 7")


def test_the_letter_that_was_filed_counts_for_its_own_days(officer, as_officer):
    trip = factories.trip(owner=officer, ends_on=date(2027, 5, 20))
    factories.traveller(trip=trip, part="mayor")
    trip.refresh_from_db()
    trip.acting_filed_on, trip.acting_words = date(2026, 11, 23), "Letter 7"
    trips.change(trip, by=officer)
    deadline = Deadline.objects.get(kind="trip.acting")
    days = {"by": officer, "why": "The summit moved."}

    trips.move_dates(trip, starts_on=date(2027, 5, 11), ends_on=date(2027, 5, 20), **days)
    deadline.refresh_from_db()
    assert deadline.status == "done"
    trips.move_dates(trip, starts_on=date(2027, 5, 21), ends_on=date(2027, 5, 31), **days)

    deadline.refresh_from_db()
    assert (deadline.status, deadline.due_on) == ("open", date(2027, 5, 18))
    page = as_officer.get(trip.get_absolute_url()).content.decode()
    assert "a letter is to be filed by" in page and "Draft of the letter" in page
    trip.acting_words = "Letter 9"
    trips.change(trip, by=officer)
    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence) == ("done", "Filed on 23 Nov 2026, Letter 9")


def test_what_is_counted_from_the_days_moves_with_them(as_officer, officer):
    trip = factories.trip(status="approved", owner=officer)
    step = factories.trip_step(trip=trip, days_before=10)
    papers = {"visa_by": date(2027, 2, 1), "passport_until": date(2036, 2, 1)}
    visa = factories.traveller(trip=trip, visa="wanted", **papers)
    stay = factories.stay(trip=trip, cancel_by=date(2027, 5, 1))
    assert {one.deadlines.get().due_on for one in (step, visa, stay)} == {
        *(date(2027, 4, 30), date(2027, 2, 1), date(2027, 5, 1)),
    }
    days = {"starts_on": "2027-06-10", "ends_on": "2027-06-12"}

    answer = as_officer.post(at("trip-dates", trip.reference), days)
    assert "why" in answer.context["form"].errors
    as_officer.post(at("trip-dates", trip.reference), days | {"why": "The summit moved."})

    assert step.deadlines.get().due_on == date(2027, 5, 31)
    visa.visa = "applied"
    visa.save()
    assert visa.deadlines.get().status == "done"
    as_officer.post(at("tripstep-step", trip.reference, step.pk, "done"), {"words": "Packed"})
    assert step.deadlines.get().evidence == "Packed"


def test_the_list_finds_trips_by_the_name_of_their_city(as_officer, query_count):
    factories.trip(city=factories.city(name="Kobe"), title="Port")
    factories.trip(title="Elsewhere")

    page = as_officer.get(at("trip-list") + "?q=kobe").content.decode()

    assert "Port" in page and "Elsewhere" not in page
    assert query_count(lambda: as_officer.get(at("trip-list"))) <= 8


@pytest.mark.parametrize("status", ["screening", "expenses"])
def test_the_page_of_a_trip_asks_as_much_for_many_as_for_one(status, client, director, query_count):
    client.force_login(director)
    trip = factories.trip(status=status)

    def grow(number):
        for order in range(number):
            user = factories.user()
            who = factories.traveller(trip=trip, user=user, person=factories.person())
            factories.approval(trip=trip, order=order, role="director")
            factories.approval(trip=trip, order=order, role="outside", approver=user)
            factories.leg(trip=trip, travellers=[who])
            factories.stay(trip=trip, travellers=[who])
            factories.trip_cost(trip=trip, traveller=who)
            factories.meeting(trip=trip, counterpart=factories.person())

    def show():
        assert client.get(trip.get_absolute_url()).status_code == 200

    grow(1)
    show()
    one = query_count(show)
    grow(19)
    assert query_count(show) == one


def test_no_file_brings_a_claim_in_that_only_others_decide(officer, director):
    trip = factories.trip(status="expenses")
    for who, by in ((None, officer), (director, director)):
        brought = Traveller(trip=trip, name="Ana Silva", user=who, status="approved")
        with pytest.raises(PermissionDenied), transaction.atomic():
            travellers.keep_row(brought, {}, by=by)
    assert not trip.travellers.exists()


def test_the_invitation_is_as_open_as_its_trip_that_is_over(officer, protocol):
    one = factories.invitation(sensitivity="movements")
    invitations.decide(one, "accepted", by=protocol, why="Yes")
    Trip.objects.update(status="travelling", **OVER)
    one.refresh_from_db()

    trips.move(one.trip, "expenses", by=officer)

    one.refresh_from_db()
    assert one.sensitivity == "office"


def test_a_council_over_which_a_trip_ahead_lies_is_flagged_on_its_page(as_officer):
    trip = factories.trip(status="approved")
    council = factories.council_date(on=trip.starts_on + timedelta(days=1))
    factories.council_date(on=trip.ends_on + timedelta(days=1))

    told = as_officer.get(trip.get_absolute_url()).content.decode()
    Trip.objects.filter(pk=trip.pk).update(status="expenses")
    over = as_officer.get(trip.get_absolute_url()).content.decode()

    assert told.count("The council meets on") == 1
    assert f"The council meets on {council.on:%a} {council.on.day} May 2027" in told
    assert "The council meets" not in over


@pytest.mark.parametrize(
    ("destination", "told"),
    [
        ("Kobe; Osaka", "Kobe; Osaka"),
        ("City Hall", "Kobe, City Hall"),
        ("", "Kobe"),
    ],
)
def test_the_city_it_goes_to_is_told_once(destination, told, as_officer):
    city = factories.city(name="Kobe")
    trip = factories.trip(city=city, destination=destination)

    page = as_officer.get(trip.get_absolute_url()).content.decode()

    facts = strip_tags(page.partition("<dt>To</dt>")[2].partition("</dd>")[0])
    assert (facts, trip.goes_to) == (told, told)


def test_a_gift_written_down_on_a_trip_opens_with_it_once_they_are_back(days, officer):
    with days.on(2026, 11, 24):
        trip = factories.trip(
            status="travelling", starts_on=date(2026, 11, 20), sensitivity="movements"
        )
        vase = Gift(description="Vase", on=date(2026, 11, 21), other_name="Host", trip=trip)
        gift = gifts.record(vase, by=officer)
        assert gift.sensitivity == "movements"

        trips.move(trip, "expenses", by=officer)

    gift.refresh_from_db()
    assert gift.sensitivity == trip.sensitivity == "office"


def test_what_is_guarded_anew_guards_its_gifts(officer):
    trip = factories.trip(status="booked")
    gift = factories.gift(trip=trip)

    trip.sensitivity = "movements"
    trips.change(trip, by=officer)

    gift.refresh_from_db()
    assert gift.sensitivity == "movements"


@pytest.mark.parametrize("status", ["expenses", "reported", "published"])
def test_a_trip_that_is_over_is_not_moved_to_days_to_come(status, days, client, officer):
    with days.on(2026, 11, 24):
        client.force_login(officer)
        trip = factories.trip(status=status, starts_on=date(2026, 11, 2))
        later = {"starts_on": "2026-12-15", "ends_on": "2026-12-18", "why": "By mistake"}
        url = reverse("delegations:trip-dates", args=[trip.reference])

        page = client.post(url, later)
        told = {"starts_on": "2026-11-03", "ends_on": "2026-11-05", "why": "So it was"}
        client.post(url, told)

    trip.refresh_from_db()
    assert "They are back: their last day is not still to come." in page.content.decode()
    assert (trip.starts_on, trip.ends_on) == (date(2026, 11, 3), date(2026, 11, 5))
