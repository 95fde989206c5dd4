"""Data entry of the directory: complete, and no query per row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.directory.models import City
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(client, db):
    client.force_login(factories.in_role("administrator"))
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
