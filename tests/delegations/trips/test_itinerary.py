"""The way of a trip: each end by its own clocks, what cannot be, and how long it takes us away."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from delegations.models import Leg
from delegations.services import bookings, itinerary, trips
from tests import factories

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def moment(zone, *when):
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def typed(**kw):
    """A leg as its form sends it."""
    needed = {"mode": "flight", "travel_class": "economy"}
    needed |= {"from_place": "Auckland", "from_zone": "Pacific/Auckland"}
    needed |= {"to_place": "Los Angeles", "to_zone": "America/Los_Angeles"}
    needed |= {"departs_on": "2027-05-12", "departs": "19:30"}
    return needed | {"arrives_on": "2027-05-12", "arrives": "12:30"} | kw


def words_of(trip):
    who = list(trip.travellers.all())
    return [one.words for one in itinerary.flags(trip, list(trip.legs.all()), 60, travellers=who)]


@pytest.fixture
def trip():
    return factories.trip(starts_on=date(2027, 5, 10), ends_on=date(2027, 5, 14))


def test_over_the_date_line_one_arrives_before_one_left(as_officer, trip):
    answer = as_officer.post(at("leg-new", trip.reference), typed())

    leg = Leg.objects.get()
    assert answer.status_code == 302
    assert leg.arrives_at - leg.departs_at == timedelta(hours=12)
    shown = as_officer.get(at("trip-detail", trip.reference)).content.decode()
    assert "Wed 12 May 2027, 19:30" in shown and "Wed 12 May 2027, 12:30" in shown


@pytest.mark.parametrize(
    ("there", "ahead"),
    [("Pacific/Kiritimati", 12), ("Asia/Kolkata", 3.5), ("Asia/Kathmandu", 3.75)],
)
def test_zones_far_ahead_and_between_full_hours_are_reckoned_right(as_officer, trip, there, ahead):
    """One hour on the way, whatever the clocks of the two ends show."""
    shown = datetime(2027, 5, 12, 21) + timedelta(hours=ahead)
    way = typed(from_zone="Europe/Warsaw", to_zone=there, departs="20:00")

    as_officer.post(
        at("leg-new", trip.reference),
        way | {"arrives_on": f"{shown:%Y-%m-%d}", "arrives": f"{shown:%H:%M}"},
    )

    leg = Leg.objects.get()
    assert leg.arrives_at - leg.departs_at == timedelta(hours=1)


def test_an_hour_that_no_clock_shows_is_refused_beside_its_field(as_officer, trip):
    spring = typed(departs_on="2027-03-28", departs="02:30", arrives_on="2027-03-28")
    spring |= {"from_zone": "Europe/Warsaw", "to_zone": "Europe/Lisbon"}

    answer = as_officer.post(at("leg-new", trip.reference), spring)

    assert "clocks are put forward" in str(answer.context["form"].errors["departs"])
    assert not Leg.objects.exists()


def test_a_flight_through_the_night_in_which_clocks_go_back_ends_in_the_second_hour(
    as_officer, trip
):
    autumn = typed(departs_on="2027-10-31", departs="02:15", arrives_on="2027-10-31")
    autumn |= {"from_zone": "Europe/Warsaw", "to_zone": "Europe/Warsaw", "arrives": "02:05"}

    as_officer.post(at("leg-new", trip.reference), autumn)

    assert Leg.objects.get().arrives_at - Leg.objects.get().departs_at == timedelta(minutes=50)


def test_what_arrives_before_it_leaves_is_refused_and_nothing_typed_is_lost(as_officer, trip):
    wrong = typed(arrives_on="2027-05-11", carrier="Air Sample")

    answer = as_officer.post(at("leg-new", trip.reference), wrong)

    assert "before it leaves" in str(answer.context["form"].errors["arrives_on"])
    assert answer.context["form"]["carrier"].value() == "Air Sample"


def test_gaps_overlaps_and_changes_too_short_are_flagged_for_whom_they_concern(trip):
    mayor, aide = (factories.traveller(trip=trip) for _ in range(2))
    out = moment("Europe/Warsaw", 2027, 5, 10, 10)
    legs = {"trip": trip, "departs_at": out}
    factories.leg(**legs, to_place="Paris", travellers=[mayor, aide])
    soon = {"trip": trip, "from_place": "Paris", "to_place": "Lisbon", "travellers": [mayor]}
    factories.leg(**soon, departs_at=out + timedelta(hours=2, minutes=40))
    factories.leg(
        trip=trip,
        from_place="Orly",
        to_place="Warsaw",
        departs_at=out + timedelta(hours=1),
        travellers=[aide],
    )
    factories.leg(
        trip=trip,
        from_place="Faro",
        to_place="Warsaw",
        departs_at=out + timedelta(days=2),
        travellers=[mayor],
    )

    found = words_of(trip)

    assert "Only 40 minutes to change." in found
    assert "Departs before “Warsaw – Paris” arrives." in found
    assert "How do they come from Lisbon to Faro?" in found
    assert len(found) == 3


def test_whoever_is_not_home_again_and_days_outside_the_trip_are_flagged(trip):
    factories.leg(trip=trip, departs_at=moment("Europe/Warsaw", 2027, 5, 9, 10))

    assert words_of(trip) == [
        "Nobody is home again after this.",
        "By our calendar that is outside the days of the trip.",
    ]


def test_who_is_named_on_no_leg_home_is_not_home_though_others_are(trip):
    mayor, _aide = factories.traveller(trip=trip, part="mayor"), factories.traveller(trip=trip)
    out = moment("Europe/Warsaw", 2027, 5, 10, 10)
    factories.leg(trip=trip, departs_at=out)
    home = {"from_place": "Lisbon", "to_place": "Warsaw", "travellers": [mayor]}
    factories.leg(trip=trip, departs_at=out + timedelta(days=2), **home)

    assert words_of(trip) == ["Nobody is home again after this."]


def there_and_back(trip, out, back, **kw):
    factories.leg(trip=trip, departs_at=out, **kw)
    way = {"from_place": "Lisbon", "to_place": "Warsaw", "arrives_at": back}
    factories.leg(trip=trip, departs_at=back - timedelta(hours=2), **way | kw)
    trip.refresh_from_db()


def test_how_long_the_mayor_is_away_counts_by_the_clocks_of_home(trip):
    factories.traveller(trip=trip, part="mayor")
    factories.holiday(on=date(2027, 5, 13))
    out = moment("Europe/Warsaw", 2027, 5, 10, 23, 30)
    there_and_back(trip, out, moment("Europe/Warsaw", 2027, 5, 14, 0, 30))

    away = itinerary.absence(trip)

    assert (away.hours, away.working_days) == (73, 4)  # Monday to Friday but the holiday
    assert itinerary.wants_acting(trip)


def test_days_away_over_a_night_in_which_clocks_change_are_hours_that_passed(trip):
    factories.office(acting_after_hours=48)
    factories.traveller(trip=trip, part="mayor")
    out = moment("Europe/Warsaw", 2027, 3, 26, 12)
    there_and_back(trip, out, moment("Europe/Warsaw", 2027, 3, 28, 12, 30))

    assert itinerary.absence(trip).hours == 47
    assert not itinerary.wants_acting(trip)


def test_only_the_legs_of_the_mayor_say_how_long_the_mayor_is_away(trip):
    mayor = factories.traveller(trip=trip, part="mayor")
    aide = factories.traveller(trip=trip)
    out, back = moment("UTC", 2027, 5, 11, 8), moment("UTC", 2027, 5, 12, 8)
    there_and_back(trip, out, back, travellers=[mayor])
    early = moment("UTC", 2027, 5, 10, 8)
    factories.leg(trip=trip, departs_at=early, travellers=[aide])
    trip.refresh_from_db()

    assert (trip.leaves_at, trip.returns_at) == (out, back)
    mayor.delete()
    trip.refresh_from_db()
    assert not trip.with_mayor and not itinerary.wants_acting(trip)


def test_the_strip_shows_each_day_here_with_the_clock_there(as_officer, trip):
    out = moment("Europe/Warsaw", 2027, 5, 10, 22)
    there = {"to_place": "Auckland", "to_zone": "Pacific/Auckland"}
    factories.leg(trip=trip, departs_at=out, arrives_at=out + timedelta(hours=26), **there)

    with timezone.override("Europe/Warsaw"):
        days = itinerary.strip(trip, list(trip.legs.all()), [])

    assert [day.on.day for day in days] == [10, 11, 12, 13, 14]
    (arrival,) = days[2].passages
    assert (arrival.place, f"{arrival.there:%d %H:%M}") == ("Auckland", "12 10:00")
    assert (days[3].place, days[3].ahead) == ("Auckland", "+10")
    pocket = as_officer.get(at("trip-pocket", trip.reference)).content.decode()
    assert "10:00" in pocket and "at home" in pocket


def test_where_they_are_tells_the_way_of_the_mayor_and_each_row_for_whom_it_is(as_officer, trip):
    mayor = factories.traveller(trip=trip, part="mayor", name="Ana Silva")
    aide = factories.traveller(trip=trip, name="Jan Aide")
    out = moment("Europe/Warsaw", 2027, 5, 10, 8)
    there = {"to_place": "Tokyo", "to_zone": "Asia/Tokyo"}
    factories.leg(trip=trip, departs_at=out, **there)
    home = {"trip": trip, "from_place": "Tokyo", "to_place": "Warsaw"}
    back = moment("Europe/Warsaw", 2027, 5, 12, 8)
    factories.leg(**home, departs_at=back, travellers=[aide])
    factories.leg(**home, departs_at=back + timedelta(days=2), travellers=[mayor])

    days = itinerary.strip(trip, list(trip.legs.all()), [])

    assert [day.place for day in days] == ["Tokyo"] * 4 + ["Warsaw"]
    for name in ("trip-pocket", "trip-detail"):
        page = as_officer.get(at(name, trip.reference)).content.decode()
        rows = page.rpartition("Day by day, here and there")[2].partition("</table>")[0]
        assert rows.count("Jan Aide") == 2 and rows.count("Ana Silva") == 2


@pytest.mark.parametrize(
    ("there", "first", "ahead"),
    [
        ("America/New_York", date(2027, 3, 12), ["−6", "−6", "−5"]),  # theirs go on, ours not yet
        ("Asia/Tokyo", date(2027, 10, 29), ["+7", "+7", "+8"]),  # ours go back, theirs never
        ("Australia/Lord_Howe", date(2027, 4, 2), ["+9", "+9", "+8:30"]),  # by half an hour
    ],
)
def test_the_strip_knows_of_nights_in_which_clocks_change_while_they_are_there(there, first, ahead):
    trip = factories.trip(starts_on=first, ends_on=first + timedelta(days=2))
    out = moment("Europe/Warsaw", first.year, first.month, first.day, 0, 30)
    way = {"to_place": "There", "to_zone": there}
    factories.leg(trip=trip, departs_at=out, arrives_at=out + timedelta(hours=9), **way)

    with timezone.override("Europe/Warsaw"):
        days = itinerary.strip(trip, list(trip.legs.all()), [])

    assert [day.ahead for day in days] == ahead


def test_the_strip_on_the_page_shows_meetings_by_both_clocks(as_officer, trip):
    factories.leg(trip=trip)
    factories.meeting(
        trip=trip, topic="Ports", starts_at=moment("UTC", 2027, 5, 11, 13), zone="Europe/Lisbon"
    )

    page = as_officer.get(trip.get_absolute_url()).content.decode()

    strip = page.partition("Day by day, here and there")[2].partition("</table>")[0]
    assert "15:00" in strip and "Tue 11 May, 14:00" in strip and "Ports" in strip


def test_the_calendar_file_is_of_moments_and_folds_what_people_type(as_officer, trip):
    factories.leg(trip=trip, carrier="Ångström; Air, long name " * 4)
    factories.stay(trip=trip, name="Hotel Mar")
    when = {"starts_at": moment("Europe/Lisbon", 2027, 5, 11, 15), "zone": "Europe/Lisbon"}
    met = {"topic": "Ports", "place": "City hall", "counterpart_words": "Mayor of Lisbon"}
    factories.meeting(trip=trip, briefing="Avoid the toll", **when | met)

    file = as_officer.get(at("trip-calendar", trip.reference)).content.decode()

    assert "DTSTART:20270510T080000Z" in file and "DTEND:20270510T100000Z" in file
    assert "DTSTART;VALUE=DATE:20270510" in file and "DTEND;VALUE=DATE:20270512" in file
    assert "DTSTART:20270511T140000Z\r\nSUMMARY:Ports\r\nLOCATION:City hall" in file
    assert "DESCRIPTION:Mayor of Lisbon" in file and "toll" not in file
    assert "\\;" in file and all(len(line.encode()) <= 75 for line in file.split("\r\n"))


def test_the_database_takes_no_leg_that_arrives_first_and_no_night_that_ends_first(trip):
    when = moment("UTC", 2027, 5, 10, 8)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.leg(trip=trip, departs_at=when, arrives_at=when)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.stay(trip=trip, from_on=date(2027, 5, 12), until_on=date(2027, 5, 12))
    with pytest.raises(ValidationError):
        factories.leg(trip=trip, from_zone="Europe/Nowhere").full_clean()


BOOKING = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
SUMMARY:Flight LO 455 Warsaw – Lisbon
DTSTART;TZID=Europe/Warsaw:20270510T100000
DTEND;TZID=Europe/Lisbon:20270510T131500
END:VEVENT
BEGIN:VEVENT
SUMMARY:Train Lisbon to Porto
DTSTART:20270511T080000Z
DTEND:20270511T110000Z
END:VEVENT
BEGIN:VEVENT
SUMMARY:Hotel Mar
LOCATION:Lisbon
DTSTART;VALUE=DATE:20270510
DTEND;VALUE=DATE:20270512
END:VEVENT
BEGIN:VEVENT
SUMMARY:Day of Europe
DTSTART;VALUE=DATE:20270511
DTEND;VALUE=DATE:20270512
END:VEVENT
END:VCALENDAR
"""


