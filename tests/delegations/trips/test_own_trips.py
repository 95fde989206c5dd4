"""Whoever travels knows of their trip, whatever their role; of what is not theirs as before."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.html import strip_tags

from delegations.models import Trip
from oia.desk.search import indexing
from tests import factories

WORDS = ("Quiet talks", "Atlantis")


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.fixture
def reader(db):
    return factories.in_role("reader", username="reader", email="reader@city.test")


@pytest.fixture
def as_theirs(client, reader):
    client.force_login(reader)
    return client


@pytest.fixture
def trip(reader):
    """A trip that lies ahead, on which the reader travels with the mayor."""
    made = factories.trip(
        title="Quiet talks", destination="Atlantis", city=None, sensitivity="movements"
    )
    mayor = factories.traveller(
        trip=made,
        name="Eva Lima",
        part="mayor",
        notes="Afraid of flying",
        passport_until="2031-07-19",
    )
    own = factories.traveller(trip=made, name="Ana Silva", user=reader)
    factories.leg(trip=made, to_place="Port of all", travellers=[])
    factories.leg(trip=made, to_place="Own harbour", travellers=[own])
    factories.leg(trip=made, to_place="Secret harbour", travellers=[mayor])
    factories.stay(trip=made, name="Hotel of the mayor", travellers=[mayor])
    factories.meeting(trip=made, topic="Tea", briefing="Say nothing", outcome="Nothing was said")
    factories.approval(
        trip=made, title="Word", status="conditions", decided_on="2026-11-20", words_said="Tight"
    )
    factories.trip_step(trip=made, title="Pack the gold")
    factories.trip_cost(trip=made, what="Suite", traveller=mayor, actual=9000)
    factories.trip_cost(trip=made, what="Bus for all", actual=70)
    factories.trip_cost(trip=made, what="Own bed", traveller=own, actual=80)
    factories.attachment(subject=made, title="Dossier")
    factories.decision(subject=made, instrument="Resolution 7")
    return made


PAGES = {
    "list": at("trip-list"),
    "today": reverse("desk:today") + "?whose=office",
    "search": reverse("desk:search") + "?q=quiet",
    "calendar": reverse("desk:calendar") + "?on=2027-05-10&view=agenda",
    "own calendar": reverse("desk:calendar") + "?on=2027-05-10&view=agenda&whose=me",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_who_travels_finds_their_trip(name, as_theirs, trip):
    if name == "today":
        Trip.objects.filter(pk=trip.pk).update(starts_on="2026-12-02", ends_on="2026-12-04")
    indexing.reconcile()

    assert "Quiet talks" in strip_tags(as_theirs.get(PAGES[name]).content.decode())


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_who_stays_at_home_finds_nothing(name, client, trip):
    client.force_login(factories.in_role("reader"))
    indexing.reconcile()

    assert "Quiet talks" not in strip_tags(client.get(PAGES[name]).content.decode())
    assert client.get(trip.get_absolute_url()).status_code == 404


def test_the_mailbox_alone_does_not_open_a_trip_as_anybody_may_change_theirs(client, trip):
    mayor = factories.person(email="eva@city.test")
    trip.travellers.filter(part="mayor").update(person=mayor)
    client.force_login(factories.in_role("reader", email="eva@city.test"))

    assert client.get(trip.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("level", ["restricted", "protocol"])
def test_a_trip_that_is_more_secret_stays_so(level, as_theirs, trip):
    Trip.objects.filter(pk=trip.pk).update(sensitivity=level)

    assert as_theirs.get(trip.get_absolute_url()).status_code == 404
    assert "Quiet talks" not in as_theirs.get(at("trip-list")).content.decode()


def test_the_page_tells_their_own_way_and_what_is_for_all_and_nothing_else(as_theirs, trip):
    page = as_theirs.get(trip.get_absolute_url()).content.decode()

    shown = ("Atlantis", "Port of all", "Own harbour", "Tea", "Own bed", "Eva Lima", "Ana Silva")
    assert [word for word in shown if word not in page] == []
    hidden = (
        *("Secret harbour", "Hotel of the mayor", "Say nothing", "Nothing was said", "Tight"),
        *("Pack the gold", "Suite", "9,000", "Bus for all", "Afraid of flying", "2031"),
        *("Dossier", "Resolution 7"),
    )
    assert [word for word in hidden if word in page] == []


@pytest.mark.parametrize("name", ["trip-pocket", "trip-calendar"])
def test_the_schedule_is_their_own(name, as_theirs, trip):
    told = as_theirs.get(at(name, trip.reference)).content.decode()

    assert "Own harbour" in told and "Port of all" in told
    assert "Secret harbour" not in told and "Hotel of the mayor" not in told


def test_a_feed_of_theirs_has_the_trip_under_its_neutral_title(client, reader, trip):
    factories.office(feeds_restricted="neutral")
    feed = factories.calendar_feed(owner=reader, kinds=["trips"])

    told = client.get(feed.address).content.decode()

    assert f"Trip {trip.reference}" in told
    assert [word for word in WORDS if word in told] == []


@pytest.mark.parametrize("label", ["trip", "traveller", "leg", "tripcost"])
def test_what_happened_to_the_trip_stays_as_it_is_for_their_role(label, as_theirs, trip):
    trip.costs.filter(what="Suite").delete()
    history = reverse("core:record-history", args=["delegations.trip", trip.pk])

    assert as_theirs.get(history).status_code == 404
    everything = as_theirs.get(reverse("core:changes")).content.decode()
    assert [word for word in (*WORDS, "Suite", "Secret") if word in everything] == []


def test_papers_dates_and_files_of_the_trip_stay_as_they_are(as_theirs, trip):
    paper = factories.attachment(subject=trip)
    export = as_theirs.get(at("trip-list") + "?export=csv")

    download = reverse("documents:attachment-download", args=[paper.pk])
    assert as_theirs.get(download).status_code == 404
    assert "Quiet" not in b"".join(export).decode()
    sheet = as_theirs.get(reverse("desk:search") + "?q=suite").content.decode()
    assert "9,000" not in sheet


def test_their_own_receipts_open_and_those_of_others_do_not(as_theirs, trip):
    answers = {}
    for what in ("Own bed", "Suite"):
        cost, paper = trip.costs.get(what=what), factories.attachment(subject=trip)
        cost.receipts.add(paper)
        address = at("tripcost-receipt", trip.reference, cost.pk, paper.pk)
        answers[what] = as_theirs.get(address).status_code
        assert (f'href="{address}"' in as_theirs.get(trip.get_absolute_url()).content.decode()) == (
            what == "Own bed"
        )

    assert answers == {"Own bed": 200, "Suite": 404}


def test_a_receipt_that_is_more_secret_than_the_trip_does_not_open_either(as_theirs, trip):
    cost = trip.costs.get(what="Own bed")
    paper = factories.attachment(subject=trip, sensitivity="restricted", title="Closet")
    cost.receipts.add(paper)

    address = at("tripcost-receipt", trip.reference, cost.pk, paper.pk)
    assert as_theirs.get(address).status_code == 404
    page = as_theirs.get(trip.get_absolute_url()).content.decode()
    assert "Closet" not in page and "1 hidden receipt" in page


def test_when_it_is_over_they_see_it_like_every_reader(as_theirs, trip):
    Trip.objects.filter(pk=trip.pk).update(status="expenses", sensitivity="office")

    page = as_theirs.get(trip.get_absolute_url()).content.decode()

    assert "Secret harbour" in page and "Suite" in page


def test_who_needs_to_know_sees_all_of_a_trip_of_their_own(client, trip):
    officer = factories.in_role("officer")
    factories.traveller(trip=trip, user=officer)
    client.force_login(officer)

    assert "Secret harbour" in client.get(trip.get_absolute_url()).content.decode()


def test_the_list_asks_one_question_no_more(as_theirs, trip, query_count):
    few = query_count(lambda: as_theirs.get(at("trip-list")))
    for _ in range(3):
        made = factories.trip(sensitivity="movements", starts_on=date(2027, 6, 1))
        factories.traveller(trip=made, user=trip.travellers.get(name="Ana Silva").user)
    assert query_count(lambda: as_theirs.get(at("trip-list"))) == few


def test_data_entry_keeps_the_level_of_an_own_trip_that_its_user_may_not_give(
    as_theirs, reader, trip
):
    rights = ["use_admin", "view_trip", "change_trip"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=rights))

    change = reverse("admin:delegations_trip_change", args=[trip.pk])
    form = as_theirs.get(change).context["adminform"].form

    assert [one for one, _words in form.fields["sensitivity"].choices] == ["office", "movements"]
