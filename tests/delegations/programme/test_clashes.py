"""What in a programme cannot be: told, in every visit, without telling what one may not see."""

from datetime import date, timedelta

import pytest

from delegations.services.programme_clashes import clashes
from oia.directory.services import merging
from tests import factories
from tests.factories.programme import NOON

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def visit():
    return factories.delegation(status="confirmed")


@pytest.fixture
def found(visit, officer):
    """(title of the item, kind, words) of all that clashes in the visit, for an officer."""

    def find(user=officer):
        titles = dict(visit.programme.values_list("pk", "title"))
        told = clashes(visit, user)
        return [(titles[pk], one.kind, one.words) for pk, some in told.items() for one in some]

    return find


def item(visit, title, at=NOON, **more):
    return factories.programme_item(delegation=visit, title=title, starts_at=at, **more)


def kinds(found):
    return [(title, kind) for title, kind, _words in found]


def test_two_things_at_once_for_the_same_guests_are_told_at_the_later(visit, found):
    item(visit, "Talk")
    item(visit, "Walk", NOON + HOUR / 2)
    item(visit, "Tea", NOON + 2 * HOUR)

    [clash] = found()
    assert clash == ("Walk", "overlap", "Begins before “Talk” ends, for the same guests.")


def test_what_only_touches_is_no_clash(visit, found):
    item(visit, "Talk")
    item(visit, "Walk", NOON + HOUR)

    assert found() == []


def test_guests_may_be_in_two_places_where_they_are_not_the_same(visit, found):
    one, other = (factories.member(delegation=visit) for _each in range(2))
    item(visit, "Talk", guests=[one])
    walk = item(visit, "Walk", guests=[other])
    assert found() == []

    walk.guests.add(one)
    assert kinds(found()) == [("Walk", "overlap")]


def test_a_way_that_takes_longer_than_there_is_time_is_told(visit, found):
    item(visit, "Talk", travel_minutes=30)
    item(visit, "Drive", NOON + HOUR, kind="travel", ends_at=NOON + HOUR + HOUR / 4)
    item(visit, "Tea", NOON + HOUR + HOUR / 4)

    [clash] = found()
    assert clash == ("Tea", "gap", "The way from “Talk” takes 30 minutes, and there are 15.")


def test_a_way_for_which_there_is_just_time_is_none(visit, found):
    item(visit, "Talk", travel_minutes=30)
    item(visit, "Tea", NOON + HOUR + HOUR / 2)

    assert found() == []


def test_travel_that_is_shorter_than_its_way_is_told(visit, found):
    item(visit, "Bus", kind="travel", ends_at=NOON + HOUR / 4, travel_minutes=20)
    item(visit, "Boat", NOON + HOUR, kind="travel", travel_minutes=60)

    [clash] = found()
    assert clash == ("Bus", "gap", "The way takes 20 minutes, and there are 15.")


def test_what_begins_elsewhere_at_the_same_moment_is_told_unless_there_is_no_way(visit, found):
    first = item(visit, "Talk", place="City Hall")
    item(visit, "Walk", NOON + HOUR, place="Harbour")
    item(visit, "Boat", NOON + 2 * HOUR, place="Harbour, quay 4")
    item(visit, "Tea", NOON + 4 * HOUR, place="Museum")
    [clash] = found()
    assert clash == ("Walk", "gap", "Begins elsewhere at the moment at which “Talk” ends.")

    first.travel_minutes = 0
    first.save()
    assert found() == []


def test_an_item_on_a_day_on_which_they_are_not_here_is_told(visit, found):
    item(visit, "Talk")
    visit.arrives_on = date(2027, 3, 9)
    visit.save()

    assert kinds(found()) == [("Talk", "outside")]


def other(**more):
    """Something of another visit, on the same day."""
    visit = factories.delegation(status=more.pop("status", "accepted"), **more.pop("of", {}))
    return item(visit, "Elsewhere", NOON + HOUR / 2, **more)


def test_a_room_a_host_and_an_interpreter_are_not_given_away_twice_in_any_visit(visit, found):
    mayor, voice = factories.person(), factories.person(name="Ana Silva")
    wants = {"place": "City Hall", "room": "Blue room", "host": mayor}
    wants |= {"interpreting": "consecutive", "interpreter": voice}
    item(visit, "Talk", **wants)
    rival = other(**wants)

    assert sorted(kinds(found())) == [("Talk", "host"), ("Talk", "interpreter"), ("Talk", "room")]
    assert all(f"“Elsewhere”, {rival.delegation.reference}." in words for *_both, words in found())


def test_a_colleague_and_a_vehicle_are_not_in_two_places_at_once(visit, found):
    guide, colleague = factories.person(name="Rui Gomes"), factories.user(first_name="Ada")
    item(visit, "Talk", greeter=guide, ours=[guide], staff=[colleague], vehicle="Bus 7")
    rival = other(host=guide, staff=[colleague], vehicle="bus  7")

    assert sorted(kinds(found())) == [
        *[("Talk", "colleague")] * 2,
        ("Talk", "greeter"),
        ("Talk", "vehicle"),
    ]
    for who in ("Rui Gomes", str(colleague), "Whoever greets", "The vehicle"):
        words = f"{who} is taken then: “Elsewhere”, {rival.delegation.reference}."
        assert words in [told for *_both, told in found()]