def test_legs_come_out_of_a_booking_once_and_what_is_none_is_told(as_officer, trip):
    url = at("trip-booking", trip.reference)
    for _again in range(2):
        file = SimpleUploadedFile("booking.ics", BOOKING.encode())
        page = as_officer.post(url, {"file": file}, follow=True).content.decode()

    flight, train = trip.legs.all()
    assert (flight.number, flight.from_place, flight.to_place) == ("LO 455", "Warsaw", "Lisbon")
    assert f"{flight.arrives_there:%H:%M}" == "13:15"
    assert (train.mode, train.to_place, train.to_zone) == ("train", "Porto", "UTC")
    (stay,) = trip.stays.all()
    assert (stay.name, stay.place, stay.from_on.day, stay.until_on.day) == (
        *("Hotel Mar", "Lisbon", 10, 12),
    )
    assert "“Day of Europe” has no hours that can be read." in page
    bad = as_officer.post(url, {"file": SimpleUploadedFile("x.ics", b"\xff\xfe BEGIN")})
    assert "no calendar file" in str(bad.context["form"].errors["file"])


@pytest.mark.parametrize("uid", ["UID:455@air\n", ""])
def test_a_flight_that_is_moved_or_cancelled_is_known_again(officer, trip, uid):
    """By the name that its file gives it, else as the flight of that day."""
    booked = BOOKING.replace("SUMMARY:Flight", f"{uid}SUMMARY:Flight")
    bookings.take(trip, booked.encode(), by=officer)

    later = booked.replace("T100000", "T120000").replace("T131500", "T151500")
    added, left = bookings.take(trip, later.encode(), by=officer)

    assert not added and "“Warsaw – Lisbon” was there already. It has the new hours." in left
    flight = trip.legs.get(number="LO 455")
    assert f"{flight.departs_there:%H:%M} {flight.arrives_there:%H:%M}" == "12:00 15:15"
    off = later.replace("SUMMARY:Flight", "STATUS:CANCELLED\nSUMMARY:Flight")
    added, left = bookings.take(trip, off.encode(), by=officer)
    assert not added and "cancelled and was not taken" in left[0]


