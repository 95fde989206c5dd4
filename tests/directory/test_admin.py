"""Data entry of the directory: complete, and no query per row."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.directory.models import City, Contact
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_itself(db):
    return factories.in_role("administrator")


@pytest.fixture
def as_admin(client, admin_itself):
    client.force_login(admin_itself)
    return client


def row(kind):
    if kind == "organisation":
        return factories.organisation(city=factories.city(), parent=factories.organisation())
    return getattr(factories, "holding" if kind == "postholding" else kind)()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


KINDS = ["theme", "city", "organisation", "person", "post", "postholding"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_for_one_row_and_for_fifty(as_admin, kind):
    address = reverse(f"admin:directory_{kind}_changelist")
    thing = row(kind)
    queries_of(as_admin, address)
    one = queries_of(as_admin, address)
    for _number in range(49):
        row(kind)

    assert queries_of(as_admin, address) == one
    assert queries_of(as_admin, f"{address}?q=a") <= one + 1
    change = reverse(f"admin:directory_{kind}_change", args=[thing.pk])
    assert as_admin.get(change).status_code == 200
    assert as_admin.get(reverse(f"admin:directory_{kind}_add")).status_code == 200


def test_suggestions_in_the_admin_fold_names_too(as_admin):
    factories.city(name="Łódź", country="PL")
    field = {"app_label": "directory", "model_name": "organisation", "field_name": "city"}
    answer = as_admin.get(reverse("admin:autocomplete"), field | {"term": "lodz"})

    assert [found["text"] for found in answer.json()["results"]] == ["Łódź"]


def test_a_city_of_the_gazetteer_is_not_deleted_and_an_own_one_is(as_admin):
    given, own = factories.city(is_own=False), factories.city()
    for city in (given, own):
        as_admin.post(reverse("admin:directory_city_delete", args=[city.pk]), {"post": "yes"})

    assert list(City.objects.all()) == [given]


def test_notice_of_an_agreement_is_typed_in_the_admin_by_who_may_terminate(client, as_admin):
    change = reverse("admin:directory_agreement_change", args=[factories.agreement().pk])
    assert 'name="terminated_on"' in as_admin.get(change).content.decode()

    client.force_login(factories.in_role("officer"))
    form = client.get(change).content.decode()
    assert 'name="terminated_on"' not in form and 'name="ends_on"' in form


def type_contact(client, pk=None, **typed):
    address = reverse(f"admin:directory_contact_{'change' if pk else 'add'}", args=pk and [pk])
    common = {"at_0": "2026-11-23", "at_1": "10:00", "channel": "call", "about": "A call"}
    return client.post(address, common | {"sensitivity": "office"} | typed)


def test_a_contact_typed_in_the_admin_is_kept_as_one_of_the_pages(as_admin, admin_itself):
    city, person, theme = factories.city(), factories.person(), factories.theme()
    agreement = factories.agreement(city=city)
    step = {"next_step": "Send the minutes", "next_step_on": "2027-01-15"}
    links = {"city": city.pk, "people": [person.pk], "themes": [theme.pk]}
    assert type_contact(as_admin, **step, **links).status_code == 302

    contact = Contact.objects.get()
    assert (contact.owner, list(contact.people.all())) == (admin_itself, [person])
    assert Deadline.objects.get(kind="contact.next_step").owner == admin_itself
    assert contact.history.first().history_user == admin_itself
    agreement.refresh_from_db()
    assert agreement.last_activity_on == date(2026, 11, 23)

    type_contact(as_admin, contact.pk, others="Somebody")
    agreement.refresh_from_db()
    assert (contact.people.exists(), agreement.last_activity_on) == (False, None)


def test_a_contact_with_nobody_is_refused_in_the_admin_too(as_admin):
    answer = type_contact(as_admin)

    assert "Say with whom" in answer.content.decode()
    assert not Contact.objects.exists()
