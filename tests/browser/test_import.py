"""An officer brings a spreadsheet of people in the browser, decides what is in doubt, undoes it."""

import pytest
from playwright.sync_api import expect

from oia.directory.models import Person
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILE = """Name;E-mail;Telephone;Shoe size
Ana Silva;ana@city.test;+48 22 111;38
Jurgen Moeller;;+49 30 222;44
Bob Brown;bob at city;;43
明 王;ming@city.test;+86 10 333;42
"""


@pytest.fixture
def people():
    ana = factories.person(name="Ana Silva", email="ana@city.test", phone="+48 22 000")
    return ana, factories.person(name="Jürgen Möller")


@pytest.fixture
def page(at_work, people):
    page = at_work()
    page.goto("/people/")
    yield page
    assert page.complaints == []


def choose(page):
    page.get_by_role("link", name="Import", exact=True).click()
    expect(page.get_by_label("Kind of record")).to_have_value("people")
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look into the file").click()


def map_headings(page):
    expect(page.get_by_label("What “E-mail” means")).to_have_value("email")
    sizes = page.get_by_label("What “Shoe size” means")
    expect(sizes).to_have_value("")
    sizes.select_option("notes")
    page.get_by_role("button", name="Check all rows").click()


def tab(page, name):
    return page.locator(".tallies").get_by_role("link", name=name)


def decide(page):
    expect(tab(page, "1 To be decided")).to_have_attribute("aria-current", "true")
    page.get_by_label("Jürgen Möller").check()
    page.get_by_role("button", name="Check again with these answers").click()
    tab(page, "2 Changed").click()
    expect(page.locator("#rows")).to_contain_text("+48 22 000")
    tab(page, "1 Wrong").click()
    expect(page.locator("#rows")).to_contain_text("email address")
    page.locator("#rows summary").click()
    expect(page.locator("#rows")).to_contain_text("bob at city")


def see_history(page, ana):
    page.goto(ana.get_absolute_url())
    line = page.locator(".events li").filter(has_text="+48 22 111").first
    expect(line).to_contain_text("Marta")
    line.get_by_role("link", name="by import").click()


def test_people_come_in_and_go_again(page, people):
    ana, jurgen = people
    choose(page)
    map_headings(page)
    decide(page)
    page.get_by_role("button", name="Write the 3 good rows only").click()
    expect(page.get_by_role("heading", name="1 new record, 2 changed")).to_be_visible()
    jurgen.refresh_from_db()
    assert jurgen.phone == "+49 30 222"

    see_history(page, ana)
    page.get_by_role("link", name="Undo this import").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".page-head .badge")).to_have_text("Undone")
    ana.refresh_from_db()
    assert (ana.phone, Person.objects.count()) == ("+48 22 000", 2)


def test_the_page_looks_again_by_itself_until_a_worker_is_done(at_work, officer):
    bringing = factories.bringing(by=officer, state="checking", total=5_000, done=1_500)
    page = at_work()
    page.goto(bringing.get_absolute_url())
    expect(page.get_by_role("heading", name="All rows are being checked")).to_be_visible()

    type(bringing).objects.filter(pk=bringing.pk).update(state="ready", counts={"new": 5_000})
    expect(page.get_by_role("button", name="Write all 5,000 rows")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Checked")).to_have_count(1)
    assert page.complaints == []
