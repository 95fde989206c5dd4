"""The public register: trips that are over and released, and nothing before."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from delegations.services import trip_money, trip_register, trips
from tests import factories

pytestmark = pytest.mark.django_db

OUT = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def trip():
    """The mayor and a guard, over Paris to Lisbon, on to Porto, and home."""
    factories.office(publish_trips=True)
    made = factories.trip(
        title="U20",
        purpose="=Sign the charter",
        starts_on=date(2026, 11, 2),
        ends_on=date(2026, 11, 6),
        status="reported",
        results="Signed",
    )
    way = [("Warsaw", "Paris", 0), ("Paris", "Lisbon", 4), ("Lisbon", "Porto", 50)]
    for start, end, hours in [*way, ("Porto", "Warsaw", 96)]:
        at = OUT + timedelta(hours=hours)
        factories.leg(trip=made, departs_at=at, from_place=start, to_place=end)
    mayor = factories.traveller(trip=made, name="Ana Silva", part="mayor", post="Mayor")
    guard = factories.traveller(trip=made, name="Jan Guard", part="security")
    factories.trip_cost(trip=made, traveller=mayor, estimate="90.00", actual="101.10")
    factories.trip_cost(trip=made, traveller=mayor, kind="lodging", payer="host", estimate=200)
    factories.trip_cost(trip=made, traveller=mayor, kind="meals", payer="own", estimate=None)
    factories.trip_cost(trip=made, traveller=guard, actual="50.05")
    factories.trip_cost(trip=made, kind="ground", actual="0.00")
    return made


def public(client):
    answer = client.get("/public/trips.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.content.decode())))


def test_nothing_is_told_before_it_is_released_nor_while_it_is_switched_off(client, trip, director):
    assert public(client) == []
    trips.move(trip, "published", by=director)
    assert public(client)

    factories.office(publish_trips=False)
    assert client.get("/public/trips.csv").status_code == 404
    assert client.get("/public/trips.json").status_code == 404


def test_a_row_for_each_destination_with_what_the_city_bore(client, trip, director):
    trips.move(trip, "published", by=director)

    rows = public(client)

    told = [(row["holder"], row["post"], row["destination"]) for row in rows]
    assert told == [
        ("Ana Silva", "Mayor", "Lisbon"),
        ("Ana Silva", "Mayor", "Porto"),
        ("Security", "", "Lisbon"),
        ("Security", "", "Porto"),
        ("All together", "", trip.city.name),
    ]
    first = rows[0]
    assert (first["city_travel"], first["city_lodging"], first["city_meals"]) == ("101.10", "", "")
    assert (first["paid_by_others"], first["others"]) == ("200.00", "The host")
    assert (first["starts_on"], first["ends_on"]) == ("2026-11-02", "2026-11-04")
    assert rows[1]["city_travel"] == "" and rows[4]["city_ground"] == "0.00"
    assert first["reason"].startswith("'=") and "Jan Guard" not in str(rows)
    whole = sum(Decimal(row["city_total"]) for row in rows if row["city_total"])
    assert whole == trip_money.borne_by_city(trip)


@pytest.mark.parametrize("sums", [{}, {"estimate": None}, {"actual": 9, "currency": "XTS"}])
def test_none_is_released_while_it_is_not_known_what_the_city_bore(trip, director, sums):
    """A blank sum would say that the city bore none, and an estimate that it was spent."""
    taxi = factories.trip_cost(trip=trip, what="taxi", kind="ground", **sums)
    with pytest.raises(ValidationError, match="Ground transport taxi"):
        trips.move(trip, "published", by=director)

    taxi.actual, taxi.currency = 12, "EUR"
    taxi.save()
    trips.move(trip, "published", by=director)

    assert trip.released_on


def test_what_of_a_released_trip_is_an_estimate_or_not_known_says_so(client, trip, director):
    trips.move(trip, "published", by=director)
    factories.trip_cost(trip=trip, what="bus", kind="ground")
    factories.trip_cost(trip=trip, what="boat", kind="ground", estimate=None)

    (row,) = by_stop(public(client), "All together").values()

    assert row["amounts_are"] == "in part an estimate; in part not known yet"


def test_where_they_met_somebody_is_a_destination_however_short(client, trip, director):
    factories.meeting(trip=trip, starts_at=OUT + timedelta(hours=3), zone="Europe/Paris")
    trips.move(trip, "published", by=director)

    told = [row["destination"] for row in public(client) if row["holder"] == "Ana Silva"]

    assert told == ["Paris", "Lisbon", "Porto"]


def test_programs_get_the_same_with_sums_that_lose_no_cent(client, trip, director):
    trips.move(trip, "published", by=director)

    (first, *_rest) = client.get("/public/trips.json").json()["trips"]

    assert (first["city_travel"], first["city_meals"]) == ("101.10", None)
    assert first["reason"] == "=Sign the charter"


def test_what_is_restricted_afterwards_is_taken_out(trip, director):
    trips.move(trip, "published", by=director)
    trip.sensitivity = "restricted"
    trips.change(trip, by=director)

    assert trip_register.rows() == []


# By stop ----------------------------------------------------------------------------------------


def by_stop(rows, holder):
    return {row["destination"]: row for row in rows if row["holder"] == holder}


def test_what_is_for_a_leg_or_a_lodging_stands_with_its_stop(client, trip, director):
    mayor = trip.travellers.get(part="mayor")
    legs = {f"{leg}": leg for leg in trip.legs.all()}
    on = {"trip": trip, "traveller": mayor}
    factories.trip_cost(**on, kind="travel", actual="40.00", leg=legs["Lisbon – Porto"])
    factories.trip_cost(**on, kind="travel", actual="30.00", leg=legs["Warsaw – Paris"])
    factories.trip_cost(**on, kind="travel", actual="20.00", leg=legs["Porto – Warsaw"])
    nights = {"from_on": date(2026, 11, 4), "until_on": date(2026, 11, 6)}
    porto = factories.stay(trip=trip, place="Porto", **nights)
    factories.trip_cost(**on, kind="lodging", actual="210.00", stay=porto)
    trips.move(trip, "published", by=director)

    rows = public(client)

    lisbon, there = (by_stop(rows, "Ana Silva")[place] for place in ("Lisbon", "Porto"))
    assert (lisbon["city_travel"], there["city_travel"]) == ("131.10", "60.00")
    assert (lisbon["city_lodging"], there["city_lodging"]) == ("", "210.00")
    words = "in part for the whole trip; in part an estimate"  # the lodging, borne by the host
    assert (lisbon["amounts_are"], there["amounts_are"]) == (words, "")
    whole = sum(Decimal(row["city_total"]) for row in rows if row["city_total"])
    assert whole == trip_money.borne_by_city(trip)


def test_one_lodging_over_two_stops_is_shared_by_its_nights_to_the_cent(client, trip, director):
    mayor = trip.travellers.get(part="mayor")
    stay = factories.stay(
        trip=trip, place="", from_on=date(2026, 11, 3), until_on=date(2026, 11, 6)
    )
    factories.trip_cost(trip=trip, traveller=mayor, kind="lodging", actual="100.00", stay=stay)
    trips.move(trip, "published", by=director)

    rows = by_stop(public(client), "Ana Silva")

    assert rows["Lisbon"]["city_lodging"] == "33.34"
    assert rows["Porto"]["city_lodging"] == "66.66"


def test_what_is_for_all_together_stands_with_its_stop_as_well(client, trip, director):
    leg = trip.legs.get(to_place="Porto")
    factories.trip_cost(trip=trip, kind="ground", actual="12.00", leg=leg)
    trips.move(trip, "published", by=director)

    rows = by_stop(public(client), "All together")

    assert rows["Porto"]["city_ground"] == "12.00"
    assert rows["Lisbon"]["city_ground"] == "0.00"


amounts = st.decimals(0, 10_000, places=2)
weights = st.dictionaries(st.integers(0, 9), st.integers(1, 60), min_size=1)


@given(amounts, weights)
def test_shares_add_up_to_what_is_shared(amount, parts):
    shares = trip_register.divided(amount, parts, Decimal("0.01"))

    assert sum(shares.values()) == amount
    assert set(shares) == set(parts) and min(shares.values()) >= 0