def test_one_name_for_the_way_there_and_back_is_two_legs(officer, trip):
    first = BOOKING.index("BEGIN:VEVENT")
    last = BOOKING.index("END:VEVENT") + len("END:VEVENT\n")
    there = BOOKING[first:last].replace("SUMMARY", "UID:455@air\nSUMMARY")
    back = there.replace("Warsaw – Lisbon", "Lisbon – Warsaw").replace("20270510", "20270512")

    bookings.take(trip, (BOOKING[:first] + there + back + "END:VCALENDAR\n").encode(), by=officer)

    ways = [(leg.from_place, leg.departs_there.day) for leg in trip.legs.all()]
    assert ways == [("Warsaw", 10), ("Lisbon", 12)]


def test_a_flight_typed_by_hand_is_known_by_its_booking_from_then_on(officer, trip):
    booked = BOOKING.replace("SUMMARY:Flight", "UID:455@air\nSUMMARY:Flight")
    bookings.take(trip, BOOKING.encode(), by=officer)
    bookings.take(trip, booked.encode(), by=officer)

    added, _left = bookings.take(
        trip, booked.replace("20270510T", "20270509T").encode(), by=officer
    )

    assert not added and trip.legs.get(number="LO 455").departs_there.day == 9


def in_utc(booked):
    return booked.replace(";TZID=Europe/Warsaw:20270510T100000", ":20270510T080000Z").replace(
        ";TZID=Europe/Lisbon:20270510T131500", ":20270510T121500Z"
    )


