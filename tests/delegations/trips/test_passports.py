"""A passport that ends too soon after the return is reminded of, and moves with the trip."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from delegations.models import Trip
from delegations.services import trips
from oia.reminders import sources
from oia.reminders.models import Deadline, Rule
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip(officer):
    factories.office(passport_valid_days=182, passport_lead_days=42)
    return factories.trip(owner=officer, starts_on=date(2027, 5, 10), ends_on=date(2027, 5, 12))


@pytest.mark.parametrize(
    ("until", "wanted"), [(date(2027, 11, 9), True), (date(2027, 11, 10), False), (None, False)]
)
def test_it_has_to_be_renewed_in_time_for_the_trip(until, wanted, trip, officer, as_officer):
    factories.traveller(trip=trip, name="Ana Silva", passport_until=until)

    found = Deadline.objects.filter(kind="trip.passport")

    assert [(one.due_on, one.owner) for one in found] == [(date(2027, 3, 29), officer)] * wanted
    assert "Ana" not in "".join(one.title for one in found)
    assert not any(one.hard for one in found), "it is a day of ours, a traveller may go later"
    page = as_officer.get(trip.get_absolute_url()).content.decode()
    assert ("it ends too soon after the return" in page) == wanted


def test_a_passport_that_ends_before_they_are_back_says_so(trip, as_officer):
    factories.traveller(trip=trip, passport_until=date(2027, 5, 11))

    page = as_officer.get(trip.get_absolute_url()).content.decode()

    assert "it ends before they are back" in page and "too soon after" not in page


def test_no_visa_is_applied_for_after_they_left(trip, as_officer):
    url = reverse("delegations:traveller-new", args=[trip.reference])
    typed = {"name": "Ana Silva", "part": "staff", "visa": "wanted"}

    late = as_officer.post(url, typed | {"visa_by": "2027-05-11"})
    as_officer.post(url, typed | {"visa_by": "2027-05-10"})

    assert "They leave before that day." in str(late.context["form"].errors["visa_by"])
    assert trip.travellers.get().visa_by == date(2027, 5, 10)


def test_it_moves_with_the_trip_and_falls_away_with_a_new_passport(trip):
    one = factories.traveller(trip=trip, passport_until=date(2027, 6, 1))
    moved = Trip.objects.get(pk=trip.pk)
    moved.starts_on, moved.ends_on = date(2027, 5, 17), date(2027, 5, 19)
    moved.save()
    assert Deadline.objects.get(kind="trip.passport").due_on == date(2027, 4, 5)

    one.passport_until = date(2036, 6, 1)
    one.save()

    assert Deadline.objects.get(kind="trip.passport").status == "cancelled"


def test_the_office_says_how_long_it_has_to_be_valid(trip):
    factories.traveller(trip=trip, passport_until=date(2027, 8, 20))
    assert Deadline.objects.filter(kind="trip.passport", status="open").exists()

    factories.office(passport_valid_days=90)
    sources.reconcile()

    assert not Deadline.objects.filter(kind="trip.passport", status="open").exists()


def dates_of(kind):
    found = Deadline.objects.filter(kind=kind, status="open")
    return [(one.title.partition(" · ")[0], one.due_on) for one in found]


def test_a_visa_without_a_day_is_due_before_the_departure_and_moves_with_it(trip):
    one = factories.traveller(trip=trip)
    assert dates_of("trip.visa") == [("Look up visa and passport", date(2027, 3, 29))]
    assert dates_of("trip.passport") == [], "it is looked up along with the visa"

    one.visa = "wanted"
    one.save()
    assert dates_of("trip.visa") == [("Apply for a visa", date(2027, 3, 29))]
    assert dates_of("trip.passport") == [("Look up a passport", date(2027, 3, 29))]
    moved = Trip.objects.get(pk=trip.pk)
    moved.starts_on, moved.ends_on = date(2027, 5, 17), date(2027, 5, 19)
    moved.save()
    assert dates_of("trip.visa") == [("Apply for a visa", date(2027, 4, 5))]
    one.visa_by = date(2027, 2, 1)
    one.save()
    assert dates_of("trip.visa") == [("Apply for a visa", date(2027, 2, 1))]


def test_nobody_looks_up_a_visa_for_a_trip_within_our_country(trip, office):
    factories.city(name=office.city_name, country=trip.city.country, zone=office.zone)
    factories.traveller(trip=trip)

    assert dates_of("trip.visa") == []


def test_our_country_is_that_of_the_city_chosen_in_the_settings(trip):
    ours = factories.city(name="Gdynia", country=trip.city.country)
    factories.traveller(trip=trip)
    assert dates_of("trip.visa")

    factories.office(city=ours)
    sources.reconcile()

    assert dates_of("trip.visa") == []


@pytest.mark.parametrize(("leaves", "due"), [(20, date(2026, 11, 26)), (2, date(2026, 11, 25))])
def test_whoever_is_added_late_is_not_overdue_at_once(leaves, due, officer):
    leaves = date(2026, 11, 23) + timedelta(days=leaves)
    trip = factories.trip(owner=officer, starts_on=leaves)
    factories.traveller(trip=trip, visa="wanted")

    assert dates_of("trip.visa") == [("Apply for a visa", due)]
    assert dates_of("trip.passport") == [("Look up a passport", due)]
    Trip.objects.filter(pk=trip.pk).update(status="travelling")
    sources.reconcile()
    assert dates_of("trip.visa") == dates_of("trip.passport") == []


def test_lodging_of_a_trip_that_is_off_is_owed_no_more_once_its_day_is_over(trip):
    factories.stay(trip=trip, cancel_by=date(2026, 11, 22))
    Trip.objects.filter(pk=trip.pk).update(status="postponed")

    sources.reconcile()

    assert dates_of("trip.lodging") == []


def test_lodging_is_given_back_of_a_trip_that_does_not_take_place(trip, director):
    stay = factories.stay(trip=trip, cancel_by=date(2027, 4, 30))
    trips.move(trip, "cancelled", by=director, why="The summit moved")
    assert [on for _title, on in dates_of("trip.lodging")] == [date(2027, 4, 30)]

    stay.delete()

    assert dates_of("trip.lodging") == []


def test_a_rule_comes_with_the_program():
    assert any("trip.passport" in rule.kinds for rule in Rule.objects.all())
