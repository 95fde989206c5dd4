"""What a trip is reckoned to weigh: by a set that is named, and never nothing where unknown."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from delegations.models import EmissionFactor, FactorSet
from delegations.services import carbon, places
from tests import factories
from tests.reminders.people import words

pytestmark = pytest.mark.django_db

WARSAW = {"name": "Warsaw", "zone": "Europe/Warsaw", "latitude": 52.2298, "longitude": 21.0118}
LISBON = {"name": "Lisbon", "zone": "Europe/Lisbon", "latitude": 38.7167, "longitude": -9.1333}
AUCKLAND = (-36.8485, 174.7635)
LOS_ANGELES = (34.0522, -118.2437)


@pytest.fixture
def ours(db):
    """A set of the city's own, in force for trips of 2027."""
    FactorSet.objects.update(is_active=False)
    made = factories.factor_set(
        name="City inventory", source="Department of Climate", year=2026, is_active=True
    )
    for line in [("flight", "", 0, 2000, "0.2"), ("flight", "", 2000, None, "0.1")]:
        add(made, *line)
    add(made, "flight", "business", 0, None, "0.5")
    return made


def add(factor_set, mode, travel_class, from_km, until_km, kg):
    return factories.emission_factor(
        factor_set=factor_set,
        mode=mode,
        travel_class=travel_class,
        from_km=from_km,
        until_km=until_km,
        kg_per_km=kg,
    )


@pytest.fixture
def trip():
    made = factories.trip()
    for name in ("Ana", "Rui"):
        factories.traveller(trip=made, name=name)
    return made


def cities():
    factories.city(**LISBON)
    return factories.city(**WARSAW)


def reckoned(trip):
    legs = list(trip.legs.prefetch_related("travellers"))
    return carbon.estimate(trip, legs, trip.travellers.count()), legs


def test_the_factor_is_that_of_the_class_and_the_distance(ours, trip):
    factories.leg(trip=trip, distance_km=1999)
    factories.leg(trip=trip, distance_km=2000)
    factories.leg(trip=trip, distance_km=2000, travel_class="business")
    factories.leg(trip=trip, distance_km=100, travel_class="premium")

    found, legs = reckoned(trip)

    weights = sorted(found.by_leg[leg.pk].kg for leg in legs)
    assert weights == [Decimal("40.0"), Decimal("400.0"), Decimal("799.6"), Decimal("2000.0")]
    assert found.whole.known == sum(weights)
    assert (found.whole.unknown, found.factor_set) == (0, ours)


def test_only_those_count_who_take_a_leg(ours, trip):
    ana = trip.travellers.first()
    factories.leg(trip=trip, distance_km=100, travellers=[ana])

    assert reckoned(trip)[0].whole.known == Decimal("20.0")


def test_the_distance_is_typed_or_lies_between_the_cities(ours, trip):
    cities()
    factories.city(name="Lisbon", zone="America/New_York", latitude=40.7, longitude=-80.7)
    typed = factories.leg(trip=trip, distance_km=3000)
    found = factories.leg(trip=trip)
    by_code = factories.leg(trip=trip, from_place="WAW")
    factories.city(**WARSAW | {"name": "Okęcie", "other_names": "WAW"})
    nowhere = factories.leg(trip=trip, to_place="Atlantis")

    weights = reckoned(trip)[0].by_leg

    assert weights[typed.pk].km == 3000 and weights[typed.pk].is_typed
    assert weights[found.pk].km == pytest.approx(2765, abs=15)
    assert weights[by_code.pk].km == pytest.approx(2765, abs=15)
    assert (weights[nowhere.pk].km, weights[nowhere.pk].kg) == (None, None)


def test_what_is_unknown_is_not_nothing(ours, trip, as_officer):
    factories.leg(trip=trip, distance_km=100)
    factories.leg(trip=trip, mode="train", distance_km=100)
    factories.leg(trip=trip, to_place="Atlantis")

    found = reckoned(trip)[0]
    page = words(as_officer.get(trip.get_absolute_url()))

    assert (found.whole.known, found.whole.unknown) == (Decimal("40.0"), 2)
    assert "At least 40 kg CO₂e for all who travel. " in page
    assert "2 legs are not known and not counted." in page
    assert "CO₂e not known: give the distance" in page
    assert "<bdi>City inventory (2026)</bdi>. <bdi>Department of Climate</bdi>" in page


