"""An officer's morning in the browser, from the login page to a deadline that is done."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEGINS_IN = 300
MILESTONES = {"Book the hotel": 120, "Ask for badges": 60, "Pack the banner": 5}


@pytest.fixture
def office(officer):
    """Two memberships, two summits ahead, and what the series of one asks for."""
    factories.office(council_lead_days=42)
    rivers = factories.network(acronym="RIV", name="Cities on Rivers")
    factories.membership(network=rivers, lead=officer)
    factories.membership(network=factories.network(acronym="HIL", name="Cities on Hills"))
    series = factories.series(name="World Congress of Rivers")
    for title, days in MILESTONES.items():
        factories.template(series=series, title=title, days_before_start=days)
    starts_on = timezone.localdate() + timedelta(days=BEGINS_IN)
    factories.summit(series=series, name="Rivers in Addis Ababa", starts_on=starts_on)
    factories.summit(name="Hills in Addis Ababa", starts_on=starts_on)


def due(title, later=0):
    """The day of a milestone in words, counted back from the summit."""
    days = BEGINS_IN + later - MILESTONES[title]
    return date_format(timezone.localdate() + timedelta(days=days), "j M Y")


def log_in(page):
    page.goto("/")
    page.locator("#id_login").fill("marta")
    page.locator("#id_password").fill("secret-enough")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marta")


def find_membership(page, acronym):
    page.get_by_role("link", name="Memberships", exact=True).click()
    results = page.locator("#results")
    expect(results.locator("tbody tr")).to_have_count(2)
    page.locator("#filters").get_by_label("Search").fill(acronym)
    expect(results.locator("tbody tr")).to_have_count(1)
    results.get_by_role("link", name="Cities on Rivers").click()


def add_term(page):
    terms = page.locator("#terms")
    terms.get_by_text("Add a term").click()
    terms.get_by_label("From").fill("2026-07-01")
    terms.get_by_label("To", exact=False).first.fill("2027-06-30")
    terms.get_by_label("Months of notice").fill("6")
    terms.get_by_role("button", name="Save").click()
    row = page.locator("#terms tbody tr")
    expect(row).to_contain_text("18 Nov 2026")
    expect(row).to_contain_text("30 Jun 2027 − 6 months − 42 days for the council")


def open_summit(page):
    page.get_by_role("link", name="Summits", exact=True).click()
    page.get_by_role("link", name="Rivers in Addis Ababa").click()


def plan_participation(page):
    page.get_by_role("link", name="Plan participation").click()
    page.locator("#id_status").select_option("intend")
    page.get_by_role("button", name="Save").click()
    for title in MILESTONES:
        expect(milestone(page, title)).to_contain_text(due(title))
        expect(milestone(page, title).locator(".badge")).to_have_text("Open")


def milestone(page, title):
    return page.locator("#milestones tbody tr").filter(has_text=title)


def mark_done(page, title, evidence):
    row = milestone(page, title)
    row.locator("summary").first.click()
    row.get_by_label("What shows it?").fill(evidence)
    row.get_by_role("button", name="Done").click()
    expect(row.locator(".badge")).to_have_text("Done")
    unfold(page)
    expect(row.get_by_text(evidence)).to_be_visible()


def unfold(page):
    """Whatever is done and past lies folded."""
    folded = page.locator("main details.fold:not([open]) > summary")
    while folded.count():
        folded.first.click()


def move_summit(page, days, why):
    page.get_by_role("link", name="Change the summit's dates").click()
    for name in ("starts_on", "ends_on"):
        field = page.locator(f"#id_{name}")
        day = date.fromisoformat(field.input_value())
        field.fill((day + timedelta(days=days)).isoformat())
    page.get_by_label("Why do the dates change?").fill(why)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The summit moved")
    expect(page.locator(".facts").first).to_contain_text(why)


def see_what_moved(page, later):
    moved, done = page.locator("#moved li"), page.locator("#done li")
    expect(moved).to_have_count(2)
    for title in ("Ask for badges", "Pack the banner"):
        line = moved.filter(has_text=title)
        expect(line.locator("s")).to_contain_text(due(title))
        expect(line.locator("b")).to_contain_text(due(title, later))
    expect(done).to_have_count(1)
    expect(done).to_contain_text("Book the hotel")
    expect(done).to_contain_text(due("Book the hotel"))


def see_deadline_done(page, title):
    page.locator("section.panel").get_by_role("link", name=title).first.click()
    page.wait_for_url(re.compile(r"/deadlines/\d+/$"))
    expect(page.locator(".page-head .badge").first).to_have_text("Done")
    expect(page.locator(".facts").first).to_contain_text("Letter No. 7")


def test_an_officers_morning(office, opened):
    page = opened()
    log_in(page)
    find_membership(page, "RIV")
    add_term(page)
    open_summit(page)
    plan_participation(page)
    mark_done(page, "Book the hotel", "Booking 4711")
    move_summit(page, 28, "The host asked for it")
    see_what_moved(page, 28)
    page.get_by_role("link", name="Our plan").first.click()
    expect(milestone(page, "Book the hotel")).to_contain_text(due("Book the hotel"))
    mark_done(page, "Ask for badges", "Letter No. 7")
    see_deadline_done(page, "Ask for badges")
    assert page.complaints == []
