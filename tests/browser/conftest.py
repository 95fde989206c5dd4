"""A browser as the office has it: Debian's Chromium, and pages that tell what went wrong."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from oia.accounts.choices import Role
from tests import factories

PATIENCE = 10_000  # milliseconds; a busy machine is slow, a page that hangs is a fault


@pytest.fixture
def browser(monkeypatch):
    """Chromium without a window. Where there is none, the test fails: nobody is spared."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.fail("Chromium is not installed: apt-get install chromium")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs a loop of its own
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(browser, live_server):
    """Pages of a fresh visitor; options go to the browser. What goes wrong: page.complaints."""

    def open_page(cookies=(), **options):
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        context.add_cookies([cookie | {"url": live_server.url} for cookie in cookies])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.complaints = []
        listen(page, page.complaints.append)
        return page

    return open_page


def listen(page, complain):
    """Errors of scripts, whatever the content policy forbids, and requests that failed.

    A request that the browser itself gives up, because the reader has gone on to another page,
    has not failed.
    """

    def answered(response):
        if response.status >= 400:
            complain(f"{response.status} {response.url}")

    def said(message):
        if message.type in ("error", "warning"):
            complain(f"console: {message.text}")

    def failed(request):
        if request.failure != "net::ERR_ABORTED":
            complain(f"{request.failure} {request.url}")

    page.on("pageerror", lambda error: complain(str(error)))
    page.on("console", said)
    page.on("response", answered)
    page.on("requestfailed", failed)


@pytest.fixture
def officer(transactional_db):
    factories.office()
    return factories.in_role(Role.OFFICER, username="marta", first_name="Marta")


@pytest.fixture
def at_work(opened, officer, client):
    """Pages of the officer, who is logged in already."""
    client.force_login(officer)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    return lambda **options: opened(cookies=[cookie], **options)
