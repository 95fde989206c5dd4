"""A double person merged, and the merge undone, as the office does it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from oia.directory.merging import doubles
from oia.directory.models import Person
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def twins(officer):
    kept = factories.person(name="Oksana Hrytsenko", native_name="Оксана Гриценко")
    dropped = factories.person(name="Hrytsenko, Oksana", email="o@lviv.test", phone="+380 1")
    factories.contact(about="On the stall at the fair").people.add(dropped)
    doubles.look_at(Person)
    return kept, dropped


def test_a_double_is_found_merged_and_parted_again(at_work, twins):
    kept, dropped = twins
    page = at_work()
    page.goto(reverse("directory:double-list"))
    page.get_by_role("link", name="Compare and merge").click()
    expect(page.get_by_text("On the stall at the fair")).to_be_visible()
    page.get_by_role("radio", name="o@lviv.test").check()
    page.get_by_role("button", name="Merge", exact=True).click()
    page.wait_for_url("**/merges/*/")

    page.goto(dropped.get_absolute_url())
    page.wait_for_url(f"**{kept.get_absolute_url()}")
    expect(page.get_by_text("o@lviv.test").first).to_be_visible()
    expect(page.get_by_text("On the stall at the fair").first).to_be_visible()

    page.goto(reverse("directory:double-list"))
    page.get_by_role("link", name="Hrytsenko, Oksana").click()
    page.get_by_role("button", name="Undo the merge").click()
    page.wait_for_url(f"**{dropped.get_absolute_url()}")
    expect(page.get_by_text("On the stall at the fair").first).to_be_visible()
    assert page.complaints == []


def test_another_one_is_chosen_by_its_name(at_work, twins):
    kept, dropped = twins
    page = at_work()
    page.goto(kept.get_absolute_url())
    page.get_by_role("link", name="Merge with…").click()
    page.get_by_role("combobox", name="The other one").press_sequentially("hryts")
    page.get_by_role("option", name="Hrytsenko, Oksana").click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Merge Hrytsenko, Oksana into Oksana Hrytsenko (Оксана Гриценко)"
    )
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 800}}, PHONE])
def test_everybody_can_read_it(at_work, twins, options, scheme):
    kept, dropped = twins
    page = at_work(color_scheme=scheme, **options)
    merge = reverse("directory:double-merge", args=["person", kept.pk])
    for url in (reverse("directory:double-list"), merge, f"{merge}?other={dropped.pk}"):
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert wide <= 0