def test_hours_in_utc_are_told_by_the_clocks_of_the_places_that_are_known(as_officer, trip):
    factories.city(name="Lisbon", zone="America/New_York", population=400)
    factories.city(name="Lisbon", zone="Europe/Lisbon", population=500_000, other_names="LIS")
    factories.city(name="Warsaw", zone="Europe/Warsaw")

    file = SimpleUploadedFile("booking.ics", in_utc(BOOKING).encode())
    page = as_officer.post(at("trip-booking", trip.reference), {"file": file}, follow=True)

    flight, train = trip.legs.all()
    assert (flight.from_zone, flight.to_zone) == ("Europe/Warsaw", "Europe/Lisbon")
    assert f"{flight.departs_there:%H:%M} {flight.arrives_there:%H:%M}" == "10:00 13:15"
    assert (train.from_zone, train.to_zone) == ("Europe/Lisbon", "UTC")
    words = "“Lisbon – Porto”: hours in UTC, since the zone of Porto is not known. Give it."
    assert words in page.content.decode()
    pocket = as_officer.get(at("trip-pocket", trip.reference)).content.decode()
    assert ">11:00 UTC<" in pocket and ">13:15<" in pocket and ">09:00<" in pocket


def test_a_leg_that_was_kept_in_utc_gets_the_clocks_of_its_place_once_that_is_known(officer, trip):
    bookings.take(trip, in_utc(BOOKING).encode(), by=officer)
    factories.city(name="Lisbon", zone="Europe/Lisbon")

    added, left = bookings.take(trip, in_utc(BOOKING).encode(), by=officer)

    flight = trip.legs.get(number="LO 455")
    assert not added and flight.to_zone == "Europe/Lisbon"
    assert f"{flight.arrives_there:%H:%M}" == "13:15"
    assert "“Warsaw – Lisbon” was there already. It has the new hours." in left


