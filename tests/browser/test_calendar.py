"""The calendar by mouse and by keyboard."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_date_is_dragged_to_another_day_with_a_reason(at_work, officer):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    deadline = factories.deadline(title="Send the report", due_on=monday, owner=officer)
    friday = (monday + timedelta(days=4)).isoformat()
    page = at_work()
    page.goto(f"{reverse('desk:calendar')}?view=week&on={monday.isoformat()}")

    page.drag_and_drop("li[data-move]", f"[data-day='{friday}']")
    page.wait_for_url(f"**due_on={friday}")
    assert page.input_value("[name=due_on]") == friday
    page.fill("[name=why]", "The organiser extended it")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**{deadline.get_absolute_url()}")

    deadline.refresh_from_db()
    assert deadline.due_on.isoformat() == friday
    assert "The organiser extended it" in page.content()
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
