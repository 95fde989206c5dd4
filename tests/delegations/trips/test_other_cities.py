"""Trips that lead to several cities of the directory: each has been visited."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType

from delegations.models import Trip
from delegations.services import trips
from delegations.services.activity import been_there
from oia.core.models import Move
from oia.desk import tasks
from tests import factories
from tests.desk.finding import commit, hits, names, plainly

pytestmark = pytest.mark.django_db

ROWS = {"to-TOTAL_FORMS": "2", "to-INITIAL_FORMS": "0", "to-MAX_NUM_FORMS": "30"}


@pytest.fixture
def page(client, director):
    client.force_login(director)
    return client


@pytest.fixture
def cities():
    return [factories.city(name=name) for name in ("Kobe", "Seoul", "Busan")]


def moves_of(step):
    kind = ContentType.objects.get_for_model(step)
    return Move.objects.filter(subject_type=kind, subject_id=step.pk).order_by("pk")


def typed(trip, *others, **said):
    values = {"title": trip.title, "kind": trip.kind, "payer": trip.payer, "city": trip.city_id}
    values |= {"starts_on": trip.starts_on, "ends_on": trip.ends_on, "personal_days": "0"}
    values |= {"sensitivity": trip.sensitivity, "owner": trip.owner_id}
    rows = {f"to-{number}-city_text": name for number, name in enumerate(others)}
    return {name: value or "" for name, value in values.items()} | ROWS | rows | said


def test_other_cities_are_typed_in_rows_and_each_tells_of_the_trip(page, cities):
    trip = factories.trip(title="East Asia", city=cities[0])

    answer = page.post(f"{trip.get_absolute_url()}edit/", typed(trip, "seoul", "Busan"))

    assert answer.status_code == 302, answer.context["form"].errors
    assert trip.goes_to == "Kobe; Busan; Seoul"
    assert b"Kobe; Busan; Seoul" in page.get("/trips/").content
    for city in cities:
        assert b"East Asia" in page.get(city.get_absolute_url()).content
        assert f'href="{city.get_absolute_url()}"' in page.get(trip.get_absolute_url()).text
    assert [trip] == list(Trip.objects.about("east busan"))


def test_a_city_that_is_not_known_is_told_beside_its_row_and_nothing_is_lost(page, cities):
    trip = factories.trip(city=cities[0])

    answer = page.post(f"{trip.get_absolute_url()}edit/", typed(trip, "Seoul", "Atlantis"))

    assert answer.status_code == 200
    assert "“Atlantis” is not known here" in answer.text
    assert 'value="Seoul"' in answer.text
    assert 'value="Atlantis"' in answer.text
    assert not trip.other_cities.exists()


def test_a_city_taken_off_is_a_destination_less(page, cities):
    trip = factories.trip(city=cities[0])
    trip.other_cities.set(cities[1:])
    form = page.get(f"{trip.get_absolute_url()}edit/").context["formsets"][0].formset
    assert [row["city"].value() for row in form.forms] == [cities[2].pk, cities[1].pk, None]

    data = typed(trip) | {"to-INITIAL_FORMS": "2", "to-0-DELETE": "on"}
    data |= {"to-0-city": cities[2].pk, "to-1-city": cities[1].pk}
    page.post(f"{trip.get_absolute_url()}edit/", data)

    assert list(trip.other_cities.all()) == [cities[1]]


def test_every_city_of_a_trip_counts_in_the_balance(director, cities):
    trip = factories.trip(city=cities[0], status="closed", starts_on=date(2026, 3, 2))
    trip.other_cities.add(cities[1])

    assert been_there(Trip.objects.to_city(cities[1]))
    assert not been_there(Trip.objects.to_city(cities[2]))


def test_words_and_city_of_one_stop_are_told_once(cities):
    trip = factories.trip(city=cities[0], destination="Kobe; Seoul, City Hall")
    trip.other_cities.set(cities[1:])

    assert trip.goes_to == "Kobe; Seoul, City Hall; Busan"


def test_another_city_after_approval_asks_whom_it_concerns(director, cities):
    trip = factories.trip(city=cities[0], status="approved")
    said = {"status": "approved", "decided_on": date(2026, 3, 2)}
    word = factories.approval(trip=trip, asks_destination=True, **said)

    trips.change(trip, by=factories.in_role("officer"), along={"other_cities": [cities[1]]})

    word.refresh_from_db()
    assert (trip.status, word.status) == ("screening", "pending")
    assert moves_of(word).last().why == "It goes elsewhere: Kobe; Seoul."


def test_data_entry_keeps_them_too(client, cities):
    client.force_login(factories.in_role("administrator"))
    trip = factories.trip(city=cities[0])
    form = client.get(f"/admin/delegations/trip/{trip.pk}/change/").context["adminform"].form
    assert "other_cities" in form.fields


def test_the_search_finds_a_trip_by_each_of_its_cities_as_they_are_called_now(director, cities):
    kobe, seoul, busan = cities
    trip = factories.trip(title="East Asia", city=kobe)
    commit()
    assert "East Asia" not in names(director, "busan")

    trips.change(trip, by=director, along={"other_cities": [seoul, busan]})
    assert {"East Asia", "Busan"} == set(names(director, "busan"))
    reason = hits(director, "asia busan")[0].reasons[-1]
    assert (str(reason.label), plainly(reason.words)) == ("Also to", "[Busan], Seoul")

    busan.other_names = "Pusan"
    busan.save()
    assert {"East Asia", "Busan"} == set(names(director, "pusan"))
    assert names(director, "asia pusan") == ["East Asia"]

    trips.change(trip, by=director, along={"other_cities": [seoul]})
    assert names(director, "pusan") == ["Busan"]

    trip.other_cities.add(busan)
    tasks.reconcile_search()
    assert {"East Asia", "Busan"} == set(names(director, "pusan"))
    assert tasks.reconcile_search() in (None, 0), "what is in step stays"