def test_a_booking_without_zones_tells_hours_of_the_place_and_first_of_the_trips_own(officer):
    trip = factories.trip(city=factories.city(name="Lisbon", zone="America/New_York"))
    factories.city(name="Lisbon", zone="Europe/Lisbon", population=500_000)
    booked = in_utc(BOOKING).replace("00Z", "00")

    bookings.take(trip, booked.encode(), by=officer)

    flight = trip.legs.get(number="LO 455")
    assert flight.to_zone == "America/New_York" and f"{flight.arrives_there:%H:%M}" == "12:15"


def test_of_a_long_booking_it_is_told_what_was_not_read(officer, trip):
    first = BOOKING.index("BEGIN:VEVENT")
    last = BOOKING.index("END:VEVENT") + len("END:VEVENT")
    event = BOOKING[first:last]
    many = BOOKING[:first] + "\n".join([event] * 63) + "\nEND:VCALENDAR\n"

    added, left = bookings.take(trip, many.encode(), by=officer)

    assert len(added) == 1
    assert left == ["3 more entries were not read: at most 60 are taken from a file."]


def test_the_letter_of_the_acting_mayor_is_drafted_without_where_the_mayor_goes(as_officer):
    trip = factories.trip(destination="Atlantis", city=None, ends_on=date(2027, 5, 20))
    factories.traveller(trip=trip, part="mayor", name="Ana Silva", post="Mayor")

    page = " ".join(as_officer.get(trip.get_absolute_url()).content.decode().split())

    draft = page.partition("Draft of the letter")[2].partition("</details>")[0]
    assert "Mayor Ana Silva is away from 10 May 2027" in draft and "Atlantis" not in draft


