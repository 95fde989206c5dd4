"""What the world is told of what the city signed: only where the office wants it, nothing more."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from networks.models import SignOn
from tests import factories

PLACES = ("/public/signed/", "/public/signed.json", "/public/signed.csv")
SIGNED = {"status": "listed", "signed_on": date(2026, 3, 1), "approved_on": date(2026, 2, 1)}
INTERNAL = ("Ola", "no new budget", "secret reservation", "a note")


@pytest.fixture
def told():
    of = factories.declaration(title="=Pact for Food", list_url="https://pact.example/list")
    of.conveners.add(factories.network(name="Milan"), factories.network(sensitivity="restricted"))
    lines = {"conditions": "no new budget", "reservations": "secret reservation", "notes": "a note"}
    return factories.sign_on(
        declaration=of, **SIGNED, **lines, owner=factories.user(first_name="Ola")
    )


def test_it_is_off_until_the_office_says_so(client, told):
    assert {client.get(place).status_code for place in PLACES} == {404}

    factories.office(signed_list_is_public=True)

    assert {client.get(place).status_code for place in PLACES} == {200}


def test_the_list_of_sign_ons_links_to_it_once_it_is_there(client, told):
    client.force_login(factories.in_role("officer"))
    office, lists = factories.office(), reverse("networks:signon-list")
    assert PLACES[0] not in client.get(lists).content.decode()

    type(office).objects.update(signed_list_is_public=True)
    assert f'href="{PLACES[0]}"' in client.get(lists).content.decode()


def test_page_and_files_tell_the_same_and_nothing_internal(client, told):
    factories.office(signed_list_is_public=True, city_name="Vila Serena")
    page, as_json, as_csv = (client.get(place) for place in PLACES)

    for answer in (page, as_json, as_csv):
        said = answer.content.decode()
        assert "Pact for Food" in said and "Milan" in said
        assert not [word for word in INTERNAL if word in said]
    [row] = as_json.json()["signed"]
    assert (row["signed_on"], row["state"], row["conveners"]) == ("2026-03-01", "signed", ["Milan"])
    [line] = csv.DictReader(StringIO(as_csv.content.decode("utf-8-sig")))
    assert line["declaration"] == "'=Pact for Food"
    assert as_csv.headers["Content-Disposition"].startswith("attachment")


def test_a_signature_given_as_a_person_is_told_as_that(client, told):
    factories.office(signed_list_is_public=True)
    SignOn.objects.update(signed_as="person", embargo_on=date(2026, 11, 22))
    page, as_json, as_csv = (client.get(place) for place in PLACES)

    assert "as a person, not for the city" in page.content.decode()
    assert as_json.json()["signed"][0]["signed_as"] == "person"
    [line] = csv.DictReader(StringIO(as_csv.content.decode("utf-8-sig")))
    assert line["signed_as"] == "person"


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "received", "signed_on": None},
        {"approved_on": None},
        {"status": "superseded", "approved_on": None},
        {"embargo_on": date(2026, 11, 23)},
        {"sensitivity": "restricted"},
    ],
    ids=lambda hidden: next(iter(hidden)),
)
def test_what_is_not_signed_not_ratified_under_embargo_or_restricted_is_not_told(client, hidden):
    factories.office(signed_list_is_public=True)
    factories.sign_on(**SIGNED | hidden)

    assert client.get("/public/signed.json").json()["signed"] == []
    [heads] = client.get("/public/signed.csv").content.decode("utf-8-sig").splitlines()
    assert heads.startswith("declaration,kind,")


def test_what_is_restricted_of_a_declaration_takes_its_sign_on_along(client):
    factories.office(signed_list_is_public=True)
    factories.sign_on(**SIGNED, declaration=factories.declaration(sensitivity="restricted"))

    assert client.get("/public/signed.json").json()["signed"] == []
