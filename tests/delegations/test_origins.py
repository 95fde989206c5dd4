"""Whom the words of a request may mean: proposed on weighing, said by a person, never guessed."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from delegations.models import Delegation
from delegations.services import origins, triage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kobe():
    return factories.city(name="Kobe", country="JP", other_names="神戸市", population=1_500_000)


def labels(visit, user):
    return [one.lookup_label for one in origins.meant(visit, user)]


def triage_of(visit):
    return reverse("delegations:delegation-triage", args=[visit.reference])


@pytest.mark.parametrize(
    "words",
    [
        "City of Kobe, Japan",
        "Kobe City Council",
        "Department of Water (Kobe)",
        "japan / KOBE",
        "神戸市",
    ],
)
def test_a_city_is_known_by_the_words_of_a_stranger(kobe, officer, words):
    visit = factories.delegation(comes_from=words)

    assert labels(visit, officer) == ["Kobe, Japan"]


def test_the_country_that_is_named_tells_which_of_two_cities_and_else_both_are_proposed(officer):
    factories.city(name="Valencia", country="ES", population=800_000)
    factories.city(name="Valencia", country="VE", population=1_400_000)

    assert labels(factories.delegation(comes_from="Valencia, Spain"), officer) == [
        "Valencia, Spain"
    ]
    assert labels(factories.delegation(comes_from="Valencia"), officer) == [
        "Valencia, Venezuela",
        "Valencia, Spain",
    ]


def test_nobody_is_proposed_who_is_hidden_or_where_somebody_is_linked(kobe, officer):
    factories.organisation(name="Port of Kobe", sensitivity="restricted")
    visit = factories.delegation(comes_from="Port of Kobe")
    assert labels(visit, officer) == ["Kobe, Japan"]

    assert labels(factories.delegation(comes_from="Kobe", city=kobe), officer) == []
    assert labels(factories.delegation(comes_from="The City of"), officer) == []


def test_what_the_city_asked_before_is_found_before_anybody_said_who_is_meant(kobe, officer):
    factories.delegation(title="Linked", city=kobe)
    factories.delegation(title="In words", comes_from="KOBE City Hall")
    factories.delegation(title="Another", comes_from="Kobenhavn")
    visit = factories.delegation(comes_from="City of Kobe, Japan")
    meant = origins.meant(visit, officer)

    found = triage.alike(visit, officer, 24, meant)

    assert {one.delegation.title: [str(word) for word in one.why] for one in found.shown} == {
        "Linked": ["perhaps the same city"],
        "In words": ["same origin"],
    }


def test_a_person_says_who_is_meant_and_what_we_have_with_them_is_told(kobe, client, officer):
    factories.agreement(title="Sister cities", city=kobe)
    visit = factories.delegation(comes_from="City of Kobe, Japan")
    client.force_login(officer)
    page = client.get(triage_of(visit)).content.decode()
    assert "Nothing is agreed with them" not in page
    assert "Sister cities" not in page

    say = reverse("delegations:delegation-origin", args=[visit.reference])
    page = client.post(say, {"origin": f"city-{kobe.pk}"}, follow=True).content.decode()

    visit.refresh_from_db()
    assert (visit.city, visit.comes_from) == (kobe, "City of Kobe, Japan")
    assert "Sister cities" in page
    assert "Who is meant?" not in page
    assert visit.history.first().history_change_reason == "Said on weighing: “City of Kobe, Japan”"


def test_whoever_was_not_proposed_is_not_taken(kobe, client, officer):
    osaka = factories.city(name="Osaka", country="JP")
    visit = factories.delegation(comes_from="Kobe")
    client.force_login(officer)

    say = reverse("delegations:delegation-origin", args=[visit.reference])
    for asked in (f"city-{osaka.pk}", "city-0", "", "\0"):
        client.post(say, {"origin": asked})
    with pytest.raises(ValidationError):
        origins.say_who(visit, osaka, by=officer)

    visit.refresh_from_db()
    assert visit.city is None


def test_a_request_that_may_not_be_stored_so_says_why(kobe, client, officer):
    visit = factories.delegation(comes_from="Kobe")
    Delegation.objects.update(title="")  # as it came in long ago
    client.force_login(officer)

    say = reverse("delegations:delegation-origin", args=[visit.reference])
    page = client.post(say, {"origin": f"city-{kobe.pk}"}, follow=True).content.decode()

    assert "This field cannot be blank." in page
    visit.refresh_from_db()
    assert visit.city is None


def test_a_reader_says_nothing(kobe):
    visit = factories.delegation(comes_from="Kobe")

    with pytest.raises(PermissionDenied):
        origins.say_who(visit, kobe, by=factories.in_role("reader"))


@pytest.mark.parametrize(
    ("words", "beyond"),
    [
        ("Governorate of Alexandria, Alexandria, Egypt", ""),
        ("Water board (Governorate of Alexandria)", "Water board"),
        ("Friends of the sea; and others", "Friends of the sea; and others"),
    ],
)
def test_who_comes_is_told_once_where_they_are_linked(as_officer, words, beyond):
    city = factories.city(name="Alexandria", country="EG")
    body = factories.organisation(name="Governorate of Alexandria", city=city, country="EG")
    visit = factories.delegation(comes_from=words, organisation=body)
    told = f"<bdi>{body}</bdi></a>" + (f", <bdi>{beyond}</bdi>" if beyond else "")

    for page in (visit.get_absolute_url(), triage_of(visit)):
        assert f"{told} <span" in re.sub(r"\s+", " ", as_officer.get(page).content.decode())
    listed = as_officer.get("/delegations/").content.decode()
    assert "Egypt" not in listed and listed.count(f"<bdi>{body.name}</bdi>") == 1


def test_another_body_named_after_the_city_is_told(as_officer):
    porto = factories.city(name="Porto", country="PT")
    visit = factories.delegation(comes_from="Porto SA, City of Porto", city=porto)

    for page in ("/delegations/", visit.get_absolute_url(), triage_of(visit)):
        assert "<bdi>Porto SA</bdi>" in as_officer.get(page).content.decode()


def test_the_list_tells_as_little_twice_as_the_page_where_the_organisation_has_no_country(
    as_officer,
):
    city = factories.city(name="Alexandria", country="EG")
    body = factories.organisation(name="Water board", city=city, country="")
    factories.delegation(comes_from="Water board, Alexandria, Egypt", organisation=body)

    listed = as_officer.get("/delegations/").content.decode()

    assert "<bdi>Alexandria" not in listed and "Egypt" not in listed
