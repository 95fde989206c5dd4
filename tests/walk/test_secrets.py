"""What is restricted is told nobody without the right to it, wherever they look."""

import re

import pytest

from oia.desk.search import following
from oia.reminders.models import Deadline
from tests import factories
from tests.walk.addresses import entry, page, thing_of
from tests.walk.table import ADMIN, PAGES
from tests.walk.world import World, undone

pytestmark = pytest.mark.django_db

MARK = "Hush"
TOLD = re.compile(rb"(?<![a-z0-9])hush\w+", re.IGNORECASE)  # tokens are letters thrown
WITHOUT_RIGHT = ("reader", "officer")
ENTRIES = [label for label in ADMIN if label.partition(".")[0] not in ("auth", "accounts")]

#: What a director must find, or the search would prove nothing.
RECORDS = (
    *("organisation", "person", "network", "membershipobjectives", "duty", "series", "summit"),
    *("objectives", "deadline", "milestone", "attachment", "decision", "why"),
    *("promise", "standing"),
    *("agreement", "about", "clearance", "signatory", "call", "talk"),
    *("visit", "purpose", "requester", "verdict", "visitstep"),
    *("item", "place", "room", "runsheet", "seating", "bus", "voice", "frozen"),
    *("guest", "letter", "drafted"),
    *("banquet", "rehearsal", "flag", "speaker"),
    *("declaration", "addressee", "counter", "framework", "version", "wording"),
    *("reservation", "comment", "asked", "wish"),
    *("double", "keeper", "goner"),
    *("journey", "aim", "goal", "outcome", "whereto"),
    *("traveller", "stopover", "hotel", "tripstep"),
    *("clearing", "condition", "board", "minutes", "ticket", "topic", "brief", "agreed"),
    *("gala", "inviter", "whycome", "because", "reply"),
    *("bowl", "occasion", "donor", "firm", "vault", "filed", "ruling"),
)


#: What only an administrator must find: others' files may hold what only protocol sees.
OF_FILES = {f"{MARK}import".lower(), f"{MARK}wrong".lower()}


@pytest.fixture(scope="package")
def secret(people):
    """A world that is restricted through and through."""
    built = World(MARK, secret=True)
    following.catch_up()
    return built


def told(people, who, urls):
    """The secret words that somebody finds under some addresses, and where."""
    found = {}
    for url in urls:
        answer = people.ask(who, "get", url)
        assert answer.status_code < 500, url
        for word in TOLD.findall(answer.body):
            found.setdefault(word.decode().lower(), url)
    return found


def searches(name):
    return [f"{page(name, None, None)}?q={MARK}"] if name.endswith(("-list", "-lookup")) else []


@pytest.fixture(scope="module")
def urls(people, world, secret):
    """Every page of both worlds, and every list and lookup asked for the secret word."""
    absence = people.absences["reader"]
    own = [name for name in PAGES if not name.startswith(("account", "reminders:mail"))]
    both = [page(name, one, absence) for name in own for one in (world, secret)]
    return sorted({*both, *(url for name in own for url in searches(name))})


@pytest.fixture(scope="module")
def entries(secret):
    """The list of each model of the admin, and the one secret thing of it."""
    lists = [entry(label, "changelist") for label in ENTRIES]
    return lists + [entry(label, "change", thing_of(label, secret).pk) for label in ENTRIES]


@pytest.mark.parametrize("who", WITHOUT_RIGHT)
def test_no_page_tells_what_is_restricted(who, people, urls):
    assert told(people, who, urls) == {}


def test_data_entry_tells_an_officer_nothing_that_is_restricted(people, entries):
    assert told(people, "officer", entries) == {}


def test_a_director_finds_it_all(people, urls):
    words = told(people, "director", urls)
    assert {f"{MARK}{record}".lower() for record in RECORDS} - set(words) == set()
    assert not OF_FILES & set(words)


def test_an_administrator_finds_what_others_bring_in(people, urls):
    assert set(told(people, "administrator", urls)) >= OF_FILES


@pytest.mark.parametrize("who", [*WITHOUT_RIGHT, "protocol", "director", "administrator"])
@pytest.mark.parametrize("rule", ["neutral", "left_out"])
def test_no_feed_tells_what_is_restricted_not_even_to_whoever_may_see_it(who, rule, people, secret):
    with undone():
        factories.office(feeds_restricted=rule)
        user = people.users[who]
        feed = factories.calendar_feed(owner=user, name=rule)
        own = factories.calendar_feed(owner=user, name="Own", kinds=["deadlines"], whose=user)
        Deadline.objects.filter(pk=secret.deadline.pk).update(owner=user)
        assert told(people, "anonymous", [feed.address, own.address]) == {}
        sees = who in ("director", "administrator")
        neutral = secret.deadline.neutral_title.encode()
        body = people.ask("anonymous", "get", feed.address).body.replace(b"\r\n ", b"")
        assert (neutral in body) == (sees and rule == "neutral")


@pytest.mark.parametrize("who", WITHOUT_RIGHT)
@pytest.mark.parametrize(
    "name",
    [
        *("directory:organisation-detail", "directory:person-detail", "networks:network-detail"),
        *("networks:membership-detail", "networks:duty-detail", "networks:series-detail"),
        *("networks:summit-detail", "networks:plan-detail", "reminders:deadline-detail"),
        *("networks:summit-shift", "documents:attachment-download"),
        *("commitments:commitment-detail", "directory:agreement-detail"),
        *("directory:contact-detail", "delegations:delegation-detail"),
        "directory:merge-detail",
        *("delegations:invitation-detail", "delegations:tripcost-receipt"),
        *("delegations:trip-detail", "delegations:trip-pocket", "delegations:trip-calendar"),
        *("networks:declaration-detail", "networks:framework-detail", "networks:signon-detail"),
        *("networks:text-detail", "networks:text-compare"),
        *("delegations:delegation-triage", "delegations:programme-detail"),
        *("delegations:programme-print", "delegations:programme-version"),
    ],
)
def test_a_restricted_record_is_as_if_it_were_not_there(name, who, people, secret):
    url = page(name, secret, None)
    assert people.ask(who, "get", url).status_code == 404
    assert people.ask("director", "get", url).status_code == 200


def test_a_restricted_record_is_not_there_to_be_merged_by_whoever_may_merge(people, secret):
    url = page("directory:double-merge", secret, None)
    assert people.ask("officer", "get", url).status_code == 404
    assert people.ask("director", "get", url).status_code == 200
