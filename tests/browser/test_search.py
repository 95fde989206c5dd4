"""The box that searches the whole office: by keyboard, while one types, and without any script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def people(officer):
    factories.organisation(name="Kyiv City State Administration", notes="Podil")
    factories.person(name="Olha Shevchenko", native_name="Ольга Шевченко")
    return [factories.person(name="Olena Shevchenko", native_name="Олена Шевченко")]


def test_a_caller_is_found_by_the_keyboard_alone(at_work, people):
    page = at_work()
    page.goto(reverse("desk:today"))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Шевчинко олен")
    expect(page.locator(".find__hit")).to_have_count(1)
    expect(page.locator("[data-find-status]")).to_have_text("Found in 1 kind of record")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{people[0].get_absolute_url()}")
    assert page.complaints == []


def test_on_a_list_the_stroke_is_the_lists_own_and_ctrl_k_is_the_offices(at_work, people):
    page = at_work()
    page.goto(reverse("directory:person-list"))
    page.keyboard.press("/")
    expect(page.locator("#filters input[name=q]")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#find")).to_be_focused()


def test_whoever_switched_the_keys_off_types_a_stroke_in_peace(at_work, people):
    page = at_work()
    page.goto(reverse("desk:today"))
    page.evaluate("localStorage.setItem('keys', 'off')")
    page.keyboard.press("/")
    expect(page.locator("#find")).not_to_be_focused()


def test_escape_and_a_click_elsewhere_close_what_opened(at_work, people):
    page = at_work()
    page.goto(reverse("desk:today"))
    box, found = page.locator("#find"), page.locator("#find-found")
    box.press_sequentially("shev")
    expect(found).to_be_visible()
    box.press("Escape")
    expect(found).to_be_hidden()
    box.press("ArrowDown")
    expect(found).to_be_visible()
    page.mouse.click(1_100, 600)
    expect(found).to_be_hidden()


def test_it_works_without_script(at_work, people):
    page = at_work(java_script_enabled=False)
    page.goto(reverse("desk:today"))
    page.locator("#find").fill("shevchenko")
    page.locator("#find").press("Enter")
    page.wait_for_url("**/search/?q=shevchenko")
    expect(page.locator(".found__title")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 800}}, PHONE])
def test_everybody_can_read_it(at_work, people, options, scheme):
    page = at_work(color_scheme=scheme, **options)
    page.goto(f"{reverse('desk:search')}?q=shev")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.locator("#find").press("End")
    page.locator("#find").press_sequentially("c")
    expect(page.locator(".find__hit")).to_have_count(2)

    violations = Axe().run(page).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
    assert wide <= 0
    assert page.complaints == []
