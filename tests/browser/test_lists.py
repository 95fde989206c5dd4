"""Lists in the browser: columns put in order, rows walked and ticked, views kept."""

from threading import Event

import pytest
from playwright.sync_api import expect

from oia.core import exporting, writing
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(at_work):
    for name in ("Alpha", "Beta", "Gamma"):
        factories.organisation(name=name)
    page = at_work()
    page.goto("/organisations/")
    yield page
    assert page.complaints == []


def heads(page):
    return [words.strip() for words in page.locator("thead th:not(.pick)").all_inner_texts()]


def test_columns_are_moved_and_hidden_and_the_page_remembers(page):
    page.locator("summary", has_text="Columns").click()
    page.get_by_label("Move up: Country").click()
    page.get_by_label("Move up: Country").click()
    page.locator(".columns").get_by_label("City", exact=True).uncheck()
    page.get_by_role("button", name="Show these").click()

    assert heads(page) == ["Name", "Country", "Kind"]
    page.goto("/organisations/")
    assert heads(page) == ["Name", "Country", "Kind"]


def test_rows_are_walked_ticked_and_opened_with_keys(page):
    for key in ("j", "j", "x", "ArrowDown", "x", "k"):
        page.keyboard.press(key)

    expect(page.locator(".picked__count")).to_have_text("2 selected")
    expect(page.locator("tr.is-here")).to_contain_text("Beta")
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beta")


def test_keys_leave_typing_alone_and_can_be_switched_off(page):
    page.keyboard.press("/")
    page.keyboard.type("xjk?")
    expect(page.locator("#filters [name=q]")).to_have_value("xjk?")
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_those_ticked_are_changed_after_a_preview(page):
    page.get_by_label("Select: Alpha").check()
    page.get_by_label("Select: Gamma").check()
    page.get_by_role("button", name="Change…").click()
    page.get_by_label("Kind").first.select_option("set")
    page.locator("[name=value-kind]").select_option("consulate")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 records would change")
    page.get_by_role("button", name="Change 2 records").click()
    page.get_by_role("link", name="Back to the list").click()

    expect(page.locator("tbody tr", has_text="Consulate")).to_have_count(2)


def test_a_view_is_kept_from_the_menu_and_opened_there(page):
    page.goto("/organisations/?sort=-name")
    page.locator("summary", has_text="Views").click()
    page.get_by_label("Keep this as").fill("Backwards")
    page.get_by_role("button", name="Keep").click()
    page.goto("/organisations/")
    page.locator("summary", has_text="Views").click()
    page.get_by_role("link", name="Backwards").click()

    expect(page.locator("tbody tr").first).to_contain_text("Gamma")


def test_while_a_file_is_written_the_menu_says_so_and_takes_no_second_press(page, monkeypatch):
    go_on, asked, write = Event(), [], exporting.write

    def slowly(*args, **along):
        asked.append(along)
        go_on.wait(10)
        write(*args, **along)

    monkeypatch.setattr(exporting, "write", slowly)
    page.locator("summary", has_text="Export").click()
    link = page.get_by_role("link", name="CSV · all columns")
    words = page.get_by_text("It is being written.")
    with page.expect_download():
        link.click()
        expect(words).to_be_visible()
        link.click(force=True)
        go_on.set()
    expect(words).to_have_count(0)
    expect(link).not_to_have_attribute("aria-disabled", "true")
    assert len(asked) == 1


def test_a_file_that_cannot_be_written_is_told_of_at_once(page, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 1)
    page.locator("summary", has_text="Export").click()
    page.get_by_role("link", name="XLSX · all columns").click()

    expect(page.get_by_text("That is more than a sheet of XLSX takes.")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(3)
