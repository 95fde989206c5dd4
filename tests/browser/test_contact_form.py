"""A call is written down with the keyboard alone, and no long word hides the rest of a list."""

import pytest

from oia.directory.models import Contact
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "https://files.example/" + "a" * 173


def test_from_the_subject_to_the_promise_it_is_not_far_and_enter_saves(at_work):
    page = at_work()
    page.goto("/contacts/new/")
    page.keyboard.type("Port days")
    tabs = 0
    while page.evaluate("document.activeElement.name") != "promises-0-text":
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs < 30
    page.keyboard.type("Send the flag")
    page.keyboard.press("Enter")

    page.get_by_text("Say with whom").first.wait_for()
    assert page.get_by_text("No mail is recognised").count() == 0
    assert page.locator("[name=promises-0-text]").input_value() == "Send the flag"


def test_filling_the_form_from_a_file_keeps_what_was_typed(at_work, tmp_path):
    mail = tmp_path / "mail.eml"
    mail.write_text("From: bo@x.example\nSubject: Port days\n\nWe come.\n")
    page = at_work()
    page.goto("/contacts/new/")
    page.locator("[name=agreed]").fill("They come in May")
    page.get_by_text("Paste a mail or an invitation").click()
    page.locator("[name=file]").set_input_files(mail)
    page.get_by_role("button", name="Fill the form").click()

    page.get_by_text("This is what was read").wait_for()
    assert page.locator("[name=about]").input_value() == "Port days"
    assert page.locator("[name=agreed]").input_value() == "They come in May"
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    assert Contact.objects.get().said == "We come."


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("url", ["/contacts/", "/commitments/"])
def test_a_text_without_a_blank_breaks_and_all_columns_stay_in_sight(at_work, width, url):
    factories.contact(about=LONG, others=LONG, next_step=LONG)
    factories.commitment(text=LONG, to_words=LONG)
    page = at_work(viewport={"width": width, "height": 900})
    page.goto(url)

    page.locator("main table").wait_for()
    sizes = "e => [e.scrollWidth, e.clientWidth]"
    wide, there = page.locator("main .table-scroll").first.evaluate(sizes)
    assert wide <= there
