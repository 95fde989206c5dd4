"""A trip to a mayors' summit in the browser, from the invitation to the public register."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from delegations.models import Leg, Traveller, Trip
from oia.accounts.models import User
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AHEAD = 60
OCCASION = "U20 mayors' summit"


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def as_role(opened, officer):
    """A page for each of those who have a part in it."""
    factories.office(publish_trips=True, zone="Europe/Warsaw", acting_after_hours=72)
    factories.delegation(
        title="Friends from Osaka",
        status="accepted",
        arrives_on=timezone.localdate() + timedelta(days=AHEAD + 1),
    )
    people = {"officer": officer}

    def page_for(role):
        client = Client()
        user = people.setdefault(role, None) or factories.in_role(role, username=role)
        client.force_login(user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        return opened(cookies=[cookie])

    return page_for


def save(page):
    page.get_by_role("button", name="Save").click()


def fill(page, **fields):
    for name, value in fields.items():
        field = page.locator(f"#id_{name}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def invited(page):
    page.goto("/invitations/new/")
    fill(page, title=OCCASION, host="City of Fukuoka", place="Fukuoka", would_pay="host")
    fill(page, starts_on=in_days(AHEAD), ends_on=in_days(AHEAD + 5), answer_by=in_days(10))
    save(page)
    expect(page.locator("#clashes")).to_contain_text("Friends from Osaka")
    move_on(page, "Being weighed")
    page.locator("#facts").get_by_role("link", name=OCCASION).click()
    expect(page.locator(".page-head .badge").first).to_have_text("Screening")
    return page.url


def move_on(page, state):
    page.get_by_text("Move on", exact=True).click()
    page.get_by_role("button", name=state, exact=True).click()
    expect(page.locator(".page-head .badge").first).to_have_text(state)


def decide(page, trip, step, verdict, why="", **paper):
    page.goto(trip)
    row = page.locator("#approvals tbody tr").filter(has_text=step)
    row.get_by_role("link", name=re.compile("Decide|Ask once more")).click()
    page.get_by_label(verdict, exact=True).check()
    fill(page, why=why, **paper)
    page.get_by_role("button", name=re.compile("Keep the verdict|Ask once more")).click()
    expect(page.locator("h1")).to_have_text(OCCASION)


def state(page, trip):
    page.goto(trip)
    return page.locator(".page-head .badge").first


def accept(page, trip):
    page.goto("/invitations/")
    page.locator("#results").get_by_role("link", name=OCCASION).click()
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("Accept", exact=True).check()
    fill(page, why="It is our turn to speak.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page).to_have_url(trip)


def prepare(page, trip):
    """Three travellers, legs over seven zones, lodging, costs of three payers."""
    who = [("Ana Silva", "mayor"), ("Marta Nowak", "staff"), ("Jan Straż", "security")]
    for name, part in who:
        page.goto(f"{trip}travellers/new/")
        fill(page, name=name, part=part, post="Mayor" if part == "mayor" else "")
        save(page)
    for start, end, day in [("Warsaw", "Fukuoka", AHEAD), ("Fukuoka", "Warsaw", AHEAD + 5)]:
        page.goto(f"{trip}legs/new/")
        zones = {"Warsaw": "Europe/Warsaw", "Fukuoka": "Asia/Tokyo"}
        fill(page, from_place=start, from_zone=zones[start], departs_on=in_days(day))
        fill(page, to_place=end, to_zone=zones[end], arrives_on=in_days(day))
        fill(page, departs="06:00", arrives="23:00")
        save(page)
    expect(page.locator("#itinerary")).to_contain_text("No lodging for the night")
    page.goto(f"{trip}lodging/new/")
    fill(page, name="Hotel by the river", place="Fukuoka")
    fill(page, from_on=in_days(AHEAD), until_on=in_days(AHEAD + 5))
    save(page)
    expect(page.locator("#itinerary")).not_to_contain_text("want")
    costs = [("travel", "city", "3900.10"), ("lodging", "host", "640"), ("meals", "own", "35.95")]
    for kind, payer, amount in costs:
        page.goto(f"{trip}costs/new/")
        fill(page, kind=kind, payer=payer, estimate=amount)
        page.locator("#id_traveller").select_option(label="Ana Silva")
        save(page)
    expect(page.locator("#costs")).to_contain_text("4,576.05")
    expect(page.locator("#approvals")).to_contain_text("Money is there")


def ready(page, trip):
    """The acting mayor's letter is asked for and filed; the briefing is due, and handed in."""
    page.goto(trip)
    expect(page.locator("#facts")).to_contain_text("a letter is to be filed by")
    page.goto(f"{trip}edit/")
    fill(page, acting_words="Letter 7/2026", acting_filed_on=in_days(0))
    save(page)
    expect(page.locator("#facts")).to_contain_text("filed on")
    row = page.locator("#steps tbody tr").filter(has_text="Briefing handed in")
    expect(row.locator(".badge")).to_have_text("Open")
    expect(page.locator(".record__panels")).to_contain_text("Briefing handed in")
    row.locator("summary").click()
    row.get_by_label("What shows it?").fill("The book is with the mayor")
    row.get_by_role("button", name="Done").click()
    page.locator("#steps").get_by_text("Done and past").click()
    expect(page.locator("#steps")).to_contain_text("The book is with the mayor")


