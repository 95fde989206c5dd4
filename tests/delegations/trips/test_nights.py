"""Nights of a trip for which nobody has a bed are flagged, but those in the air."""

from datetime import UTC, date, datetime, timedelta

import pytest

from delegations.services import itinerary
from tests import factories

pytestmark = pytest.mark.django_db


def night_flags(trip):
    legs = list(trip.legs.prefetch_related("travellers"))
    stays = list(trip.stays.prefetch_related("travellers"))
    found = itinerary.flags(trip, legs, least=60, stays=stays)
    return [flag.words for flag in found if flag.kind == "night"]


def flight(trip, start, end, departs_at, hours, **kw):
    (from_place, from_zone), (to_place, to_zone) = start, end
    return factories.leg(
        trip=trip,
        departs_at=departs_at,
        arrives_at=departs_at + timedelta(hours=hours),
        from_place=from_place,
        from_zone=from_zone,
        to_place=to_place,
        to_zone=to_zone,
        **kw,
    )


HOME, KOBE = ("Warsaw", "Europe/Warsaw"), ("Kobe", "Asia/Tokyo")
NIUE, TONGA = ("Alofi", "Pacific/Niue"), ("Nukuʻalofa", "Pacific/Tongatapu")


@pytest.fixture
def to_kobe():
    """Out over the night of the 10th, home again on the 13th by the clocks there."""
    trip = factories.trip(ends_on=date(2027, 5, 13))
    flight(trip, HOME, KOBE, datetime(2027, 5, 10, 12, tzinfo=UTC), 12)
    flight(trip, KOBE, HOME, datetime(2027, 5, 13, 2, tzinfo=UTC), 13)
    return trip


def test_a_night_without_lodging_is_flagged_and_one_in_the_air_is_not(to_kobe, as_officer):
    last = "No lodging for the night of 12 May."
    assert night_flags(to_kobe) == ["No lodging for the nights of 11–12 May."]
    factories.stay(trip=to_kobe, from_on=date(2027, 5, 11), until_on=date(2027, 5, 12))
    assert night_flags(to_kobe) == [last]
    assert last in as_officer.get(to_kobe.get_absolute_url()).content.decode()

    factories.stay(trip=to_kobe, from_on=date(2027, 5, 12), until_on=date(2027, 5, 13))
    assert night_flags(to_kobe) == []


def test_each_traveller_needs_a_bed_of_their_own(to_kobe):
    one, other = (factories.traveller(trip=to_kobe) for _each in range(2))
    for leg in to_kobe.legs.all():
        leg.travellers.set([one, other])
    nights = {"from_on": date(2027, 5, 11), "until_on": date(2027, 5, 13)}
    factories.stay(trip=to_kobe, travellers=[one], **nights)
    assert len(night_flags(to_kobe)) == 1

    factories.stay(trip=to_kobe, travellers=[other], **nights)
    assert night_flags(to_kobe) == []


def test_nights_are_those_of_the_place_across_the_date_line():
    trip = factories.trip(ends_on=date(2027, 5, 14))
    out = datetime(2027, 5, 10, 20, tzinfo=UTC)  # the 10th in Niue, the 11th in Tonga
    flight(trip, NIUE, TONGA, out, 2)
    flight(trip, TONGA, NIUE, out + timedelta(days=1, hours=2), 2)

    assert night_flags(trip) == ["No lodging for the night of 11 May."]


def test_whoever_is_not_home_again_sleeps_there_to_the_end_of_the_trip():
    trip = factories.trip(ends_on=date(2027, 5, 12))
    flight(trip, HOME, KOBE, datetime(2027, 5, 10, 0, tzinfo=UTC), 12)

    assert night_flags(trip) == ["No lodging for the nights of 10–11 May."]


def test_a_mistyped_year_is_told_in_one_sentence():
    trip = factories.trip(ends_on=date(2127, 5, 12))
    flight(trip, HOME, KOBE, datetime(2027, 5, 10, 0, tzinfo=UTC), 12)

    assert night_flags(trip) == ["No lodging for the nights of 10 May 2027 – 11 May 2127."]


def test_each_run_of_nights_without_a_bed_is_told_once():
    trip = factories.trip(ends_on=date(2027, 6, 3))
    flight(trip, HOME, KOBE, datetime(2027, 5, 10, 0, tzinfo=UTC), 12)
    factories.stay(trip=trip, from_on=date(2027, 5, 20), until_on=date(2027, 5, 30))
    factories.stay(trip=trip, from_on=date(2027, 5, 12), until_on=date(2027, 5, 14))
    factories.stay(trip=trip, from_on=date(2027, 5, 13), until_on=date(2027, 5, 15))

    assert night_flags(trip) == [
        "No lodging for the nights of 10–11 May.",
        "No lodging for the nights of 15–19 May.",
        "No lodging for the nights of 30 May – 2 June.",
    ]


def test_a_train_through_the_night_is_a_bed():
    trip = factories.trip()
    flight(trip, HOME, ("Prague", "Europe/Prague"), datetime(2027, 5, 10, 20, tzinfo=UTC), 10)
    flight(trip, ("Prague", "Europe/Prague"), HOME, datetime(2027, 5, 11, 19, tzinfo=UTC), 10)

    assert night_flags(trip) == []


def test_two_beds_for_one_traveller_in_one_night_are_flagged(to_kobe, as_officer):
    one, other = (factories.traveller(trip=to_kobe) for _each in range(2))
    nights = {"trip": to_kobe, "until_on": date(2027, 5, 13)}
    factories.stay(name="Port", from_on=date(2027, 5, 11), travellers=[one], **nights)
    factories.stay(name="Hill", from_on=date(2027, 5, 11), travellers=[other], **nights)
    twice = factories.stay(name="Bay", from_on=date(2027, 5, 12), travellers=[one], **nights)

    page = as_officer.get(to_kobe.get_absolute_url()).content.decode()
    assert page.count("For the same nights there is “Port”.") == 1
    assert "there is “Hill”" not in page

    twice.from_on = date(2027, 5, 13)
    twice.until_on = date(2027, 5, 14)
    twice.save()
    page = as_officer.get(to_kobe.get_absolute_url()).content.decode()
    assert "For the same nights" not in page


def test_a_house_that_can_be_cancelled_only_when_they_are_there_is_flagged(to_kobe, as_officer):
    words = "Free cancellation ends after the first night."
    nights = {"trip": to_kobe, "from_on": date(2027, 5, 11), "until_on": date(2027, 5, 13)}
    stay = factories.stay(cancel_by=date(2027, 5, 11), **nights)
    assert words not in as_officer.get(to_kobe.get_absolute_url()).content.decode()

    stay.cancel_by = date(2027, 5, 12)
    stay.save()
    assert words in as_officer.get(to_kobe.get_absolute_url()).content.decode()
