"""An open record may hold a restricted one: data entry names that to nobody without the right."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.urls import reverse

from oia.core.unnamed import guarded, has_secrets
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


def pages(label, thing):
    """Where the thing is found in data entry, and the records that it is a part of."""
    around = {(label, thing)}
    for field in thing._meta.concrete_fields:
        other = getattr(thing, field.name) if field.is_relation else None
        if other is not None and other._meta.label_lower in ENTRIES:
            around.add((other._meta.label_lower, other))
    yield entry(label, "changelist")
    yield entry(label, "delete", thing.pk)
    yield from (entry(kind, "change", one.pk) for kind, one in around)


def told(people, who, label, thing, word):
    urls = list(pages(label, thing))
    return [url for url in urls if word in people.ask(who, "get", url).body.lower()]


def walk(people, who, world, murmured):
    """Where somebody finds the secret that an open thing holds, by the field that holds it."""
    found, word = {}, MARK.lower().encode()
    for label in ENTRIES:
        thing, model = thing_of(label, world), apps.get_model(label)
        for name, secret in held(model, murmured):
            with undone():
                if hold(thing, name, secret):
                    found[f"{label}.{name}"] = told(people, who, label, thing, word)
    return found


def test_data_entry_names_no_restricted_record_that_an_open_one_holds(people, world, murmured):
    found = walk(people, "officer", world, murmured)

    leaks = [(field, urls) for field, urls in found.items() if urls]
    assert leaks == [], "\n".join(map(str, leaks))
    assert len(found) > 50


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
