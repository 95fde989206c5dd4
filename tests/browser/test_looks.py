"""Pages that everybody can read: with a screen reader, in the dark, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from networks.services import milestones
from oia.reminders.models import Rule
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def addresses(officer):
    """Pages with something on each of them, and what leads to them."""
    membership = factories.membership(lead=officer)
    factories.term(membership=membership, notice_months=6)
    factories.dues(membership=membership)
    plan = factories.plan(lead=officer)
    for title in ("Hotel", "Badges for everybody who goes to the congress with us"):
        factories.milestone(plan=plan, title=title)
    milestones.finish(plan.milestones.first(), by=officer, evidence="Booking 4711")
    factories.delegate(plan=plan, name="Deputy mayor")
    factories.plan_cost(plan=plan, estimate="1250.00")
    deadline = factories.deadline(owner=officer)
    deadline.helpers.add(factories.user(first_name="الشؤون القانونية", logs_in=False))
    factories.holiday(on=timezone.localdate())
    dates = ContentType.objects.get_for_model(deadline)
    return {
        "rules": reverse("reminders:rule-list"),
        "rule": Rule.objects.get(slug="every-other").get_absolute_url(),
        "why": f"{reverse('reminders:why')}?about={dates.pk}.{deadline.pk}",
        "today": reverse("desk:today"),
        "calendar": reverse("desk:calendar"),
        "week": f"{reverse('desk:calendar')}?view=week",
        "agenda": f"{reverse('desk:calendar')}?view=agenda",
        "year": reverse("desk:calendar-year"),
        "membership": membership.get_absolute_url(),
        "plan": plan.get_absolute_url(),
        "deadlines": reverse("reminders:deadline-list"),
        "deadline": deadline.get_absolute_url(),
        "helpers": reverse("reminders:deadline-helpers", args=[deadline.pk]),
        "wishes": reverse("reminders:wishes"),
        "without a login": reverse("accounts:without-login-list"),
        "new without a login": reverse("accounts:without-login-new"),
        "holidays": reverse("accounts:holiday-list"),
        **visit(officer),
        **imports(officer),
    }


def visit(officer):
    """A visit with what hosting it takes, and the form by which others are asked for."""
    factories.office(visit_form_open=True)
    one = factories.delegation(owner=officer)
    factories.visit_cost(delegation=one, payer="guests", what="الفندق")
    factories.visit_hours(delegation=one, user=officer)
    factories.visit_flag(delegation=one)
    factories.visit_speech(delegation=one)
    letter = factories.visit_letter(delegation=one)
    return {
        "visit": one.get_absolute_url(),
        "letter": letter.get_absolute_url(),
        "letters": reverse("delegations:lettertemplate-list"),
        "figures": reverse("delegations:delegation-figures"),
        "public form": reverse("delegations:visit-request"),
    }


def imports(officer):
    """The importer, with a file in each state that has a page of its own."""
    rows = [
        factories.wrong_row(raw=["الشؤون القانونية والعلاقات الدولية", "x"]),
        {"verdict": "new", "name": "Donaudampfschifffahrtsgesellschaft", "lines": [["a", "", "b"]]},
        {
            "verdict": "doubtful",
            "choices": [{"about": "row", "reason": "?", "options": [[1, "A"]]}],
        },
    ]
    states = ("mapping", "checking", "ready", "writing", "done", "undone")
    made = {
        f"import {state}": factories.bringing(by=officer, state=state, rows=rows).get_absolute_url()
        for state in states
    }
    tabs = {f"rows {kind}": f"{made['import ready']}?verdict={kind}" for kind in ("new", "wrong")}
    fixed = {"imports": reverse("sheets:import-list"), "new import": reverse("sheets:import-new")}
    return made | tabs | fixed


def grave_faults(page):
    """What axe finds wrong that keeps somebody from using the page."""
    faults = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {[node['html'] for node in fault['nodes']]}"
        for fault in faults
        if fault["impact"] in ("serious", "critical")
    ]


def check_all(page, addresses, look):
    found = {}
    for name, address in addresses.items():
        assert page.goto(address).ok
        if wrong := look(page):
            found[name] = wrong
    assert found == {}
    assert page.complaints == []


def sideways(page):
    """By how much the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - 390")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_using_a_page(at_work, addresses, scheme):
    check_all(at_work(color_scheme=scheme), addresses, grave_faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_logging_in(opened, officer, scheme):
    check_all(opened(color_scheme=scheme), {"login": reverse("account_login")}, grave_faults)


def test_no_page_scrolls_sideways_on_a_phone(at_work, addresses):
    check_all(at_work(**PHONE), addresses, sideways)


def test_the_login_page_does_not_scroll_sideways_on_a_phone(opened, officer):
    check_all(opened(**PHONE), {"login": reverse("account_login")}, sideways)


def test_the_menu_of_a_record_lies_on_the_screen_of_a_phone(at_work):
    page = at_work(**PHONE)
    for state in ("council", "historical"):
        page.goto(factories.agreement(status=state).get_absolute_url())
        page.get_by_text("Move on").click()
        box = page.locator(".page-head .menu__box").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
