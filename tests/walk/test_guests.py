"""What only protocol may know of guests is told nobody else, wherever they look."""

import re

import pytest
from django.urls import get_resolver

from delegations.models import MemberPrivate
from oia.core.lists import RecordList
from tests.walk.addresses import entry, page, thing_of
from tests.walk.table import ADMIN, PAGES
from tests.walk.test_every_url import walk
from tests.walk.world import EXPIRES, GUEST

pytestmark = pytest.mark.django_db

YEAR = str(EXPIRES.year)
TOLD = re.compile(rf"{GUEST}\w+|(?<=[ -/]){YEAR}\b|\b{YEAR}(?=-)".encode(), re.IGNORECASE)
PLANTED = {f"{GUEST}{name}".lower() for name in ("diet", "access", "mobile", "passport")} | {YEAR}
ENTRIES = [label for label in ADMIN if label.partition(".")[0] not in ("auth", "accounts")]


def told(people, who, urls):
    """The planted words that somebody finds under some addresses."""
    found = set()
    for url in urls:
        answer = people.ask(who, "get", url)
        assert answer.status_code < 500, url
        found.update(word.decode().lower() for word in TOLD.findall(answer.body))
    return found


def list_names():
    """The names of all pages that are lists, and so go out as files."""

    def views(patterns, space=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from views(pattern.url_patterns, inner)
            elif issubclass(getattr(pattern.callback, "view_class", object), RecordList):
                yield f"{space}{pattern.name}"

    return set(views(get_resolver().url_patterns)) & set(walk(get_resolver().url_patterns))


@pytest.fixture(scope="module")
def urls(people, world):
    """Every page, every list as a file, every search for a planted word, and all data entry."""
    own = [name for name in PAGES if not name.startswith(("account", "reminders:mail"))]
    pages = [page(name, world, people.absences["reader"]) for name in own]
    lists = [page(name, world, None).partition("?")[0] for name in list_names()]
    files = [f"{url}?export=csv" for url in lists]
    searches = [f"{url}?q={GUEST}" for url in lists]
    admin = [entry(label, "changelist") for label in ENTRIES]
    admin += [entry(label, "change", thing_of(label, world).pk) for label in ENTRIES]
    return sorted({*pages, *files, *searches, *admin})


@pytest.mark.parametrize("who", ["reader", "officer", "director"])
def test_no_page_file_search_or_feed_tells_it(who, people, urls):
    assert told(people, who, urls) == set()


def test_protocol_finds_all_of_it_so_the_search_proves_something(people, urls):
    assert told(people, "protocol", urls) == PLANTED


def test_every_restricted_field_has_its_word_but_for_one_of_a_list_that_every_form_has():
    told = {field.name for field in MemberPrivate._meta.concrete_fields if not field.is_relation}
    known = {"id", "created_at", "updated_at", "passport_country"}

    assert told - known == {
        *("diet", "access_needs", "mobile", "passport_number", "passport_expires_on")
    }


def test_it_is_on_its_three_pages_only(people, urls):
    elsewhere = [url for url in urls if "/private/" not in url]

    assert len(urls) - len(elsewhere) == 3
    assert told(people, "administrator", elsewhere) == set()