def test_the_draft_of_the_letter_warns_of_legs_that_were_left_behind(as_officer, officer):
    factories.office(acting_after_hours=72)
    trip = factories.trip(status="booked")
    mayor = factories.person(name="Helena")
    factories.traveller(trip=trip, name="Helena", part="mayor", person=mayor)
    there_and_back(
        trip,
        moment("Europe/Warsaw", 2027, 5, 10, 1),
        moment("Europe/Warsaw", 2027, 5, 12, 23) + timedelta(hours=12),
    )
    trip.refresh_from_db()
    days = {"starts_on": date(2027, 5, 10), "ends_on": date(2027, 5, 13), "why": "As booked"}
    trips.move_dates(trip, **days, by=officer)
    warning = "The legs are not on the days of the trip"
    assert "Draft of the letter" in as_officer.get(trip.get_absolute_url()).content.decode()
    assert warning not in as_officer.get(trip.get_absolute_url()).content.decode()

    days |= {"starts_on": date(2027, 5, 17), "ends_on": date(2027, 5, 20)}
    trips.move_dates(trip, **days, by=officer)

    assert warning in as_officer.get(trip.get_absolute_url()).content.decode()


def test_nobody_stands_in_for_themselves_nor_files_a_letter_tomorrow(as_officer, officer):
    trip = factories.trip(owner=officer, status="booked")
    mayor = factories.person()
    factories.traveller(trip=trip, name="Helena", part="mayor", person=mayor)
    url = at("trip-edit", trip.reference)
    sent = {name: kept or "" for name, kept in as_officer.get(url).context["form"].initial.items()}
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = as_officer.post(url, sent | {"acting": mayor.pk, "acting_filed_on": tomorrow})

    errors = page.context["form"].errors
    assert "stands in for nobody" in str(errors["acting"])
    assert "still to come" in str(errors["acting_filed_on"])


def test_a_lodging_on_other_days_is_flagged(as_officer, trip):
    for name, day in (("The night before", 9), ("Late", 20)):
        first = date(2027, 5, day)
        factories.stay(trip=trip, name=name, from_on=first, until_on=first + timedelta(days=1))

    way = as_officer.get(trip.get_absolute_url()).context["way"]

    assert {stay.name: [one.words for one in stay.flags] for stay in way["stays"]} == {
        "The night before": [],
        "Late": ["That is outside the days of the trip."],
    }


def test_a_meeting_stands_where_it_is_by_the_hour_on_the_page_and_in_the_pocket(as_officer, trip):
    home = {"from_place": "Lisbon", "to_place": "Warsaw", "from_zone": "Europe/Lisbon"}
    home |= {"to_zone": "Europe/Warsaw"}
    out = moment("Europe/Lisbon", 2027, 5, 10, 8)
    factories.leg(trip=trip, departs_at=out)
    factories.meeting(trip=trip, topic="Between", starts_at=out + timedelta(hours=3))
    factories.leg(trip=trip, departs_at=out + timedelta(hours=5), **home)

    for url in (trip.get_absolute_url(), at("trip-pocket", trip.reference)):
        page = as_officer.get(url).content.decode()
        page = page[page.index("Departs from") :]
        assert page.index("Between") < page.rindex("Departs from")
