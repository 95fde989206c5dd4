"""Who looked at what is not for the whole office."""

import pytest
from django.test import Client
from django.urls import reverse

from oia.accounts.choices import Role
from oia.core.models import Sighting, SightRoad
from oia.core.visibility import Sensitivity
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/sightings/"


@pytest.fixture(autouse=True)
def office(db):
    return factories.office()


@pytest.fixture
def ana():
    return factories.in_role(Role.DIRECTOR, first_name="Ana", last_name="Lima")


@pytest.fixture
def director(ana):
    client = Client()
    client.force_login(ana)
    return client


@pytest.fixture
def secret():
    return factories.organisation(name="Quiet Body", sensitivity=Sensitivity.RESTRICTED)


def roads():
    return list(Sighting.objects.order_by("pk").values_list("road", flat=True))


def test_a_look_at_a_restricted_record_is_written_down_once_for_a_while(director, ana, secret):
    for _each in range(2):
        assert director.get(secret.get_absolute_url()).status_code == 200

    seen = Sighting.objects.get()
    assert (seen.by, seen.subject, seen.road) == (ana, secret, SightRoad.PAGE)


def test_what_is_for_the_whole_office_is_looked_at_freely(director):
    open_one = factories.organisation(name="Open Body")

    director.get(open_one.get_absolute_url())
    director.get("/organisations/", {"export": "csv", "all": "1"})

    assert not Sighting.objects.exists()


def test_history_data_entry_and_exports_count_as_looks(director, secret):
    director.get(reverse("core:record-history", args=["directory.organisation", secret.pk]))
    director.get(f"/admin/directory/organisation/{secret.pk}/change/")
    b"".join(director.get("/organisations/", {"export": "csv", "all": "1"}))

    assert roads() == [SightRoad.HISTORY, SightRoad.PAGE, SightRoad.EXPORT]


def test_the_changes_of_the_whole_office_are_looks_at_what_they_tell_of(director, ana, secret):
    term = factories.term(membership=factories.membership(sensitivity="restricted"))
    secret.notes = "Changed once more."
    secret.save()
    for _each in range(2):
        assert "Quiet Body" in director.get(reverse("core:changes")).content.decode()

    seen = Sighting.objects.filter(by=ana, road=SightRoad.HISTORY)
    assert {secret.pk, term.pk} <= set(seen.values_list("subject_id", flat=True))
    assert seen.filter(subject_id=secret.pk, title="Quiet Body").count() == 1
    officer = Client()
    officer.force_login(factories.in_role(Role.OFFICER))
    officer.get(reverse("core:changes"))
    assert not Sighting.objects.exclude(by=ana).exists()


def test_a_row_of_a_list_is_a_look_written_down_once_for_a_while(director, ana, secret):
    factories.organisation(name="Open Body")

    for _each in range(2):
        assert "Quiet Body" in director.get("/organisations/", {"all": "1"}).content.decode()

    seen = Sighting.objects.get()
    assert (seen.by, seen.subject, seen.road) == (ana, secret, SightRoad.LIST)
    assert "in a list" in director.get(PAGE).content.decode()


def test_whoever_sees_no_row_of_it_has_not_looked(secret):
    officer = Client()
    officer.force_login(factories.in_role(Role.OFFICER))

    officer.get("/organisations/", {"all": "1"})

    assert not Sighting.objects.exists()


def test_a_part_of_a_restricted_record_is_guarded_as_well(director, ana):
    membership = factories.membership(sensitivity=Sensitivity.RESTRICTED)
    term = factories.term(membership=membership)

    director.get(reverse("core:record-history", args=["networks.term", term.pk]))

    assert Sighting.objects.get().subject == term


def test_a_director_reads_who_saw_what(director, secret):
    director.get(secret.get_absolute_url())

    text = director.get(PAGE).content.decode()
    assert "Ana Lima" in text
    assert secret.get_absolute_url() in text
    history = reverse("core:record-history", args=["directory.organisation", secret.pk])
    link = f"{PAGE}?of=directory.organisation.{secret.pk}"
    assert link in director.get(history).content.decode()
    assert "Quiet Body" in director.get(link).content.decode()
    assert "Quiet Body" not in director.get(f"{PAGE}?of=directory.person.1").content.decode()


def test_the_list_names_nothing_that_its_reader_may_not_see(director):
    hidden = factories.organisation(name="Protocol Matter", sensitivity=Sensitivity.PROTOCOL)
    protocol = Client()
    protocol.force_login(factories.in_role(Role.PROTOCOL, first_name="Pia"))
    assert protocol.get(hidden.get_absolute_url()).status_code == 200

    text = director.get(PAGE).content.decode()

    assert "Pia" in text
    assert "Protocol Matter" not in text


def test_an_officer_does_not_read_who_saw_what():
    officer = Client()
    officer.force_login(factories.in_role(Role.OFFICER))

    assert officer.get(PAGE).status_code == 403


def test_the_list_costs_the_same_for_one_and_for_many(director, ana, query_count):
    def look(name):
        one = factories.organisation(name=name, sensitivity=Sensitivity.RESTRICTED)
        director.get(one.get_absolute_url())

    look("First")
    few = query_count(lambda: director.get(PAGE))
    for number in range(30):
        look(f"Body {number}")

    assert query_count(lambda: director.get(PAGE)) == few


def test_a_date_that_hangs_on_a_restricted_record_is_noted_when_it_is_exported(director):
    secret = factories.organisation(sensitivity=Sensitivity.RESTRICTED)
    guarded = factories.deadline(subject=secret, title="Hush date")
    factories.deadline(subject=factories.organisation(), title="Open date")

    b"".join(director.get("/deadlines/", {"export": "csv", "all": "1"}))

    assert [one.subject for one in Sighting.objects.all()] == [guarded]


@pytest.mark.parametrize("guarded", ["person", "organisation"])
def test_who_holds_a_post_is_noted_where_either_side_is_guarded(director, guarded):
    secret = {"sensitivity": Sensitivity.RESTRICTED}
    person = factories.person(**secret if guarded == "person" else {})
    body = factories.organisation(**secret if guarded == "organisation" else {})
    held = factories.holding(person=person, post=factories.post(organisation=body))
    factories.holding()

    answer = director.get("/imports/whole/holders_of_posts/csv/")

    assert answer.status_code == 200
    assert [seen.subject for seen in Sighting.objects.all()] == [held]
