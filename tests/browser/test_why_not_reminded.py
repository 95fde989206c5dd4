"""A colleague asks "why was I not reminded of COP nominations?" and a page answers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from oia.reminders import planning
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def summit(officer):
    """A conference for which Ana nominates our people, with a letter to her already written."""
    ana = factories.in_role("officer", first_name="Ana", last_name="Duarte")
    today = timezone.localdate()
    summit = factories.summit(name="COP31 in Antalya", starts_on=today + timedelta(days=60))
    plan = factories.plan(summit=summit, lead=ana, officer=ana)
    factories.milestone(plan=plan, title="COP nominations", due_on=today + timedelta(days=5))
    planning.write_down_owed()
    return summit


def test_why_was_i_not_reminded_of_cop_nominations(at_work, summit):
    page = at_work()
    page.goto("/")
    page.get_by_role("link", name="Summits", exact=True).click()
    page.get_by_role("link", name="COP31 in Antalya").click()

    page.locator("#deadlines").get_by_role("link", name="Why did I (not) get this?").click()

    answer = page.locator("#answer")
    expect(answer.get_by_role("heading", level=2)).to_contain_text("COP nominations")
    expect(answer.locator(".badge").first).to_have_text("Not reminded")
    verdict = answer.locator(".verdict")
    expect(verdict).to_contain_text("tells the owner and the helpers: at present Ana Duarte.")
    expect(verdict).to_contain_text("Not among them: you.")
    expect(answer).to_contain_text("7 days before: told Ana Duarte, not you.")
    expect(answer).to_contain_text("add you as a helper")

    page.get_by_label("For whom").select_option(label="Ana Duarte")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#answer .verdict")).not_to_contain_text("Not among them")
    assert page.complaints == []
