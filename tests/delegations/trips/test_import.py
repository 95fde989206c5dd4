"""A register of travel as offices keep it comes in: a row for each stop, or the reason why not."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from delegations.models import Gift, Trip
from delegations.services import trip_register, trips
from oia.accounts.money import Rates
from oia.sheets.taking import undoing
from tests import factories
from tests.sheets.pages import brought, step

pytestmark = pytest.mark.django_db

REGISTER = """Name,Destination,Purpose,Start date,End date,Total cost
Ana Silva,Kobe,Port forum,13-05-2025,17-05-2025,$202
Ana Silva,Osaka,Expo,18-05-2025,20-05-2025,"$1,310.55"
Rui Faria,Lisbon,Tram visit,02-06-2025,02-06-2025,
Rui Faria,Porto,Tram visit,03-06-0201,04-06-2025,$20
Rui Faria,,Nowhere,05-06-2025,06-06-2025,$20
"""


def taken(client, text):
    """The file after its questions: what the sign of the dollar stands for."""
    bringing = brought(client, text, sheet="trips", name="trips.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    step(client, bringing, "map", **headings, empty="keep")
    bringing.refresh_from_db()
    said = {f"manner-{one['column']}-{one['about']}": "USD" for one in bringing.questions or []}
    if said:
        step(client, bringing, "map", **headings, empty="keep", **said)
    return bringing


@pytest.fixture
def as_director(client, director):
    client.force_login(director)
    return client


def test_each_stop_becomes_a_trip_with_who_went_and_what_it_cost(as_director):
    bringing = taken(as_director, REGISTER)
    assert bringing.mapping == [
        *("traveller", "destination", "purpose", "starts_on", "ends_on", "cost"),
    ]
    wrong = {row.line: str(row.faults) for row in bringing.rows.filter(verdict="wrong")}
    assert set(wrong) == {5, 6}
    assert "0201" in wrong[5] and "where the trip goes" in wrong[6]

    step(as_director, bringing, "write", good_rows_only="on")

    told = {
        trip.title: (
            *(trip.starts_on, trip.status, trip.travellers.get().name),
            [(cost.actual, cost.currency) for cost in trip.costs.all()],
        )
        for trip in Trip.objects.all()
    }
    assert told == {
        "Port forum": (date(2025, 5, 13), "closed", "Ana Silva", [(Decimal(202), "USD")]),
        "Expo": (date(2025, 5, 18), "closed", "Ana Silva", [(Decimal("1310.55"), "USD")]),
        "Tram visit": (date(2025, 6, 2), "closed", "Rui Faria", []),
    }
    assert {trip.sensitivity for trip in Trip.objects.all()} == {"office"}


ONE_TRIP = """Name,Destination,Purpose,Start date,End date,Total cost
Ana Silva,Kobe,Port forum,13-05-2025,17-05-2025,$202
Ana Silva,Osaka,Port forum,18-05-2025,20-05-2025,"$1,310.55"
Rui Faria,Kobe,Port forum,14-05-2025,16-05-2025,$190
Rui Faria,Osaka,Port forum,17-05-2025,17-05-2025,
Rui Faria,Lisbon,Port forum,13-09-2025,14-09-2025,$55
Eva Lima,Ghent,Port forum,14-05-2025,16-05-2025,$60
"""


def stops_and_sums(trip):
    sums = {
        (cost.traveller.name, cost.what.partition(": ")[2]): cost.actual
        for cost in trip.costs.all()
    }
    return trip.destination, trip.starts_on, trip.ends_on, sums


def test_rows_of_one_trip_become_one_trip_with_its_stops_and_all_who_went(as_director):
    """The same purpose half a year later, or somewhere else, is another trip."""
    bringing = taken(as_director, ONE_TRIP)
    assert set(bringing.rows.values_list("verdict", flat=True)) == {"new"}
    step(as_director, bringing, "write")

    together, later, elsewhere = Trip.objects.order_by("pk")
    assert stops_and_sums(together) == (
        "Kobe; Osaka",
        date(2025, 5, 13),
        date(2025, 5, 20),
        {
            ("Ana Silva", ""): Decimal(202),
            ("Ana Silva", "Osaka"): Decimal("1310.55"),
            ("Rui Faria", "Kobe"): Decimal(190),
        },
    )
    assert [one.name for one in together.travellers.all()] == ["Ana Silva", "Rui Faria"]
    assert stops_and_sums(later)[0] == "Lisbon" and stops_and_sums(elsewhere)[0] == "Ghent"
    assert {trip.status for trip in Trip.objects.all()} == {"closed"}


def test_stops_that_are_cities_of_ours_are_told_once_each(as_director):
    for name in ("Kobe", "Osaka"):
        factories.city(name=name)
    text = ONE_TRIP.replace("Destination", "City").splitlines(keepends=True)

    bringing = taken(as_director, "".join(text[:3]))
    step(as_director, bringing, "write")

    trip = Trip.objects.get()
    assert (trip.city.name, trip.goes_to, trip.stops) == (
        *("Kobe", "Kobe; Osaka", ["Kobe", "Osaka"]),
    )
    assert [city.name for city in trip.other_cities.all()] == ["Osaka"]


def test_the_public_register_has_a_row_for_each_stop_of_such_a_trip(as_director, director):
    factories.exchange_rate(currency="USD", on=date(2025, 1, 1), rate="0.91")
    step(as_director, taken(as_director, ONE_TRIP), "write")
    trip = Trip.objects.order_by("pk").first()

    rows = list(trip_register.rows_of(trip, Rates()))

    told = [(row["holder"], row["destination"], str(row["city_total"] or "")) for row in rows]
    assert told == [
        ("Ana Silva", "Kobe", "1376.42"),
        ("Ana Silva", "Osaka", ""),
        ("Rui Faria", "Kobe", "172.90"),
        ("Rui Faria", "Osaka", ""),
    ]


def test_such_a_file_is_undone_whole_and_comes_in_once(as_director):
    bringing = taken(as_director, ONE_TRIP)
    step(as_director, bringing, "write")
    again = taken(as_director, ONE_TRIP)
    assert not again.rows.filter(verdict="new").exists()

    step(as_director, bringing, "undo")

    assert not Trip.objects.exists()
    assert set(bringing.rows.values_list("fate", flat=True)) == {"undone"}


def test_rows_of_one_trip_that_say_otherwise_who_paid_stay_apart(as_director):
    text = ONE_TRIP.splitlines()
    rows = [f"{text[0]},Paid by", f"{text[1]},City", f"{text[2]},The host"]

    bringing = taken(as_director, "\n".join(rows) + "\n")
    step(as_director, bringing, "write")

    assert sorted(Trip.objects.values_list("destination", flat=True)) == ["Kobe", "Osaka"]


PAID = "Name,Post,Destination,Purpose,Start date,End date,Paid by,"


@pytest.mark.parametrize(
    ("heading", "payer"), [("Total cost", "host"), ("Cost to the city", "city")]
)
def test_a_sum_is_borne_by_whoever_the_row_says_paid(as_director, heading, payer):
    row = "Ana Silva,Mayor,Kobe,Port forum,13-05-2025,17-05-2025,The host,$5000"

    step(as_director, taken(as_director, f"{PAID}{heading}\n{row}\n"), "write")

    trip = Trip.objects.get()
    assert [(cost.payer, cost.actual) for cost in trip.costs.all()] == [(payer, Decimal(5000))]
    assert Gift.objects.filter(trip_cost__trip=trip).count() == (payer == "host")
    again = taken(as_director, f"{PAID}{heading}\n{row.replace('5000', '5100')}\n")
    step(as_director, again, "write")
    assert [(cost.payer, cost.actual) for cost in trip.costs.all()] == [(payer, Decimal(5100))]


def test_a_row_with_two_sums_of_one_trip_is_not_guessed_at(as_director):
    row = "Ana Silva,Mayor,Kobe,Port forum,13-05-2025,17-05-2025,The host,$5000,$200"

    bringing = taken(as_director, f"{PAID}Total cost,Cost to the city\n{row}\n")

    assert "two sums of one trip" in str(bringing.rows.get().faults)


def test_a_post_tells_what_somebody_is_on_the_trip(as_director):
    posts = {"Ana Silva": "Mayor of Vila Serena", "Rui Faria": "Vice-Mayor"}
    posts |= {"Eva Lima": "Mayor’s chief of staff", "Jan Dom": ""}
    rows = [f"{name},{post},Kobe,Ports,13-05-2025,17-05-2025,City," for name, post in posts.items()]

    step(as_director, taken(as_director, "\n".join([PAID, *rows]) + "\n"), "write")

    trip = Trip.objects.get()
    assert trip.with_mayor
    assert dict(trip.travellers.values_list("name", "post")) == posts
    parts = dict(trip.travellers.values_list("name", "part"))
    assert list(parts.values()) == ["mayor", "elected", "staff", "elected"]


def test_whoever_was_mayor_then_is_known_without_a_post(as_director, office):
    ours = factories.organisation(kind="city", city=factories.city(name=office.city_name))
    head = factories.post(organisation=ours, is_head=True)
    of_ana = {"post": head, "person": factories.person(name="Ana Silva")}
    factories.holding(**of_ana, starts_on=date(2024, 1, 1))

    step(as_director, taken(as_director, REGISTER), "write", good_rows_only="on")

    assert Trip.objects.get(title="Expo").with_mayor
    assert not Trip.objects.get(title="Tram visit").with_mayor


def test_trips_that_are_over_are_brought_in_by_somebody_who_approves(as_officer):
    """Else each would wait for approval, with all its steps overdue."""
    bringing = taken(as_officer, REGISTER)

    assert not bringing.rows.filter(verdict="new").exists()
    assert "Who approves trips" in str(bringing.rows.get(line=2).faults)
    ahead = taken(as_officer, REGISTER.splitlines()[0] + "\nAna Silva,Kobe,Ports,13-06-2027,,\n")
    assert ahead.rows.get().verdict == "new"
    closed = taken(as_officer, "Title,Destination,Leaves,State\nOld,Lyon,2025-03-03,Closed\n")
    told = "A trip that is “Closed” is brought in by who approves trips"
    assert told in str(closed.rows.get().faults)


def test_who_may_not_bring_a_row_hears_who_may_and_what_else_is_wrong_with_it(as_officer):
    """So that nobody mends a file fault by fault, for somebody who is not told by name."""
    factories.trip(title="Ports", status="closed", starts_on=date(2026, 5, 10))
    factories.trip(title="Trams", status="approved")
    rows = [
        "Title,State,Destination,Departure,Return,Cost,Currency",
        "Expo,Closed,Kobe,2026-05-10,2026-05-01,-5,EUR",
        "Fair,Published,Kobe,2026-05-10,2026-05-11,5,EUR",
        "Ports,Reported,,2026-05-10,2026-05-12,-5,EUR",
        "Trams,Approved,,2027-05-10,2027-05-13,5,EUR",
    ]

    bringing = taken(as_officer, "\n".join(rows))

    rows = bringing.rows.all()
    said = {row.line: [words for _heading, words, _mend in row.faults] for row in rows}
    who = "A trip that is “%s” is brought in by who approves trips, such as a director."
    sum_of, days = "An amount cannot be negative.", "They return before they leave."
    assert sorted(said[2]) == sorted([who % "Closed", sum_of, days])
    assert said[3] == [who % "Published"]
    assert sorted(said[4]) == sorted([who % "Reported", sum_of])
    assert not said[5] and bringing.rows.get(line=5).verdict == "changed"


def test_a_register_of_months_first_is_read_so_and_comes_in_once(as_director):
    text = """Name,Destination,Purpose,Start date,End date
