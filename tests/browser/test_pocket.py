"""The pocket page of a trip on a phone: opened once, it opens without a network, until log-out."""

import socket
import threading
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, expect

from delegations.models import Trip
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


class Wire:
    """The way from the phone to the office, which can be cut and mended."""

    def __init__(self, url):
        self.office = (urlsplit(url).hostname, urlsplit(url).port)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port, self.ends = self.door.getsockname()[1], []
        self.listen()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def listen(self):
        threading.Thread(target=self.take, args=[self.door], daemon=True).start()

    def take(self, door):
        with suppress(OSError):
            while True:
                phone, _address = door.accept()
                office = socket.create_connection(self.office)
                self.ends += [phone, office]
                for start, end in ((phone, office), (office, phone)):
                    threading.Thread(target=carry, args=[start, end], daemon=True).start()

    def cut(self):
        for end in [self.door, *self.ends]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends = []

    def mend(self):
        self.door = socket.create_server(("127.0.0.1", self.port))
        self.listen()


def carry(start, end):
    with suppress(OSError):
        while said := start.recv(65536):
            end.sendall(said)
    for one in (start, end):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def wire(live_server):
    wire = Wire(live_server.url)
    yield wire
    wire.cut()


@pytest.fixture
def phone(browser, wire, officer, client):
    """A page of the officer's phone, which reaches the office over the wire alone."""
    client.force_login(officer)
    context = browser.new_context(base_url=wire.url, locale="en-GB", viewport=PHONE)
    value = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": wire.url}])
    context.set_default_timeout(10_000)
    return context.new_page()


@pytest.fixture
def trip(officer):
    made = factories.trip(title="Forum of port cities", owner=officer, status="booked")
    factories.leg(trip=made, number="OA 526")
    factories.stay(trip=made, name="Hotel by the harbour", from_on=date(2027, 5, 10))
    return made


def pocket_of(trip):
    return f"{trip.get_absolute_url()}pocket/"


def kept(page):
    """What the phone keeps, by path."""
    return page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const request of await (await caches.open(name)).keys())
                    found.push(new URL(request.url).pathname);
            return found.filter((path) => !path.startsWith("/static/"));
        }"""
    )


def opened_once(phone, trip):
    phone.goto(pocket_of(trip))
    expect(phone.get_by_text("Kept on this phone since")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => null)")


def test_once_opened_it_opens_without_a_network_and_looks_the_same(phone, wire, trip):
    other = factories.trip(title="Never opened")
    phone.goto(trip.get_absolute_url())
    opened_once(phone, trip)
    looks = "getComputedStyle(document.querySelector('.paper')).maxWidth"
    before = phone.evaluate(looks)

    wire.cut()
    phone.reload()

    expect(phone.get_by_role("heading", name="Forum of port cities")).to_be_visible()
    expect(phone.get_by_text("OA 526")).to_be_visible()
    expect(phone.get_by_text("Kept on this phone since")).to_be_visible()
    assert phone.evaluate(looks) == before != "none"
    assert kept(phone) == [pocket_of(trip)]
    for never in (other.get_absolute_url(), pocket_of(other), trip.get_absolute_url()):
        with pytest.raises(Error, match="ERR_"):
            phone.goto(never)


def test_back_in_the_network_it_is_as_it_is_now(phone, wire, trip):
    opened_once(phone, trip)
    wire.cut()
    phone.reload()
    Trip.objects.filter(pk=trip.pk).update(title="Forum of river cities")

    wire.mend()
    phone.reload()
    expect(phone.get_by_role("heading", name="Forum of river cities")).to_be_visible()
    wire.cut()
    phone.reload()

    expect(phone.get_by_role("heading", name="Forum of river cities")).to_be_visible()


def test_whoever_logs_out_leaves_nothing_on_the_phone(phone, wire, trip):
    opened_once(phone, trip)
    phone.locator("details.user-menu summary, [data-menu] summary").last.click()
    phone.get_by_role("button", name="Log out").click()
    expect(phone.get_by_role("heading", name="Log in")).to_be_visible()

    assert kept(phone) == []
    wire.cut()
    with pytest.raises(Error, match="ERR_"):
        phone.goto(pocket_of(trip))


def test_what_somebody_may_see_no_more_is_kept_no_more(phone, trip):
    opened_once(phone, trip)
    phone.reload()
    Trip.objects.filter(pk=trip.pk).update(sensitivity="restricted")

    assert phone.goto(pocket_of(trip)).status == 404
    assert kept(phone) == []


def test_it_says_until_when_and_is_opened_no_longer_without_a_network(phone, wire, trip):
    opened_once(phone, trip)
    expect(phone.get_by_text("until Fri 14 May 2027, or until you log out")).to_be_visible()
    phone.evaluate(
        """async () => {  // the days go by
            const cache = await caches.open("pocket");
            const kept = await cache.match(location.pathname, { ignoreVary: true });
            const headers = new Headers(kept.headers);
            headers.set("X-Kept-Until", new Date(Date.now() - 1000).toUTCString());
            await cache.put(location.pathname, new Response(await kept.blob(), { headers }));
        }"""
    )

    wire.cut()
    with pytest.raises(Error, match="ERR_"):
        phone.reload()

    wire.mend()
    other = phone.context.new_page()
    other.goto("/trips/")
    assert kept(other) == []


def test_a_trip_that_is_long_over_is_not_kept(phone, officer):
    over = factories.trip(title="Long ago", owner=officer, starts_on=date(2020, 5, 10))
    phone.goto(pocket_of(over))
    expect(phone.get_by_role("heading", name="Long ago")).to_be_visible()
    phone.reload()

    expect(phone.get_by_text("Kept on this phone since")).to_be_hidden()
    assert kept(phone) == []
