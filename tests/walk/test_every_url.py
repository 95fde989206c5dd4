"""Every address, asked by everybody, in every manner: the table says who gets in."""

import pytest
from django.contrib import admin
from django.urls import URLResolver, get_resolver, reverse

from oia.accounts.choices import Role
from oia.core.meanwhile import Watched
from tests.walk.addresses import entry, page, round_the_admin, thing_of
from tests.walk.table import ADMIN, ADMIN_ROUND, PAGES, Access, Entry

# The worlds are built in a transaction around those of the single tests.
pytestmark = pytest.mark.django_db

ROLES = [str(role) for role in Role]
METHODS = ("get", "post")
LET_IN = {200, 302}
REFUSED = {403, 404}
LOGIN = "/accounts/login/"
PER_MODEL = ("changelist", "add", "change")


def walk(patterns, space=""):
    """The full names of all addresses."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name or ''}"


def resolve_name(wanted, patterns=None, space=""):
    """The view behind the full name of an address."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            if found := resolve_name(wanted, pattern.url_patterns, inner):
                return found
        elif f"{space}{pattern.name or ''}" == wanted:
            return pattern.callback
    return None


def found_wrong(answer, who, rule, allowed):
    """What is wrong with an answer, in words; blank if it is as the table wants it."""
    status, place = answer.status_code, answer.headers.get("Location", "")
    to_login = status == 302 and place.startswith((LOGIN, reverse("admin:login")))
    turned_away = status in REFUSED or to_login or place == reverse("admin:index")
    if allowed is None:
        fine = status == 405 or turned_away
    elif who in allowed:
        out = answer.request["PATH_INFO"].endswith("/logout/")  # leads to the login page
        fine = status in LET_IN and (out or not to_login)
    elif who == "anonymous":
        fine = status in LET_IN if rule.open else to_login
    else:
        fine = turned_away
    return "" if fine else f"{who}: {status} {place}"


def ask_all(people, rule, url_for):
    """Everything that goes wrong when everybody asks for an address by every method."""
    wrong = []
    for who in ("anonymous", *ROLES):
        for method in METHODS:
            allowed = getattr(rule, method)
            answer = people.ask(who, method, url_for(who))
            if words := found_wrong(answer, who, rule, allowed):
                wrong.append(f"{method} {url_for(who)} {words}")
    return wrong


def test_the_table_names_every_address_and_no_other():
    names = {name for name in walk(get_resolver().url_patterns) if not name.startswith("admin:")}
    assert names == set(PAGES)


def test_the_table_names_everything_in_the_admin_and_nothing_else():
    assert {model._meta.label_lower for model in admin.site._registry} == set(ADMIN)


def test_every_page_of_the_admin_that_belongs_to_no_model_is_in_the_table():
    models = tuple(f"admin:{label.replace('.', '_')}_" for label in ADMIN)
    names = {name for name in walk(get_resolver().url_patterns) if name.startswith("admin:")}
    others = {name.removeprefix("admin:") for name in names if not name.startswith(models)}
    # Without a name: old addresses of records, and the net under all that is not found.
    assert others - {"", "auth_user_password_change"} == set(ADMIN_ROUND)


def test_whatever_is_open_to_the_world_says_why():
    opened = {name for name, rule in (PAGES | ADMIN_ROUND).items() if rule.open}
    assert opened == {
        *("account_login", "account_logout", "account_inactive", "desk:feed"),
        *("reminders:button", "delegations:approval-answer", "healthz"),
        "networks:signonstep-comment",
        *("delegations:visit-request", "delegations:visit-request-received"),
        *("delegations:trip-public-csv", "delegations:trip-public-json"),
        *("networks:signed-public", "networks:signed-json", "networks:signed-csv"),
        *(name for name in PAGES if name.startswith("account_reset_password")),
        "login",
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_to_whom_it_should_and_to_nobody_else(name, people, world):
    def url_for(who):
        return page(name, world, people.absences.get(who, people.absences["reader"]))

    assert not ask_all(people, PAGES[name], url_for)


def changes_a_record(name):
    view = getattr(resolve_name(name), "view_class", None)
    return view is not None and issubclass(view, Watched) and view.watches


@pytest.mark.parametrize("name", filter(changes_a_record, PAGES))
def test_a_page_that_changes_a_record_tells_how_it_was_when_it_was_opened(name, people, world):
    answer = people.ask("administrator", "get", page(name, world, None))

    assert b'name="opened_at"' in answer.content


def test_nobody_reaches_the_absences_of_others(people):
    theirs = people.absences["reader"]
    for name in ("accounts:absence-edit", "accounts:absence-delete"):
        url = page(name, None, theirs)
        assert people.ask("administrator", "get", url).status_code == 404
        assert people.ask("administrator", "post", url).status_code == 404


@pytest.mark.parametrize("name", ADMIN_ROUND)
def test_the_admin_round_its_models_opens_to_whom_it_should(name, people, world):
    assert not ask_all(people, ADMIN_ROUND[name], lambda who: round_the_admin(name, world))


@pytest.fixture(scope="module")
def house(world):
    return world.house()


def rules_of(entry: Entry):
    """What the table says of one kind of thing, page by page."""
    return {
        "changelist": Access(get=entry.see, post=entry.see),
        "add": Access(get=entry.add, post=entry.add),
        "change": Access(get=entry.see, post=entry.change),
    }


@pytest.mark.parametrize("label", ADMIN)
def test_data_entry_opens_to_whom_it_should_and_to_nobody_else(label, people, world, house):
    thing = house.get(label) or thing_of(label, world)
    wrong = []
    for name, rule in rules_of(ADMIN[label]).items():
        url = entry(label, name, *([thing.pk] if name == "change" else []))
        wrong += ask_all(people, rule, lambda who, url=url: url)
    assert not wrong