Ana Silva,Kobe,Port forum,05/13/2025,05/17/2025
"""
    for _again in range(2):
        bringing = taken(as_director, text)
        if bringing.rows.filter(verdict="new").exists():
            step(as_director, bringing, "write")

    assert Trip.objects.get().starts_on == date(2025, 5, 13)


@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_a_trip_whose_rows_lie_far_apart_is_undone_with_all_of_them(
    monkeypatch, as_director, at_once
):
    """The trip goes with the first of its rows that is looked at; the others went with it."""
    monkeypatch.setattr(undoing, "AT_ONCE", at_once)
    bringing = taken(as_director, ONE_TRIP)
    step(as_director, bringing, "write")

    step(as_director, bringing, "undo")

    assert not Trip.objects.exists()
    assert set(bringing.rows.values_list("fate", "reason")) == {("undone", "")}
    page = as_director.get(bringing.get_absolute_url()).content.decode()
    assert "Everything is as it was before." in page


def test_who_is_asked_before_an_undo_is_told_of_records_and_not_of_rows(as_director):
    bringing = taken(as_director, ONE_TRIP)
    step(as_director, bringing, "write")

    page = as_director.get(reverse("sheets:import-undo", args=[bringing.pk])).content.decode()

    assert "3 records that it added are deleted" in page


def test_rows_of_a_trip_that_stays_all_say_why_and_go_once_it_may(
    monkeypatch, as_director, officer
):
    monkeypatch.setattr(undoing, "AT_ONCE", 2)
    bringing = taken(as_director, ONE_TRIP)
    step(as_director, bringing, "write")
    together = Trip.objects.order_by("pk").first()
    trips.change(together, by=officer)  # nothing changed, but somebody kept it

    step(as_director, bringing, "undo")

    assert list(Trip.objects.all()) == [together]
    kept = bringing.rows.filter(record_id=together.pk)
    assert set(kept.values_list("fate", flat=True)) == {"kept"}
    assert all("changed it on" in reason for reason in kept.values_list("reason", flat=True))


def test_a_row_whose_trip_somebody_else_removed_before_still_says_so(as_director):
    bringing = taken(as_director, ONE_TRIP)
    step(as_director, bringing, "write")
    gone = Trip.objects.order_by("pk").last()
    number = gone.pk
    gone.delete()

    step(as_director, bringing, "undo")

    row = bringing.rows.get(record_id=number)
    assert (row.fate, row.reason) == ("kept", "It is gone already.")