def test_without_travellers_or_a_set_nobody_knows(ours, as_officer):
    trip = factories.trip()
    factories.leg(trip=trip, distance_km=100)
    assert reckoned(trip)[0].whole.known is None
    assert "say who travels" in words(as_officer.get(trip.get_absolute_url()))

    FactorSet.objects.update(valid_from=date(2028, 1, 1))
    assert "no set of emission factors is in use" in words(as_officer.get(trip.get_absolute_url()))


def test_a_trip_is_reckoned_by_the_set_of_its_day(ours):
    older = factories.factor_set(valid_from=date(2020, 1, 1), is_active=True)

    assert FactorSet.objects.in_force(date(2027, 1, 1)) == ours
    assert FactorSet.objects.in_force(date(2025, 12, 31)) == older
    assert FactorSet.objects.in_force(date(2019, 12, 31)) is None


def test_the_office_begins_with_figures_that_say_they_are_nobodys():
    (shipped,) = FactorSet.objects.all()

    assert "own working figures" in shipped.source and "To be replaced" in shipped.source
    assert shipped.factors.filter(mode="flight").count() >= 3


def test_the_ground_is_round_across_the_date_line():
    assert places.great_circle(AUCKLAND, LOS_ANGELES) == pytest.approx(10480, abs=30)
    assert places.great_circle(AUCKLAND, AUCKLAND) == 0


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_no_way_is_longer_than_half_round_the_earth_and_both_ways_are_alike(here, there):
    way = places.great_circle(here, there)

    assert 0 <= way <= 20016
    assert way == places.great_circle(there, here)


def test_no_view_of_a_trip_looks_through_all_cities_again(ours, trip, django_assert_num_queries):
    cities()
    legs = [factories.leg(trip=trip, to_place=f"Place {number}") for number in range(5)]

    with django_assert_num_queries(3):
        places.Places(legs)
    with django_assert_num_queries(2) as asked:
        places.Places(legs)
    assert not any("LIKE" in one["sql"] for one in asked.captured_queries)


def test_a_place_is_found_as_soon_as_a_city_goes_by_its_name(ours, trip):
    lisbon = cities()
    leg = factories.leg(trip=trip, to_place="LIS", to_zone="Europe/Warsaw")
    assert places.Places([leg]).km(leg) is None

    lisbon.other_names = "LIS"
    lisbon.save()
    assert places.Places([leg]).km(leg) == 0

    lisbon.other_names = ""
    lisbon.save()
    factories.city(**WARSAW | {"name": "Radom", "other_names": "LIS", "latitude": 51.4})
    assert places.Places([leg]).km(leg) > 50


def test_a_director_keeps_sets_and_factors_and_an_officer_reads_them(client, officer, director):
    client.force_login(officer)
    listed = reverse("delegations:emissionfactor-list")
    read = client.get(listed)
    assert "Working figures of the office" in words(read)
    shipped = EmissionFactor.objects.first()
    for one in (shipped, shipped.factor_set):
        edit = reverse(f"delegations:{one._meta.model_name}-edit", args=[one.pk])
        assert f'href="{edit}"' not in read.content.decode()
    new_set = reverse("delegations:factorset-new")
    assert client.get(new_set).status_code == 403

    client.force_login(director)
    form = {"name": "Inventory", "year": 2026, "source": "Us", "valid_from": "2026-01-01"}
    client.post(new_set, form | {"is_active": "on"})
    made = FactorSet.objects.get(slug="inventory")
    line = {"factor_set": made.pk, "mode": "train", "from_km": 0, "kg_per_km": "0.03512"}
    client.post(reverse("delegations:emissionfactor-new"), line)

    factor = made.factors.get()
    assert factor.kg_per_km == Decimal("0.03512")
    assert "0.03512" in words(client.get(made.get_absolute_url()))
    twice = client.post(reverse("delegations:emissionfactor-new"), line)
    assert "has a factor for this" in words(twice)


@pytest.mark.parametrize("wrong", [{"kg_per_km": -1}, {"from_km": 9, "until_km": 9}])
def test_no_factor_is_less_than_nothing_or_ends_before_it_begins(wrong):
    factor = factories.emission_factor()
    with pytest.raises(IntegrityError), transaction.atomic():
        EmissionFactor.objects.filter(pk=factor.pk).update(**wrong)
    for name, value in wrong.items():
        setattr(factor, name, value)
    with pytest.raises(ValidationError):
        factor.full_clean()
