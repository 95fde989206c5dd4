"""The lookup as hands meet it: keyboard, finger, and no script at all."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from oia.directory.models import Organisation
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


OPTIONS = ".lookup__list [role=option]"


@pytest.fixture
def form(at_work):
    """The form of a new organisation, opened by an officer; options go to the browser."""

    def opened(**options):
        page = at_work(**options)
        page.goto(reverse("directory:organisation-new"))
        return page

    return opened


@pytest.fixture
def cities(officer):
    return [
        factories.city(name="Munich", other_names="München", population=9),
        factories.city(name="Munster", population=5),
    ]


def fill_and_save(page):
    page.locator("#id_name").fill("A body")
    page.locator("#id_kind").select_option("ngo")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/organisations/*/")
    assert page.complaints == []
    return Organisation.objects.get()


def test_the_keyboard_chooses(form, cities):
    page = form()
    city = page.locator("#id_city")
    city.press_sequentially("mun")
    options = page.locator(OPTIONS)
    expect(options).to_have_count(2)
    expect(city).to_have_attribute("aria-expanded", "true")
    city.press("ArrowDown")
    city.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert city.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    city.press("Enter")
    expect(city).to_have_value("Munster, Germany")
    expect(options).to_have_count(0)

    assert fill_and_save(page).city == cities[1]


def test_escape_closes_and_keeps_the_text(form, cities):
    page = form()
    city = page.locator("#id_city")
    city.press_sequentially("munchen")
    expect(page.locator(OPTIONS)).to_have_count(1)
    city.press("Escape")
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(city).to_have_value("munchen")

    assert fill_and_save(page).city == cities[0]


def test_a_finger_chooses_on_a_phone(form, cities):
    page = form(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator("#id_city").press_sequentially("mün")
    page.locator(OPTIONS).first.tap()

    expect(page.locator("#id_city")).to_have_value("Munich, Germany")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert fill_and_save(page).city == cities[0]


def test_without_script_the_candidates_are_offered(form, cities):
    page = form(java_script_enabled=False)
    page.locator("#id_city").fill("mun")
    page.locator("#id_name").fill("A body")
    page.locator("#id_kind").select_option("ngo")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Munster, Germany").check()

    assert fill_and_save(page).city == cities[1]


def test_what_is_not_there_is_said_to_the_eyes_too(form, cities):
    page = form()
    city = page.locator("#id_city")
    city.press_sequentially("zzzz")
    words = page.get_by_text("Nothing found. Try fewer letters")
    expect(words).to_be_in_viewport()
    expect(words).to_have_class("lookup__none")
    city.press("Tab")
    expect(words).to_have_count(0)
    assert page.complaints == []
