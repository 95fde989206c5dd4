"""A year typed wrongly is told beside its field, and no page walks through a century."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from delegations.models import Trip
from delegations.services import itinerary, trip_costs
from oia.accounts.hours import is_working_day, working_days_between
from tests import factories
from tests.delegations.trips.test_itinerary import typed as typed_leg
from tests.delegations.trips.test_trips import typed

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("ends_on", {"ends_on": "2127-05-12"}),
        ("starts_on", {"starts_on": "2127-05-10", "ends_on": "2127-05-12"}),
        ("starts_on", {"starts_on": "0202-05-10", "ends_on": "2027-05-12"}),
    ],
)
def test_a_year_typed_wrongly_is_told_beside_its_field(field, days, as_officer):
    form = as_officer.post(at("trip-new"), typed(**days)).context["form"]

    assert "year" in str(form.errors[field])
    assert form["title"].value() == "U20 mayors' summit" and not Trip.objects.exists()


def test_an_invitation_a_century_ahead_is_none(as_officer):
    wrong = {"title": "Congress", "host": "Kobe", "received_on": "2026-11-20"}
    wrong |= {"would_pay": "city", "sensitivity": "movements", "status": "received"}

    answer = as_officer.post(at("invitation-new"), wrong | {"starts_on": "2127-05-10"})

    assert "Is the year right?" in str(answer.context["form"].errors["starts_on"])


def test_a_way_of_years_is_told_beside_the_day_of_arrival(as_officer):
    trip = factories.trip()

    answer = as_officer.post(at("leg-new", trip.reference), typed_leg(arrives_on="2028-05-12"))

    assert "three months" in str(answer.context["form"].errors["arrives_on"])
    assert not trip.legs.exists()


def test_what_was_stored_so_before_is_shown_at_once_and_can_be_put_right(as_officer):
    trip = factories.trip(starts_on=date(1826, 5, 10), ends_on=date(2199, 5, 12))
    factories.leg(trip=trip)

    assert as_officer.get(trip.get_absolute_url()).status_code == 200
    assert itinerary.absence(trip).working_days == working_days_between(
        date(1826, 5, 10), date(2199, 5, 12)
    )
    trip.notes = "Look at the year"
    trip.full_clean()
    trip.ends_on += timedelta(days=1)
    with pytest.raises(ValidationError):
        trip.full_clean()


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-3, 400),
    st.sets(st.integers(0, 400), max_size=20),
    st.sets(st.integers(1, 7)),
)
def test_working_days_are_those_that_one_counts_day_by_day(first, span, off, week):
    who = SimpleNamespace(works_on=lambda weekday: weekday in week)
    holidays = {first + timedelta(days=number) for number in off}
    days = [first + timedelta(days=number) for number in range(span + 1)]

    counted = sum(is_working_day(day, who, holidays=holidays) for day in days)

    last = first + timedelta(days=span)
    assert working_days_between(first, last, who, holidays=holidays) == counted


@pytest.mark.parametrize(
    ("field", "sums"),
    [
        ("rate", {"estimate": "9000000000", "currency": "JPY", "rate": "9000000000"}),
        ("rate", {"actual": "9999999999.99", "currency": "JPY", "rate": "1.01"}),
        ("estimate", {"estimate": "9000000000", "currency": "KWD"}),
        ("actual", {"actual": "9000000000", "currency": "KWD"}),
    ],
)
def test_a_sum_that_nobody_can_hold_is_told_beside_its_field(field, sums, as_officer):
    factories.exchange_rate(currency="KWD", on=date(2027, 1, 1), rate="3.00")
    trip = factories.trip()
    whole = {"kind": "travel", "payer": "city"} | sums

    answer = as_officer.post(at("tripcost-new", trip.reference), whole)

    assert "Is it a slip?" in str(answer.context["form"].errors[field])
    assert not trip.costs.exists()


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "Europe", ""])
def test_a_zone_that_there_is_not_is_told_beside_its_field(zone, as_officer):
    trip = factories.trip()
    way = {"mode": "flight", "travel_class": "economy", "from_place": "A", "to_place": "B"}
    way |= {"from_zone": zone, "to_zone": "Asia/Tokyo"}
    way |= {"departs_on": "2027-05-10", "departs": "06:00"}
    way |= {"arrives_on": "2027-05-11", "arrives": "06:00"}
    meeting = {"topic": "Tea", "on": "2027-05-10", "begins": "10:00", "zone": zone}

    for name, whole, field in (("leg", way, "from_zone"), ("meeting", meeting, "zone")):
        answer = as_officer.post(at(f"{name}-new", trip.reference), whole)
        errors = str(answer.context["form"].errors[field])
        assert "is not a time zone" in errors or "required" in errors
    assert not trip.legs.exists() and not trip.meetings.exists()


def test_the_largest_cost_is_kept_and_added_up(officer):
    trip = factories.trip()
    cost = factories.trip_cost(trip=trip, payer="host", estimate="9999999999.99", currency="JPY")
    cost.rate = Decimal("0.99999999")

    trip_costs.save_cost(cost, by=officer)

    assert trip.costs.get().gift.value == Decimal("9999999899.99")


def test_in_the_admin_it_is_told_beside_the_field_too(client, director):
    client.force_login(director)
    trip, source = factories.trip(), factories.organisation()
    url = reverse("admin:delegations_tripcost_add")
    whole = {"trip": trip.pk, "kind": "travel", "payer": "city", "source": source.pk}
    whole |= {"estimate": "10", "currency": "EUR"}

    answer = client.post(url, whole)

    assert "they do not pay" in str(answer.context["adminform"].form.errors["source"])


def test_a_cost_of_no_trip_is_told_beside_that_field_in_the_admin(client, director):
    client.force_login(director)
    whole = {"kind": "travel", "payer": "city", "estimate": "10", "currency": "EUR"}

    answer = client.post(reverse("admin:delegations_tripcost_add"), whole)

    assert "required" in str(answer.context["adminform"].form.errors["trip"])