def days_go_by():
    """They have travelled by now."""
    gone = timedelta(days=AHEAD + 10)
    trip = Trip.objects.get()
    trip.starts_on, trip.ends_on = trip.starts_on - gone, trip.ends_on - gone
    trip.save()
    for leg in Leg.objects.all():
        leg.departs_at, leg.arrives_at = leg.departs_at - gone, leg.arrives_at - gone
        leg.save()


def settled(page, trip):
    """What the flight came to stands beside what it was thought to."""
    page.goto(trip)
    row = page.locator("#costs tbody tr").filter(has_text="3,900.10")
    row.get_by_role("link", name="Edit").click()
    fill(page, actual="3900.10")
    save(page)
    expect(page).to_have_url(re.compile(re.escape(trip)))


def claim(page, trip, step):
    page.goto(trip)
    row = page.locator("#travellers tbody tr").filter(has_text="Ana Silva")
    row.locator("summary").click()
    row.get_by_role("button", name=step, exact=True).click()
    expect(row.locator("td").nth(4)).to_contain_text(step)


def no_verdict_on_ones_own(page, trip, login):
    """Whoever may decide on claims is offered no verdict on their own, and is refused one."""
    own = Traveller.objects.get(name="Ana Silva")
    own.user = User.objects.get(username=login)
    own.save()
    page.goto(trip)
    row = page.locator("#travellers tbody tr").filter(has_text="Ana Silva")
    row.locator("summary").click()
    expect(row.get_by_role("link", name="Edit")).to_be_visible()
    expect(row.get_by_role("button", name="Claim approved", exact=True)).to_have_count(0)
    client, url = (
        Client(),
        reverse("delegations:traveller-claim", args=[own.trip.reference, own.pk]),
    )
    client.force_login(own.user)
    assert client.post(url, {"to": "approved"}).status_code == 403


def report(page, trip):
    page.goto(trip)
    page.get_by_role("link", name="Report", exact=True).click()
    fill(page, results="The mayor spoke; the communiqué has our line on ports.")
    save(page)
    expect(page.locator(".page-head .badge").first).to_have_text("Reported")


def public(page):
    return page.request.get("/public/trips.csv").text()


def test_a_trip_from_the_invitation_to_the_public_register(as_role, opened):
    officer, protocol, director = (as_role(role) for role in ("officer", "protocol", "director"))
    anybody = opened()

    trip = invited(officer)
    paper = {"given_by": "Ethics board", "paper": "Advice 12 of today"}
    decide(officer, trip, "Ethics advice", "Approve", **paper)
    accept(protocol, trip)
    prepare(officer, trip)
    decide(protocol, trip, "Money is there", "Refuse", "Not in business class")
    decide(protocol, trip, "Money is there", "Ask once more", "Economy class by now")
    decide(protocol, trip, "Money is there", "Approve")
    decide(director, trip, "The director agrees", "Approve")
    expect(state(officer, trip)).to_have_text("Approved")

    ready(officer, trip)
    for step in ("Booked", "Briefed"):
        officer.goto(trip)
        move_on(officer, step)
    days_go_by()
    for step in ("Travelling", "Back, expenses open"):
        officer.goto(trip)
        move_on(officer, step)
    settled(officer, trip)
    claim(officer, trip, "Claim handed in")
    no_verdict_on_ones_own(as_role("administrator"), trip, "administrator")
    claim(director, trip, "Claim approved")
    report(officer, trip)

    assert "Fukuoka" not in public(anybody)
    director.goto(trip)
    move_on(director, "Published")
    assert "Ana Silva,Mayor" in public(anybody) and "3900.10" in public(anybody)
    assert "Jan Straż" not in public(anybody)
    assert [page.complaints for page in (officer, protocol, director, anybody)] == [[]] * 4
