"""Meetings of a trip that cannot be as they stand, and where they stand in the days."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

#: Out on the morning of the 10th: from 8 in Warsaw to 11 in Barcelona, which has the same hours.
LEAVES, LANDS = datetime(2027, 5, 10, 6, tzinfo=UTC), datetime(2027, 5, 10, 9, tzinfo=UTC)


@pytest.fixture
def trip():
    made = factories.trip(ends_on=date(2027, 5, 12))
    home = {"from_place": "Warsaw", "from_zone": "Europe/Warsaw"}
    there = {"to_place": "Barcelona", "to_zone": "Europe/Madrid"}
    factories.leg(trip=made, departs_at=LEAVES, arrives_at=LANDS, **home, **there)
    back = {"from_place": "Barcelona", "from_zone": "Europe/Madrid"}
    back |= {"to_place": "Warsaw", "to_zone": "Europe/Warsaw"}
    leaves = datetime(2027, 5, 12, 16, tzinfo=UTC)
    factories.leg(trip=made, departs_at=leaves, arrives_at=leaves + timedelta(hours=3), **back)
    return made


def meeting(trip, *when, zone="Europe/Madrid", **kw):
    return factories.meeting(trip=trip, starts_at=datetime(*when, tzinfo=UTC), zone=zone, **kw)


def flagged(client, trip):
    """The words beside meetings, in order."""
    page = client.get(trip.get_absolute_url()).content.decode()
    return re.findall(r'<p class="late">(.*?)</p>', page.partition('id="meetings"')[2])


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ((2027, 6, 11, 9), "That is outside the days of the trip."),
        ((2027, 5, 10, 7), "They are on the way then: “Warsaw – Barcelona”."),
        ((2027, 5, 10, 5), "By the legs they are in Warsaw then, where the clocks are others."),
        ((2027, 5, 12, 20), "By the legs they are in Warsaw then, where the clocks are others."),
        ((2027, 5, 10, 9), None),
        ((2027, 5, 11, 8), None),
    ],
)
def test_a_meeting_at_which_they_cannot_be_is_flagged(as_officer, trip, when, words):
    meeting(trip, *when)

    assert flagged(as_officer, trip) == ([words] if words else [])


def test_a_day_of_the_trip_by_either_calendar_is_none_outside(as_officer):
    """The evening of the 9th in Honolulu is the morning of the 10th with us."""
    trip = factories.trip()
    meeting(trip, 2027, 5, 10, 5, zone="Pacific/Honolulu")

    assert flagged(as_officer, trip) == []


def test_whoever_has_landed_already_may_be_met_unless_the_mayor_is_still_on_the_way(
    as_officer, trip
):
    aide, mayor = factories.traveller(trip=trip), factories.traveller(trip=trip)
    out = trip.legs.first()
    out.travellers.add(mayor)
    factories.leg(
        trip=trip,
        departs_at=LEAVES - timedelta(hours=2),
        arrives_at=LANDS - timedelta(hours=2),
        to_place="Barcelona",
        to_zone="Europe/Madrid",
        travellers=[aide],
    )
    meeting(trip, 2027, 5, 10, 8)
    assert flagged(as_officer, trip) == []

    mayor.part = "mayor"
    mayor.save()
    assert flagged(as_officer, trip) == ["They are on the way then: “Warsaw – Barcelona”."]


def test_two_meetings_too_near_to_each_other_for_the_way_are_flagged(as_officer, trip):
    meeting(trip, 2027, 5, 11, 8, topic="Housing", place="City hall")
    other = meeting(trip, 2027, 5, 11, 8, 15, place="Port")

    assert flagged(as_officer, trip) == ["Begins elsewhere 15 minutes after “Housing” does."]
    other.place = "City hall, room 2"
    other.save()
    assert flagged(as_officer, trip) == []
    other.starts_at -= timedelta(minutes=15)
    other.save()
    assert flagged(as_officer, trip) == ["Begins at the same time as “Housing”."]


@pytest.mark.parametrize("name", ["trip-detail", "trip-pocket"])
def test_a_day_is_told_in_order_and_a_meeting_beyond_the_trip_has_its_day(as_officer, trip, name):
    meeting(trip, 2027, 5, 9, 22, topic="Midnight call", zone="Europe/Warsaw")
    meeting(trip, 2027, 6, 11, 9, topic="Month later")

    page = as_officer.get(reverse(f"delegations:{name}", args=[trip.reference])).content.decode()

    days = page.partition("Day by day" if name == "trip-detail" else "paper__head")[2]
    days = re.sub(r"<[^>]*>|\s+", " ", days.partition("</table>")[0])
    order = ["Midnight call", "Departs from", "Arrives in", "Departs from", "Month later"]
    assert re.findall("|".join(dict.fromkeys(order)), days)[:3] == order[:3]
    assert days.count("Month later") == 1


def test_in_the_pocket_an_hour_of_another_day_there_names_that_day(as_officer):
    trip = factories.trip()
    night = datetime(2027, 5, 10, 20, 30, tzinfo=UTC)
    bound = {"to_place": "Tbilisi", "to_zone": "Asia/Tbilisi"}
    factories.leg(trip=trip, departs_at=LANDS, arrives_at=night, **bound)

    page = as_officer.get(reverse("delegations:trip-pocket", args=[trip.reference]))

    assert ">Tue 00:30<" in page.content.decode()
