"""A call from a partner city, from the first ring to the promise that is minded."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from oia.commitments.models import Commitment
from oia.core.dates import add_months
from oia.directory.merging import doubles
from oia.directory.models import Contact, Person
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENDS_IN = 11  # months; whether to renew is decided nine months before
PROMISE = "Send the drawings of the shelters"


@pytest.fixture
def lviv(officer):
    """A partner city, what we agreed and promised, and somebody there who is known twice."""
    factories.in_force_since_long_ago()
    city = factories.city(name="Lviv", other_names="Львів\nLemberg")
    ends_on = add_months(timezone.localdate(), ENDS_IN)
    factories.agreement(title="Sisters with Lviv", city=city, owner=officer, ends_on=ends_on)
    factories.commitment(text="Send ten generators", to_city=city, owner=officer)
    oksana = factories.person(name="Oksana Hrytsenko", native_name="Оксана Гриценко")
    other = factories.person(name="Hrytsenko, Oksana", email="o@lviv.test")
    town_hall = factories.organisation(name="Lviv City Council", kind="city", city=city)
    factories.holding(
        person=oksana, post=factories.post(organisation=town_hall, title="Mayor", is_head=True)
    )
    factories.contact(about="Thanks for the fire engine", city=city).people.add(other)
    doubles.look_at(Person)
    return city


def day(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def find(page):
    """Whoever answers types what they hear, in the script of the caller, with a letter wrong."""
    page.goto(reverse("desk:today"))
    page.keyboard.press("/")
    page.keyboard.type("Львіу")
    hit = page.locator(".find__hit").filter(has_text="Lviv").first
    expect(hit).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator("main").get_by_role("link", name="Lviv", exact=True).click()


def read(page):
    page.get_by_role("link", name="Relationship").click()
    story = page.locator("main")
    expect(story).to_contain_text("Sisters with Lviv")
    expect(story).to_contain_text("Thanks for the fire engine")
    expect(story).to_contain_text("Send ten generators")
    expect(story).to_contain_text("Oksana Hrytsenko")


def log(page):
    """What was said, and the promise with its date, in the one list of promises."""
    page.get_by_role("link", name="Log a contact").click()
    expect(page.get_by_role("combobox", name="City")).to_have_value(re.compile("^Lviv"))
    page.locator("#id_about").fill("Call about the shelters")
    page.locator("#id_said").fill("They build four shelters at schools before winter.")
    page.locator("#id_promises-0-text").fill(PROMISE)
    page.locator("#id_promises-0-due_on").fill(day(20))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Call about the shelters")
    expect(page.locator("main")).to_contain_text(PROMISE)


def see_it_minded(page):
    """Its own page says which mails will go to whom."""
    promise = Commitment.objects.get(text=PROMISE)
    assert promise.subject == Contact.objects.get(about="Call about the shelters")
    page.goto(promise.get_absolute_url())
    coming = page.locator("#deadlines")
    expect(coming.get_by_role("cell", name="Marta").first).to_be_visible()
    expect(coming).to_contain_text("days before")


def see_the_renewal(page, opened):
    """In the calendar, and in the feed of the calendar that is kept of it."""
    on = add_months(timezone.localdate(), ENDS_IN - 9)
    page.goto(f"{reverse('desk:calendar')}?view=agenda&show=deadlines&on={on.isoformat()}")
    words = "Decide whether to renew: Sisters with Lviv"
    expect(page.locator(f"[data-day='{on.isoformat()}']")).to_contain_text(words)
    page.get_by_role("link", name="Keep this as a feed").click()
    page.get_by_label("Name").fill("Dates")
    page.get_by_role("button", name="Save").click()
    address = page.get_by_label("Address").input_value()
    file = opened().request.get(address[address.index("/calendar/") :]).body()
    found = {str(event["summary"]): event.start for event in Calendar.from_ical(file).events}
    assert getattr(found[words], "date", lambda: found[words])() == on


def merge_and_part(page):
    """Oksana stands there twice: she becomes one, and two again."""
    page.goto(reverse("directory:double-list"))
    page.get_by_role("link", name="Compare and merge").click()
    page.get_by_role("button", name="Merge", exact=True).click()
    page.wait_for_url("**/merges/*/")
    merge = page.url
    page.goto(f"{reverse('desk:search')}?q=hrytsenko")
    people = page.locator(".found__title[href^='/people/']")
    expect(people).to_have_count(1)
    page.goto(merge)
    page.get_by_role("button", name="Undo the merge").click()
    page.goto(f"{reverse('desk:search')}?q=hrytsenko")
    expect(people).to_have_count(2)


def test_a_call_from_a_partner_city(at_work, opened, lviv):
    page = at_work()
    find(page)
    read(page)
    log(page)
    see_it_minded(page)
    see_the_renewal(page, opened)
    merge_and_part(page)

    page.goto(reverse("desk:relationship-city", args=[lviv.pk]))
    expect(page.locator("main")).to_contain_text("Call about the shelters")
    assert page.complaints == []
