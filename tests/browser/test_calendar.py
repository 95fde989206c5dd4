"""The calendar by mouse, by keyboard and on a phone, and its feeds."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_a_date_is_dragged_to_another_day_with_a_reason(at_work, officer):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    deadline = factories.deadline(title="Send the report", due_on=monday, owner=officer)
    friday = (monday + timedelta(days=4)).isoformat()
    page = at_work()
    week = f"{reverse('desk:calendar')}?view=week&on={monday.isoformat()}&show=deadlines"
    page.goto(week)

    page.drag_and_drop("li[data-move]", f"[data-day='{friday}']")
    page.wait_for_url(f"**due_on={friday}&back=*")
    assert page.input_value("[name=due_on]") == friday
    page.fill("[name=why]", "The organiser extended it")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{week}")

    deadline.refresh_from_db()
    assert deadline.due_on.isoformat() == friday
    expect(page.locator(f"[data-day='{friday}']")).to_contain_text("Send the report")
    assert page.complaints == []


def test_arrows_turn_the_pages(at_work):
    page = at_work()
    page.goto(f"{reverse('desk:calendar')}?on=2026-12-09")

    page.keyboard.press("ArrowRight")
    page.wait_for_url("**on=2027-01-01*")
    assert page.inner_text("h1") == "January 2027"
    page.keyboard.press("t")
    page.wait_for_function("!location.search.includes('on=')")
    assert page.complaints == []


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_a_date_is_moved_by_the_keyboard_alone(at_work, officer, view):
    today = timezone.localdate()
    deadline = factories.deadline(title="Send the report", due_on=today, owner=officer)
    page = at_work()
    days = f"{reverse('desk:calendar')}?view={view}&on={today.isoformat()}"
    page.goto(days)
    page.get_by_role("link", name="Send the report", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Move : Send the report")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**due_on={today.isoformat()}&back=*")

    later = (today + timedelta(days=3)).isoformat()
    page.fill("[name=due_on]", later)
    page.fill("[name=why]", "The organiser extended it")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{days}")

    deadline.refresh_from_db()
    assert deadline.due_on.isoformat() == later
    assert page.complaints == []


def test_on_a_phone_a_date_is_moved_with_a_finger(at_work, officer):
    today = timezone.localdate()
    factories.deadline(title="Send the report", due_on=today, owner=officer)
    page = at_work(**PHONE)
    page.goto(f"{reverse('desk:calendar')}?on={today.isoformat()}")

    page.get_by_role("link", name="Move : Send the report").tap()

    page.wait_for_url(f"**due_on={today.isoformat()}&back=*")


WIDE = {"viewport": {"width": 1280, "height": 600}}


@pytest.mark.parametrize("options", [PHONE, WIDE])
def test_today_is_in_sight_however_full_the_days_before_it_are(at_work, officer, options):
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=True):
        for day in range(2, 31):
            factories.deadline(title=f"Report {day}", due_on=date(2026, 11, day), owner=officer)
        page = at_work(**options)
        page.goto(reverse("desk:calendar"))

        expect(page.get_by_role("link", name="Report 30", exact=True)).to_be_in_viewport()
        page.goto(f"{reverse('desk:calendar')}?on=2026-10-05")
        assert page.evaluate("scrollY") == 0, "today is in another month"
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 800}}, PHONE])
def test_everybody_can_read_the_calendar_and_its_feeds(at_work, officer, options, scheme):
    factories.deadline(title="Send the report", due_on=timezone.localdate(), owner=officer)
    theme = factories.theme(name="Climate")
    factories.calendar_feed(owner=officer, kinds=["deadlines", "summits"], theme=theme)
    factories.calendar_feed(owner=officer, name="Shut", token="")
    page = at_work(color_scheme=scheme, **options)
    calendar, year = reverse("desk:calendar"), reverse("desk:calendar-year")
    feeds = reverse("desk:feed-list"), reverse("desk:feed-new")
    for url in (calendar, f"{calendar}?view=week", f"{calendar}?view=agenda", year, *feeds):
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert wide <= 0, url
    assert page.complaints == []


def test_what_is_filtered_is_kept_as_a_feed_and_its_address_revoked(at_work, opened, officer):
    factories.deadline(title="Send the report", due_on=timezone.localdate(), owner=officer)
    page = at_work()
    page.goto(f"{reverse('desk:calendar')}?show=deadlines&whose={officer.pk}")
    page.get_by_role("link", name="Keep this as a feed").click()
    page.get_by_label("Name").fill("My dates")
    page.get_by_role("button", name="Save").click()
    address = page.get_by_label("Address").input_value()
    path = address[address.index("/calendar/") :]
    stranger = opened()
    assert "Send the report" in stranger.request.get(path).text()

    page.get_by_role("button", name="Revoke the address").click()
    expect(page.locator("main")).to_contain_text("nobody can fetch it")
    assert stranger.request.get(path).status == 404
    page.get_by_role("link", name="My dates").first.click()
    expect(page.get_by_role("checkbox", name="Deadlines")).to_be_checked()
    assert page.complaints == []