@pytest.mark.parametrize(
    ("vehicle", "clash"),
    [
        ("Taxi", False),
        ("Own car", False),
        ("On foot", False),
        ("Bus 7", True),
        ("The mayor's car", True),
    ],
)
def test_a_vehicle_is_taken_only_where_the_words_tell_it_from_others(visit, found, vehicle, clash):
    item(visit, "Talk", vehicle=vehicle)
    other(vehicle=vehicle)

    assert (("Talk", "vehicle") in kinds(found())) is clash


@pytest.mark.parametrize("names", [{"ours"}, {"greeter"}, {"interpreter"}])
def test_who_of_ours_is_tied_elsewhere_is_found_by_whatever_part(visit, found, names):
    guide = factories.person(name="Rui Gomes")
    item(visit, "Talk", host=guide)
    mode = {"interpreting": "whispered"} if "interpreter" in names else {}
    other(**{name: [guide] if name == "ours" else guide for name in names}, **mode)

    assert ("Talk", "host") in kinds(found())


def test_of_a_person_whom_one_may_not_see_no_name_is_told(visit, found, director):
    guide = factories.person(name="Rui Gomes", sensitivity="restricted")
    item(visit, "Talk", ours=[guide])
    other(ours=[guide])

    [(_title, _kind, words)] = found()
    assert words.startswith("Somebody of ours is taken then")
    assert found(director)[0][2].startswith("Rui Gomes is taken then")


def test_they_are_known_again_however_they_are_written(visit, found):
    voice = {"interpreting": "whispered"}
    item(
        visit, "Talk", place="City hall", room="blue  ROOM", interpreter_words="ana silva", **voice
    )
    other(
        place="City Hall",
        room="Blue room",
        interpreter=factories.person(name="Ana Silva"),
        **voice,
    )

    assert sorted(kinds(found())) == [("Talk", "interpreter"), ("Talk", "room")]


@pytest.mark.parametrize("place", ["", "CITY HALL, Praça 1"])
def test_a_room_is_given_away_once_however_much_is_said_of_its_house(visit, found, place):
    item(visit, "Talk", place="City Hall", room="Blue room")
    other(place=place, room="Blue room")

    assert kinds(found()) == [("Talk", "room")]


def test_rooms_of_one_name_in_two_houses_are_no_clash(visit, found):
    item(visit, "Talk", place="City Hall", room="Room 1")
    other(place="University", room="Room 1")

    assert found() == []


def test_a_house_without_a_room_is_no_clash_nor_is_another_hour(visit, found):
    mayor = factories.person()
    item(visit, "Talk", place="City Hall")
    other(place="City Hall")
    item(visit, "Tea", NOON + 3 * HOUR, host=mayor)
    other(host=mayor)

    assert found() == []


@pytest.mark.parametrize("status", ["cancelled", "declined", "postponed", "redirected"])
def test_a_visit_that_does_not_come_takes_nobodys_time(visit, found, status):
    mayor = factories.person()
    item(visit, "Talk", host=mayor)
    other(host=mayor, status=status)

    assert found() == []


def test_within_one_visit_they_are_told_at_both(visit, found):
    one, two = (factories.member(delegation=visit) for _each in range(2))
    item(visit, "Talk", room="Blue room", guests=[one])
    item(visit, "Walk", room="Blue room", guests=[two])

    assert found() == [
        ("Talk", "room", "The room is at “Walk” then."),
        ("Walk", "room", "The room is at “Talk” then."),
    ]


def test_of_what_one_may_not_see_only_that_the_time_is_taken(visit, found, director):
    mayor = factories.person()
    item(visit, "Talk", host=mayor)
    secret = other(host=mayor, of={"sensitivity": "restricted"})

    assert found() == [("Talk", "host", "The host is taken then.")]
    [(_title, _kind, words)] = found(director)
    assert secret.delegation.reference in words


def test_they_are_found_by_the_same_number_of_queries(visit, officer, query_count):
    elsewhere, guide = factories.delegation(status="confirmed"), factories.person()

    def add(count, hour):
        wants = {"room": "Blue room", "vehicle": "Bus 7", "ours": [guide], "staff": [officer]}
        for number in range(count):
            at = NOON + hour + number * HOUR / 6
            for each in (visit, elsewhere):
                item(each, "Talk", at, **wants)

    add(1, HOUR * 0)
    clashes(visit, officer)
    one = query_count(lambda: clashes(visit, officer))
    add(40, HOUR)

    assert query_count(lambda: clashes(visit, officer)) == one
    assert clashes(visit, officer)


def test_an_interpreter_who_is_renamed_or_merged_is_still_the_same(visit, found):
    """Booked twice at one hour, once under a name that somebody else had typed."""
    known, double = factories.person(name="Marta Leal"), factories.person(name="Dr Leal")
    other, at_once = factories.delegation(status="confirmed"), {"interpreting": "simultaneous"}
    item(visit, "Talk", interpreter=known, **at_once)
    item(other, "Elsewhere", interpreter=double, **at_once)
    assert found() == []

    merge = merging.merge(known, double, by=None)
    assert kinds(found()) == [("Talk", "interpreter")]

    merging.undo(merge, by=None)
    assert found() == []

    double.name = "Marta Leal"
    double.save()
    assert kinds(found()) == [("Talk", "interpreter")]
