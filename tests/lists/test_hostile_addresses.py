"""Addresses and forms that make no sense are no accident."""

import json
from base64 import urlsafe_b64encode
from datetime import date

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.core import keyset
from oia.directory.models import City, Organisation
from oia.documents.models import Attachment
from tests import factories, files

pytestmark = pytest.mark.django_db


def as_key(text):
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


HUGE = "9" * 30
NESTED = "[" * 3_000

CITY_KEYS = [
    '["A", Infinity]',
    '["A", 1e999]',
    f'["A", {HUGE}]',
    '["A\\u0000", 1]',
    "[Infinity, 1]",
    f"[{HUGE}, 1]",
    NESTED,
]


@pytest.mark.parametrize("key", CITY_KEYS)
@pytest.mark.parametrize("sort", ["name", "population"])
def test_a_key_of_a_page_that_no_database_holds_is_none(as_officer, key, sort):
    factories.city(name="A", population=5)

    for way in ("after", "before"):
        assert as_officer.get("/cities/", {"sort": sort, way: as_key(key)}).status_code == 200


MOMENTS = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]


@pytest.mark.parametrize("pk", ["Infinity", "1e999", HUGE])
def test_a_key_of_the_past_that_no_database_holds_is_none(as_officer, pk):
    key = as_key(f'["2026-01-01T00:00:00+00:00", "a", {pk}]')

    assert as_officer.get("/changes/", {"older": key}).status_code == 200
    assert as_officer.get("/changes/", {"newer": key}).status_code == 200


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_at_the_ends_of_time_is_no_key(as_officer, moment):
    key = as_key(json.dumps([moment, "a", 1]))

    assert as_officer.get("/changes/", {"older": key}).status_code == 200
    assert keyset.read_token(key, Organisation, keyset.Order("created_at")) is None


@pytest.mark.parametrize("seen_at", ["2026-13-45T00:00", "2026-01-01T00:00", "nonsense"])
def test_a_moment_of_a_preview_that_is_none_shows_the_preview_again(as_officer, seen_at):
    hall = factories.organisation(name="Hall", country="PL")
    sent = {"do": "apply", "pk": hall.pk, "how-country": "set", "value-country": "DE"}

    answer = as_officer.post("/organisations/", sent | {"seen_at": seen_at})

    assert "1 record would change" in answer.content.decode()
    hall.refresh_from_db()
    assert hall.country == "PL"


NUL_BEHIND = ["/deadlines/new/?q=a%00", "/search/?q=a%00b%0%0000", "/cities/?q=%00&country=%00"]
NUL_WITHIN = [
    *("/calendar/feeds/a%00.ics", "/calendar/feed/a%00.ics", "/l/a%00/", "/reminders/of/a%00/"),
    *("/public/visit-request/a%00/", "/networks/a%00/", "/history/a%00/1/", "/a%00"),
]


@pytest.mark.parametrize("url", NUL_BEHIND)
def test_what_is_asked_for_goes_without_nul(as_officer, url):
    asked = []

    def listen(execute, sql, params, many, context):
        asked.append(repr(params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        assert as_officer.get(url).status_code == 200

    assert asked and not [params for params in asked if "\\x00" in params]


def test_what_is_typed_into_a_page_goes_without_nul(as_officer):
    """Past the forms too: pages that take a word straight out of what was sent."""
    agreement = factories.agreement(signed_on=date(1990, 1, 1))
    kept = reverse("directory:agreement-keep", args=[agreement.pk])

    answer = as_officer.post(kept, {"why": "Seen \0in May\0", "x\0": "y"})

    assert answer.status_code == 302
    assert agreement.history.first().history_change_reason == "Seen in May"


def test_a_file_keeps_every_octet(as_officer):
    agreement = factories.agreement()
    content = files.pdf("One") + b"% \0 \0\n"
    url = reverse("documents:attachment-new", args=["directory.agreement", agreement.pk])
    told = {"kind": "other", "sensitivity": "office", "title": "With\0 it"}
    as_officer.post(url, told | {"file": files.upload(content, "a.pdf")})

    (paper,) = Attachment.objects.all()
    assert (paper.title, paper.file.read()) == ("With it", content)


@pytest.mark.parametrize("url", NUL_WITHIN)
def test_an_address_with_nul_in_it_is_none_and_asks_for_nothing(client, url):
    for way in (client.get, client.post):
        with CaptureQueriesContext(connection) as queries:
            assert way(url).status_code == 400
        assert not queries.captured_queries


def test_nothing_is_counted_where_nothing_can_be_found():
    assert keyset.count(City.objects.none()[:10]) == 0


def test_who_saves_while_something_long_is_written_is_asked_to_try_again(as_officer, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(City, "save", locked)
    answer = as_officer.post(reverse("directory:city-new"), {"name": "Lviv", "country": "UA"})

    assert answer.status_code == 503
    assert "what you typed is still there" in answer.content.decode()
