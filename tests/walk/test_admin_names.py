"""An open record may hold a restricted one: data entry names that to nobody without the right."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeData
from simple_history.models import HistoricalChanges

from oia.core.unnamed import guarded, has_secrets, left_out
from oia.core.visibility import SensitivityField
from oia.desk.search import following
from tests import factories
from tests.walk.addresses import entry, thing_of
from tests.walk.table import ADMIN
from tests.walk.world import World, undone

pytestmark = pytest.mark.django_db

MARK = "Murmur"
ENTRIES = [label for label in ADMIN if label.partition(".")[0] not in ("auth", "accounts")]


@pytest.fixture(scope="module")
def murmured(people):
    """Restricted things, for open ones to hold."""
    with undone():
        built = World(MARK, secret=True)
        following.catch_up()
        yield built


@pytest.fixture
def closest(murmured):
    """The same things, for protocol only."""
    models = (one for one in apps.get_models() if not issubclass(one, HistoricalChanges))
    with undone():
        for model in models:
            levels = [one for one in model._meta.fields if isinstance(one, SensitivityField)]
            if "sensitivity" in [one.name for one in levels]:
                secret = model._base_manager.filter(sensitivity="restricted")
                secret.update(sensitivity="protocol")
        yield murmured


def held(model, murmured):
    """Each field of a model that may hold a restricted record of the world, with that record."""
    links = {name: field.related_model for name, field in guarded(model).items()}
    many = {one.name: one.related_model for one in model._meta.many_to_many}
    links |= {name: other for name, other in many.items() if has_secrets(other)}
    for name, other in links.items():
        with suppress(AttributeError):
            yield name, thing_of(other._meta.label_lower, murmured)


def hold(thing, name, secret):
    """Let a thing hold a secret one by a road that asks nobody. Says whether the database does."""
    try:
        with transaction.atomic():
            if thing._meta.get_field(name).many_to_many:
                getattr(thing, name).add(secret)
            else:
                type(thing)._base_manager.filter(pk=thing.pk).update(**{name: secret})
    except DatabaseError:
        return False
    return True


def around(label, thing):
    """The thing, and the records that it is a part of."""
    found = {(label, thing)}
    for field in thing._meta.concrete_fields:
        other = getattr(thing, field.name) if field.is_relation else None
        if other is not None and other._meta.label_lower in ENTRIES:
            found.add((other._meta.label_lower, other))
    return found


def pages(label, thing):
    """Where the thing is found in data entry, and the records that it is a part of."""
    yield entry(label, "changelist")
    yield entry(label, "delete", thing.pk)
    yield from (entry(kind, "change", one.pk) for kind, one in around(label, thing))


def delete_pages(label, thing):
    """Where somebody is asked whether the thing shall go, alone or with what it is a part of."""
    return [entry(kind, "delete", one.pk) for kind, one in around(label, thing)]


def told(people, who, urls, word):
    return [url for url in urls if word in people.ask(who, "get", url).body.lower()]


def walk(people, who, world, murmured, pages=pages):
    """Where somebody finds the secret that an open thing holds, by the field that holds it."""
    found, word = {}, MARK.lower().encode()
    for label in ENTRIES:
        thing, model = thing_of(label, world), apps.get_model(label)
        for name, secret in held(model, murmured):
            with undone():
                if hold(thing, name, secret):
                    found[f"{label}.{name}"] = told(people, who, pages(label, thing), word)
            if urls := found.get(f"{label}.{name}"):  # a row of the secret world may stand there
                anyway = told(people, who, urls, word)
                found[f"{label}.{name}"] = [url for url in urls if url not in anyway]
    return found


def test_data_entry_names_no_restricted_record_that_an_open_one_holds(people, world, murmured):
    found = walk(people, "officer", world, murmured)

    leaks = [(field, urls) for field, urls in found.items() if urls]
    assert leaks == [], "\n".join(map(str, leaks))
    assert len(found) > 50


def test_no_page_that_asks_whether_something_goes_calls_a_part_by_what_is_hidden(
    people, world, closest
):
    found = walk(people, "director", world, closest, delete_pages)

    leaks = [(field, urls) for field, urls in found.items() if urls]
    assert leaks == [], "\n".join(map(str, leaks))
    assert len(found) > 50


def rows_found(people, who, label):
    """How many rows somebody finds by the word that all secrets begin with."""
    client = Client()
    client.force_login(people.users[who])
    answer = client.get(entry(label, "changelist"), {"q": MARK})
    return answer.context["cl"].result_count if answer.status_code == 200 else 0


def test_nothing_is_found_by_the_name_of_a_hidden_record_that_it_holds(people, world, murmured):
    told, reached = [], []
    for label in ENTRIES:
        thing, model = thing_of(label, world), apps.get_model(label)
        searched = {
            one.partition("__")[0] for one in admin.site.get_model_admin(model).search_fields
        }
        for name, secret in held(model, murmured):
            if name not in searched:
                continue
            few, all_of_them = (rows_found(people, who, label) for who in ("officer", "director"))
            with undone():
                if hold(thing, name, secret):
                    if rows_found(people, "officer", label) > few:
                        told.append(f"{label}.{name}")
                    if rows_found(people, "director", label) > all_of_them:
                        reached.append(f"{label}.{name}")

    assert told == []
    assert {"networks.speakingslot.speaker", "networks.delegate.person"} <= set(reached)


def test_a_field_that_holds_a_restricted_record_stays_as_it_is(people, client):
    secret = factories.organisation(name=MARK, sensitivity="restricted")
    one = factories.organisation(name="Port", parent=secret)
    client.force_login(people.users["officer"])
    address = reverse("admin:directory_organisation_change", args=[one.pk])
    page = client.get(address)
    assert "parent" not in page.context["adminform"].form.fields

    form = {"post_set-TOTAL_FORMS": 0, "posts-TOTAL_FORMS": 0, "posts-INITIAL_FORMS": 0}
    typed = form | {"name": "Harbour", "kind": "company", "sensitivity": "office"}
    assert client.post(address, typed).status_code == 302
    one.refresh_from_db()
    assert (one.name, one.parent) == ("Harbour", secret)


def test_a_row_that_holds_a_restricted_record_stays_as_it_is(people, client):
    secret = factories.holding(person=factories.person(name=MARK, sensitivity="restricted"))
    signed = factories.signatory(holding=secret)
    client.force_login(people.users["officer"])
    address = reverse("admin:directory_agreement_change", args=[signed.agreement.pk])
    rows = client.get(address).context["inline_admin_formsets"][1].formset

    assert rows.prefix == "signatories" and rows.initial_form_count() == 0


def test_nobody_links_what_they_may_not_see(people, client):
    secret = factories.organisation(name=MARK, sensitivity="restricted")
    client.force_login(people.users["officer"])
    typed = {"name": "Port", "kind": "company", "sensitivity": "office", "parent": secret.pk}
    answer = client.post(reverse("admin:directory_organisation_add"), typed)

    assert "parent" in answer.context["adminform"].form.errors
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize("name", ["O'Brien", "A & B", "<b>"])
def test_what_is_left_out_goes_in_either_spelling_and_links_stay_links(name):
    link = format_html('Delegate: <a href="/admin/{}/">{}, {}</a>', "Ann", name, "Ann")
    plain = [f"Delegate: {name}", f"Delegate: {escape(name)}"]

    words = left_out([link, plain], [name, "Ann"])

    assert words == ['Delegate: <a href="/admin/Ann/">–, –</a>', ["Delegate: –"] * 2]
    assert isinstance(words[0], SafeData) and not isinstance(words[1][0], SafeData)


def test_a_name_within_a_longer_one_leaves_no_rest_of_it(people, client):
    plan = factories.plan(lead=people.users["officer"])
    for name in ("Ann", "Ann Quill"):
        secret = factories.person(name=name, sensitivity="protocol")
        factories.delegate(plan=plan, person=secret)
    client.force_login(people.users["director"])

    page = client.get(entry("networks.plan", "delete", plan.pk)).content.decode()

    assert page.count("Person going: <a href=") == 2
    assert "Ann" not in page and "Quill" not in page
