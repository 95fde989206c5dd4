"""What the office knows before it answers: who asked before, what else is on, what we have."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from delegations.models import Delegation
from delegations.services import delegations, triage
from oia.directory.models import Agreement
from tests import factories

pytestmark = pytest.mark.django_db


def titles(few):
    return [getattr(one, "delegation", one).title for one in few.shown]


def why(few):
    return {one.delegation.title: [str(word) for word in one.why] for one in few.shown}


def test_the_same_body_city_and_topic_are_found_as_far_back_as_asked(officer):
    body, theme = factories.organisation(), factories.theme(name="Water")
    visit = factories.delegation(title="New", organisation=body, city=factories.city())
    visit.themes.add(theme)
    factories.delegation(title="Body", organisation=body, received_on=date(2025, 1, 7))
    factories.delegation(title="Authorised", authorising_body=body)
    factories.delegation(title="City", city=visit.city)
    factories.delegation(title="Topic").themes.add(theme)
    factories.delegation(title="Long ago", organisation=body, received_on=date(2024, 10, 1))
    factories.delegation(title="Others")

    found = triage.alike(visit, officer, 24)
    assert why(found) == {
        "Authorised": ["same body"],
        "Topic": ["same topic: Water"],
        "City": ["same city"],
        "Body": ["same body"],
    }
    assert "Long ago" in titles(triage.alike(visit, officer, 36))


def test_the_same_people_through_an_agency_are_found_though_not_yet_answered(officer):
    visit = factories.delegation(title="Consulate")
    factories.delegation(title="Agency", city=visit.city, channel="agency", status="info_needed")

    assert titles(triage.alike(visit, officer, 24)) == ["Agency"]


def test_who_is_the_same_comes_before_others_about_the_same_who_are_left_out_first(officer, client):
    body, theme = factories.organisation(), factories.theme(name="Mobility")
    visit = factories.delegation(organisation=body, city=factories.city())
    visit.themes.add(theme)
    for number in range(23):
        factories.delegation(title=f"Topic {number}").themes.add(theme)
    factories.delegation(title="City", city=visit.city, received_on=date(2025, 8, 1))
    factories.delegation(title="Body", organisation=body, received_on=date(2025, 9, 1))

    found = triage.alike(visit, officer, 24)

    assert titles(found)[:3] == ["Body", "City", "Topic 22"]
    assert (len(found.shown), found.more) == (20, 5)
    client.force_login(officer)
    page = client.get(reverse("delegations:delegation-triage", args=[visit.reference]))
    assert "and 5 more" in page.content.decode()


def test_how_many_asked_before_costs_no_further_question(officer, django_assert_num_queries):
    visit = factories.delegation(city=factories.city())
    visit.themes.add(factories.theme())
    triage.alike(visit, officer, 24)  # rights are asked for once
    for size in (1, 25):
        for _number in range(size):
            factories.delegation(city=visit.city).themes.set(visit.themes.all())
        with django_assert_num_queries(4):
            triage.alike(visit, officer, 24)


@pytest.mark.parametrize(
    ("arrives", "leaves", "clashes"),
    [
        ((3, 8), None, True),  # the same day
        ((3, 1), (3, 31), True),  # encloses it
        ((3, 9), (3, 9), True),  # lies within it
        ((3, 1), (3, 8), True),  # leaves as they arrive
        ((3, 10), (3, 12), True),  # arrives as they leave
        ((3, 1), (3, 7), False),
        ((3, 11), None, False),
    ],
)
def test_visits_on_the_same_days_are_told(arrives, leaves, clashes, officer):
    visit = factories.delegation(arrives_on=date(2027, 3, 8), leaves_on=date(2027, 3, 10))
    factories.delegation(
        title="Other",
        arrives_on=date(2027, *arrives),
        leaves_on=leaves and date(2027, *leaves),
    )

    assert titles(triage.clashes(visit, officer)) == ["Other"] * clashes


def test_what_is_called_off_or_hidden_is_no_clash(officer, director):
    visit = factories.delegation()
    for status in ("declined", "redirected", "cancelled", "postponed", "closed"):
        factories.delegation(status=status)
    factories.delegation(title="Secret", sensitivity="restricted")

    assert triage.clashes(visit, officer) == triage.Few([])
    assert titles(triage.clashes(visit, director)) == ["Secret"]
    assert triage.clashes(factories.delegation(arrives_on=None), officer) == triage.Few([])


def test_whoever_answers_is_told_that_days_are_taken_and_nothing_else(client, officer, protocol):
    visit = factories.delegation(arrives_on=date(2027, 3, 8))
    factories.delegation(title="Secret guest", sensitivity="restricted")
    on = {"starts_on": date(2027, 3, 8), "sensitivity": "restricted"}
    factories.trip(title="Secret talks", **on)
    factories.trip(title="Called off", status="cancelled", **on)
    told = {}
    for user in (officer, protocol):
        client.force_login(user)
        page = client.get(reverse("delegations:delegation-triage", args=[visit.reference]))
        told[user] = page.content.decode()

    assert "Secret" not in told[protocol] + told[officer]
    assert "1 visit that is not for everybody" in told[protocol]
    assert "1 trip of ours that is not for everybody" in told[protocol]
    assert "not for everybody" not in told[officer]
    assert "No other visit that you may see is on these days." in told[officer]


def test_more_than_a_short_list_takes_are_counted(officer):
    visit = factories.delegation()
    for _number in range(22):
        factories.delegation(city=visit.city)

    found = triage.clashes(visit, officer)

    assert (len(found.shown), found.more) == (20, 2)


def test_trips_beyond_a_short_list_are_told(as_protocol):
    visit = factories.delegation(arrives_on=date(2027, 3, 8))
    for _number in range(23):
        factories.trip(starts_on=date(2027, 3, 8))

    page = as_protocol.get(reverse("delegations:delegation-triage", args=[visit.reference]))

    assert "and 3 more" in page.content.decode()


def test_who_is_away_and_what_is_closed_on_these_days_is_told(officer):
    visit = factories.delegation(arrives_on=date(2026, 12, 9), leaves_on=date(2026, 12, 25))
    factories.absence()
    factories.holiday()
    factories.council_date()
    going = factories.plan(summit=factories.summit(starts_on=date(2026, 12, 1)), status="intend")
    going.summit.ends_on = date(2026, 12, 10)
    going.summit.save()

    found = triage.days(visit, officer)
    assert [len(one) for one in (found.away, found.holidays, found.council)] == [1, 1, 1]
    assert found.summits == [going.summit]


def test_what_we_have_with_them_is_told_as_far_as_one_may_see(officer):
    city = factories.city()
    visit = factories.delegation(city=city)
    factories.agreement(title="Sisters", city=city, status="historical")
    factories.agreement(title="Secret", city=city, sensitivity="restricted")
    factories.delegation(city=city, status="closed", arrives_on=date(2026, 5, 4))
    factories.contact(city=city, at=timezone.now())

    found = triage.relation(visit, officer)
    assert [one.title for one in found.agreements] == ["Sisters"]
    assert [(str(title), day) for title, day in found.last] == [("Contact log", date(2026, 11, 23))]
    assert (found.visits, found.trips) == ("1, on Mon 4 May 2026", "")


def test_a_body_brings_what_we_have_with_its_city(officer):
    city = factories.city()
    hall = factories.organisation(name="City of Kobe", kind="city", city=city)
    visit = factories.delegation(organisation=hall)
    factories.agreement(title="Sisters", city=city)
    factories.delegation(city=city, status="closed", arrives_on=date(2026, 5, 4))
    factories.trip(starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 4), city=city, status="closed")
    factories.contact(city=city, at=timezone.now())
    factories.gift(other_organisation=hall, status="accepted")

    found = triage.relation(visit, officer)

    assert [one.title for one in found.agreements] == ["Sisters"]
    assert (found.visits, found.trips) == ("1, on Mon 4 May 2026", "1, on Mon 2 Feb 2026")
    assert [day for _title, day in found.last] == [date(2026, 11, 23)]
    assert {"Gifts", "In force"} <= {str(one.label) for one in found.standing}


def test_a_body_that_is_hidden_brings_nothing_that_tells_where_it_is(officer):
    city = factories.city()
    hall = factories.organisation(city=city, sensitivity="restricted")
    factories.agreement(title="Sisters", city=city)

    found = triage.relation(factories.delegation(organisation=hall, comes_from="A guest"), officer)

    assert found.agreements == []


def test_how_often_we_were_there_is_told_beside_how_often_they_were_here(officer):
    city = factories.city()
    visit = factories.delegation(city=city)
    there = {"city": city, "status": "closed"}
    factories.trip(starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 4), **there)
    factories.trip(starts_on=date(2026, 9, 7), ends_on=date(2026, 9, 9), **there)
    factories.trip(starts_on=date(2027, 1, 7), city=city, status="booked")
    factories.trip(starts_on=date(2026, 10, 5), sensitivity="restricted", **there)
    factories.trip(starts_on=date(2026, 10, 5), city=None, status="closed", destination="Mars")

    assert triage.relation(visit, officer).trips == "2, the last on Mon 7 Sep 2026"
    origin = factories.delegation(comes_from="Mars")
    assert triage.relation(origin, officer).trips == ""


def test_a_trip_on_which_we_met_them_counts_as_on_the_page_of_their_city(officer):
    city = factories.city()
    body = factories.organisation(city=city)
    to_fair = factories.trip(starts_on=date(2026, 2, 2), status="closed", destination="The fair")
    for topic in ("Ferries", "Trams"):
        factories.meeting(trip=to_fair, organisation=body, topic=topic)

    for who in ({"city": city}, {"organisation": body}):
        told = triage.relation(factories.delegation(**who), officer)
        assert told.trips == "1, on Mon 2 Feb 2026"


def test_how_often_they_were_here_is_told_once_and_tells_nothing_of_hidden_visits(client, officer):
    city = factories.city()
    visit = factories.delegation(city=city)
    came = {"city": city, "status": "closed"}
    factories.delegation(arrives_on=date(2026, 5, 4), **came)
    factories.delegation(arrives_on=date(2026, 6, 9), sensitivity="restricted", **came)
    client.force_login(officer)

    page = client.get(reverse("delegations:delegation-triage", args=[visit.reference]))

    assert page.content.decode().count("Visits to us") == 1
    assert "1, on Mon 4 May 2026" in page.content.decode()
    assert "9 Jun 2026" not in page.content.decode()


def test_a_visit_wakes_the_agreement_with_the_city_as_soon_as_they_are_here(officer):
    city = factories.city()
    agreement = factories.agreement(city=city)
    visit = factories.delegation(city=city, status="confirmed", arrives_on=date(2026, 11, 20))
    assert Agreement.objects.get().last_activity_on is None

    delegations.move(visit, "in_progress", by=officer)

    agreement.refresh_from_db()
    assert agreement.last_activity_on == date(2026, 11, 20)


def test_a_visit_of_a_body_counts_for_its_city_and_not_before_it_came(officer):
    city = factories.city()
    body = factories.organisation(city=city)
    agreement = factories.agreement(city=city)
    visit = factories.delegation(organisation=body, status="frozen", arrives_on=date(2026, 11, 2))
    delegations.move(visit, "in_progress", by=officer)
    visit.leaves_on = date(2026, 12, 24)
    delegations.change(visit, by=officer)

    agreement.refresh_from_db()
    assert agreement.last_activity_on == date(2026, 11, 23)


def test_colleagues_are_free_who_are_here_and_see_to_nothing_else_on_these_days(officer, protocol):
    days = {"arrives_on": date(2027, 3, 8), "leaves_on": date(2027, 3, 10)}
    visit = factories.delegation(owner=officer, **days)
    away, hosting, guiding = (
        factories.in_role("officer", username=name) for name in ("away", "hosting", "guiding")
    )
    factories.in_role("reader", username="reader")
    factories.absence(user=away, starts_on=date(2027, 3, 10), ends_on=date(2027, 3, 12))
    other = factories.delegation(owner=hosting, status="confirmed", arrives_on=date(2027, 3, 1))
    other.leaves_on = date(2027, 3, 31)
    other.save()
    item = factories.programme_item(delegation=other)
    item.starts_at = timezone.make_aware(datetime(2027, 3, 9, 10))
    item.ends_at = item.starts_at + timedelta(hours=1)
    item.save()
    item.staff.set([guiding])

    assert set(triage.days(visit, officer).free.shown) == {officer, protocol}
    Delegation.objects.filter(pk=other.pk).update(status="cancelled")
    assert set(triage.days(visit, officer).free.shown) == {officer, protocol, hosting, guiding}


def test_whoever_travels_is_not_free_and_nobody_is_told_where(client, director):
    officer = factories.in_role("officer", username="ana", first_name="Ana", last_name="Silva")
    aide = factories.in_role("officer", username="aide", first_name="Ida", last_name="Aide")
    mailed = factories.in_role("officer", username="bo", email="bo@city.test", last_name="Bo")
    home = factories.in_role("officer", username="home", email="", last_name="Stayer")
    visit = factories.delegation(arrives_on=date(2027, 3, 8), leaves_on=date(2027, 3, 10))
    days = {"starts_on": date(2027, 3, 10), "ends_on": date(2027, 3, 14)}
    secret = factories.trip(title="Secret talks", sensitivity="restricted", **days)
    factories.traveller(trip=secret, part="mayor", name="The Mayor")
    factories.traveller(trip=secret, user=aide)
    factories.traveller(trip=secret, person=factories.person(email="Bo@City.test"))
    factories.traveller(trip=secret, person=factories.person(email=""))
    off = factories.trip(status="declined", **days)
    factories.traveller(trip=off, user=home)

    found = set(triage.days(visit, officer).free.shown)
    assert found & {officer, aide, mailed, home, director} == {officer, home, director}
    page = reverse("delegations:delegation-triage", args=[visit.reference])
    told = {}
    for user in (officer, director):
        client.force_login(user)
        told[user] = client.get(page).content.decode()
    assert "Stayer" in told[officer] and "Ida Aide" not in told[officer]
    assert "Secret talks" not in told[officer] and "The Mayor" not in told[officer]
    assert "Secret talks" in told[director]


def test_what_stands_between_us_is_told_as_far_as_one_may_know(officer):
    visit = factories.delegation(organisation=factories.organisation())
    factories.gift(other_organisation=visit.organisation, status="accepted")
    factories.gift(other_organisation=visit.organisation, direction="given", status="accepted")
    factories.gift(other_organisation=visit.organisation, sensitivity="restricted")

    told = {fact.label: fact.words for fact in triage.relation(visit, officer).standing}

    assert told["Gifts"] == "1 from them, 1 from us"


def test_trips_on_these_days_are_told_to_whom_they_may_be(officer):
    days = {"arrives_on": date(2027, 3, 8), "leaves_on": date(2027, 3, 10)}
    visit = factories.delegation(**days)
    around = {"starts_on": date(2027, 3, 1), "ends_on": date(2027, 3, 31)}
    factories.trip(title="Encloses it", **around)
    factories.trip(title="Of the mayor", starts_on=date(2027, 3, 10), with_mayor=True)
    factories.trip(title="Called off", status="cancelled", **around)
    factories.trip(title="Later", starts_on=date(2027, 3, 11), ends_on=date(2027, 3, 12))
    factories.trip(title="Hush", sensitivity="restricted", **around)

    assert titles(triage.days(visit, officer).trips) == ["Of the mayor", "Encloses it"]


def test_networks_and_declarations_in_common_stand_beside_the_agreements(client, officer):
    city = factories.city()
    visit = factories.delegation(city=city)
    network = factories.network(name="Rain Cities")
    factories.membership(network=network)
    factories.network_member(network=network, city=city)
    hidden = factories.network(name="SECRET Cities", sensitivity="restricted")
    factories.membership(network=hidden)
    factories.network_member(network=hidden, city=city)
    pact = factories.declaration(title="Pact on Rain")
    factories.sign_on(declaration=pact, status="signed", signed_on=date(2026, 5, 4))
    factories.declaration_signatory(declaration=pact, city=city)

    standing = triage.relation(visit, officer).standing
    assert {str(one.label): str(one.words).strip("\u2068\u2069") for one in standing} == {
        "Networks in common": "Rain Cities",
        "Declarations both signed": "Pact on Rain",
    }
    client.force_login(officer)
    page = client.get(reverse("delegations:delegation-triage", args=[visit.reference]))
    assert "Networks in common" in page.content.decode()
    assert "SECRET" not in page.content.decode()
