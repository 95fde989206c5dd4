"""What others bear of a trip stands in the register of gifts and adds up there by its donor."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegations.models import Gift, Trip, TripCost
from delegations.services import benefits, gifts, trip_costs, trips
from delegations.tasks import judge_gifts
from oia.core.bulk import Change, Order, rehearse
from oia.core.plugs import board
from oia.core.roads import acting
from oia.core.sheets import Sheet
from oia.reminders.models import Deadline
from tests import factories
from tests.delegations.programme.test_at_once import at_once
from tests.reminders.people import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def host():
    return factories.organisation(name="Port of Kobe", kind="company")


@pytest.fixture
def trip(officer):
    return factories.trip(owner=officer, status="approved", title="To Kobe", payer="host")


@pytest.fixture
def adds_up():
    """More than 300 euros of one donor within a year is declared within ten days."""
    return factories.gift_rule(
        threshold=300, currency="EUR", window_months=12, days=10, includes_threshold=False
    )


def borne(trip, officer, host=None, **kw):
    cost = TripCost(trip=trip, source=host, **{"payer": "host", "currency": "EUR"} | kw)
    return trip_costs.save_cost(cost, by=officer)


def test_a_gift_with_papers_stays_when_the_cost_behind_it_goes(trip, officer, host):
    cost, other = (borne(trip, officer, host, estimate=90) for _number in range(2))
    factories.attachment(subject=Gift.objects.get(trip_cost=cost))
    for one in (cost, other):
        trip_costs.remove_cost(one, by=officer)

    assert Gift.objects.get().trip_cost is None


def test_what_others_bear_is_a_gift_and_what_we_bear_is_none(trip, officer, host):
    mayor = factories.traveller(trip=trip, part="mayor", name="Ana Silva")
    borne(trip, officer, payer="city", estimate=10)
    borne(trip, officer, payer="own", estimate=10)
    cost = borne(trip, officer, host, kind="upgrade", what="Suite", estimate=90, traveller=mayor)

    gift = Gift.objects.get()

    assert (gift.trip_cost, gift.other_organisation, gift.value) == (cost, host, Decimal(90))
    assert (gift.description, gift.on) == ("Upgrade or other benefit, Suite", trip.starts_on)
    assert (gift.recipient_class, gift.recipient_name) == ("mayor", "Ana Silva")
    assert (gift.status, gift.value_method, gift.source) == (
        *("offered", "estimated", "private_abroad"),
    )
    assert gift.sensitivity == trip.sensitivity and gift.owner == officer


def test_it_follows_its_cost_and_goes_with_it(trip, officer, host):
    cost = borne(trip, officer, host, estimate=90)
    reference = Gift.objects.get().reference

    cost.actual = Decimal("81.50")
    trip_costs.save_cost(cost, by=officer)
    gift = Gift.objects.get()
    assert (gift.value, gift.value_method, gift.reference) == (
        *(Decimal("81.50"), "stated", reference),
    )

    cost.payer, cost.source = "city", None
    trip_costs.save_cost(cost, by=officer)
    assert not Gift.objects.exists()


def test_what_was_declared_stays_when_the_cost_goes(trip, officer, host):
    cost = borne(trip, officer, host, estimate=90)
    gift = Gift.objects.get()
    gift.declared_on = date(2026, 11, 20)
    gifts.declare(gift, by=officer)

    with acting(officer):
        trip_costs.remove_cost(cost, by=officer)

    kept = Gift.objects.get()
    assert (kept.trip_cost, kept.trip) == (None, trip)
    told = kept.history.latest()
    assert (told.trip_cost, told.history_user) == (None, officer)


def test_a_gift_and_the_costs_of_two_trips_add_up_by_their_donor(trip, officer, host, adds_up):
    vase = factories.gift(other_organisation=host, value=150, currency="EUR", on=date(2027, 1, 4))
    borne(trip, officer, host, kind="lodging", estimate=100)
    assert not Gift.objects.to_declare().exists()

    later = factories.trip(starts_on=date(2027, 6, 1), status="approved")
    borne(later, officer, host, kind="meals", actual=51)

    (told,) = Gift.objects.to_declare()
    assert told.trip_cost.trip == later
    assert told.declare_by == date(2027, 6, 11)
    vase.refresh_from_db()
    assert vase.duty == "none"


def test_those_whom_nobody_names_add_up_with_nobody(officer, adds_up):
    for number in range(3):
        trip = factories.trip(starts_on=date(2027, 5, 1 + number), status="approved")
        borne(trip, officer, payer="airline", estimate=200)

    assert not Gift.objects.to_declare().exists()
    assert len(set(Gift.objects.values_list("other_name", flat=True))) == 3


def test_the_host_who_invited_is_the_donor(officer, host):
    trip = factories.trip(status="approved")
    factories.invitation(trip=trip, organisation=host, status="accepted")
    borne(trip, officer, estimate=20)

    assert Gift.objects.get().other_organisation == host


def test_it_is_offered_while_nobody_decided_and_falls_away_with_the_trip(officer, host, director):
    trip = factories.trip(status="screening", owner=officer)
    borne(trip, officer, host, estimate=20)
    assert Gift.objects.get().status == "offered"

    trips.move(trip, "declined", by=officer, why="Elections")
    gift = Gift.objects.get()
    assert (gift.status, gift.decision_reason) == ("declined", "The trip does not take place.")

    trips.move(trip, "screening", by=officer)
    trip.approvals.all().delete()
    trips.move(trip, "approved", by=director)
    assert Gift.objects.get().status == "accepted"


def test_what_was_refused_by_hand_stays_refused(trip, officer, host):
    cost = borne(trip, officer, host, estimate=20)
    gifts.move(Gift.objects.get(), "declined", by=officer, why="We fly as booked")

    cost.estimate = 30
    trip_costs.save_cost(cost, by=officer)

    assert Gift.objects.get().status == "declined"


def test_the_trip_warns_and_the_date_is_reminded_when_passed(
    as_officer, officer, host, adds_up, days, post
):
    trip = factories.trip(
        owner=officer, status="expenses", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 4)
    )
    borne(trip, officer, host, kind="lodging", actual=400)
    gift = Gift.objects.get()

    page = words(as_officer.get(trip.get_absolute_url()))
    assert f'<p class="late"><a href="{gift.get_absolute_url()}">{gift.reference}</a>' in page
    assert "was to be declared by Thu 12 Nov 2026" in page
    register = words(as_officer.get(reverse("delegations:gift-list")))
    assert '<span class="late">Thu 12 Nov 2026</span>' in register
    due = Deadline.objects.get(kind="gift.declare")
    assert (due.due_on, due.owner) == (date(2026, 11, 12), officer)


def test_the_declaration_is_reminded_before_and_after_its_day(officer, host, adds_up, days, post):
    trip = factories.trip(owner=officer, status="approved", sensitivity="office")
    borne(trip, officer, host, kind="lodging", actual=400)

    days.round(2027, 5, 19)
    days.round(2027, 5, 28)

    told = [subject for subject in post.subjects(officer.email) if "Declare the gift" in subject]
    assert len(told) == 2


def test_an_unknown_value_cannot_be_judged_and_says_so(as_officer, trip, officer, host, adds_up):
    borne(trip, officer, host, kind="upgrade")

    assert "cannot be judged" in words(as_officer.get(trip.get_absolute_url()))


def test_movements_ahead_stay_hidden_in_the_register_too(as_reader, officer, host):
    trip = factories.trip(status="approved", sensitivity="movements", owner=officer)
    borne(trip, officer, host, estimate=20, what="Suite in Kobe")
    gift = Gift.objects.get()

    assert as_reader.get(gift.get_absolute_url()).status_code == 404
    assert "Kobe" not in words(as_reader.get(reverse("delegations:gift-list")))


def test_on_its_page_it_says_where_it_comes_from_and_what_is_changed_there(
    as_officer, trip, officer, host
):
    borne(trip, officer, host, estimate=20)
    gift = Gift.objects.get()

    page = words(as_officer.get(gift.get_absolute_url()))
    form = as_officer.get(reverse("delegations:gift-edit", args=[gift.reference])).context["form"]

    assert f"{trip.get_absolute_url()}#costs" in page
    assert "value" not in form.fields and "kept_at" in form.fields


def test_costs_that_came_by_a_road_that_tells_nobody_are_found_by_the_daily_look(trip, host):
    cost = TripCost(trip=trip, source=host, payer="host", estimate=9, currency="EUR")
    TripCost.objects.bulk_create([cost])
    assert not Gift.objects.exists()

    for _each in range(2):
        judge_gifts()

    assert Gift.objects.get().value == 9


def stands(trip, status):
    Trip.objects.filter(pk=trip.pk).update(status=status)
    Trip.objects.get(pk=trip.pk).save()
    return Gift.objects.get().status


@pytest.mark.parametrize("verdict", ["declined", "returned"])
def test_a_verdict_by_hand_stays_whatever_becomes_of_the_trip(trip, officer, host, verdict):
    borne(trip, officer, host, estimate=20)
    stands(trip, "booked")
    gifts.move(Gift.objects.get(), verdict, by=officer, why="The trip does not take place.")

    assert [stands(trip, one) for one in ("booked", "cancelled", "approved")] == [verdict] * 3


def test_what_was_taken_by_hand_stays_taken_when_the_trip_is_off(officer, host):
    trip = factories.trip(status="screening", owner=officer)
    borne(trip, officer, host, estimate=20)
    gifts.move(Gift.objects.get(), "accepted", by=officer, why="They paid already")

    assert stands(trip, "postponed") == "accepted"


def test_a_cost_of_a_trip_that_is_off_comes_back_with_the_trip(officer, host):
    trip = factories.trip(status="postponed", owner=officer)
    with acting(officer):
        borne(trip, officer, host, estimate=20)
        gift = Gift.objects.get()
        assert (gift.status, gift.decision_reason, gift.decided_by) == (
            *("declined", "The trip does not take place.", None),
        )
        Gift.objects.update(decision_reason="Die Reise findet nicht statt.")

        assert stands(trip, "screening") == "declined"
        assert stands(trip, "approved") == "accepted"


def test_one_cost_that_cannot_be_followed_holds_up_nothing_else(officer, host, adds_up, caplog):
    trips_abroad = [factories.trip(status="approved", owner=officer) for _each in range(3)]
    costs = [
        TripCost(trip=one, source=host, payer="host", estimate=400, currency="USD", rate=1)
        for one in trips_abroad
    ]
    costs[1].estimate, costs[1].rate = Decimal("9999999999"), Decimal(9999)
    TripCost.objects.bulk_create(costs)
    vase = factories.gift(value=500, currency="EUR", status="accepted")
    Gift.objects.filter(pk=vase.pk).update(duty="none", declare_by=None, rule=None)

    judge_gifts()

    told = set(Gift.objects.filter(trip_cost__isnull=False).values_list("trip_cost", flat=True))
    assert told == {costs[0].pk, costs[2].pk}
    assert trips_abroad[1].reference in caplog.text
    vase.refresh_from_db()
    assert vase.duty == "must"


def test_what_follows_the_trip_is_refused_by_every_road(as_officer, officer, trip, host):
    borne(trip, officer, host, estimate=20)
    gift = Gift.objects.get()
    helper = factories.in_role("officer", username="helper")

    for name, value in (("sensitivity", "protocol"), ("owner", helper), ("value", 5)):
        mine = Gift.objects.get()
        setattr(mine, name, value)
        with pytest.raises(ValidationError, match="follows the trip"):
            gifts.change(mine, by=officer)
    sheet = board.get(Sheet, "gifts")
    order = Order(sheet, officer, (Change(sheet.column("owner"), "set", helper),))
    tally = rehearse([gift.pk], order)
    assert tally.counts == {"changed": 0, "refused": 1, "same": 0}
    assert "changed there: owner" in tally.refused[0].reason

    mine = Gift.objects.get()
    mine.kept_at = "Safe"
    gifts.change(mine, by=officer)
    assert Gift.objects.get().kept_at == "Safe"


def test_in_the_admin_what_follows_the_trip_is_shown_and_not_typed(as_officer, trip, officer, host):
    borne(trip, officer, host, estimate=20)
    at = reverse("admin:delegations_gift_change", args=[Gift.objects.get().pk])

    fields = as_officer.get(at).context["adminform"].form.fields

    assert "kept_at" in fields and not {"value", "owner", "sensitivity"} & set(fields)


def test_looking_again_at_twenty_costs_takes_no_more_queries_than_at_one(officer, host):
    taken = []
    for number in (1, 20):
        trip = factories.trip(status="approved", owner=officer)
        user = factories.in_role("officer", username=f"traveller{number}")
        traveller = factories.traveller(trip=trip, user=user)
        for each in range(number):
            source = factories.organisation(name=f"Host {number} {each}", city=factories.city())
            borne(trip, officer, source, estimate=20, traveller=traveller, rate=2, currency="USD")
        with CaptureQueriesContext(connection) as asked:
            benefits.follow(trip)
        taken.append(len(asked))

    assert taken[0] == taken[1] <= 12


@pytest.fixture
def new_york(office):
    office.zone, office.city_name = "America/New_York", "New York"
    office.save()
    factories.city(name="Nassau", country="BS", zone="America/New_York", population=9_999_999)
    return factories.city(name="New York", country="US", zone="America/New_York", population=8)


@pytest.mark.parametrize(
    ("country", "zone", "where", "source"),
    [
        ("US", "America/Chicago", "home", "public_home"),
        ("CU", "America/New_York", "abroad", "public_abroad"),
    ],
)
def test_our_country_is_that_of_our_city_whatever_the_clocks(
    new_york, officer, country, zone, where, source
):
    there = factories.city(country=country, zone=zone)
    trip = factories.trip(status="approved", city=there)
    factories.invitation(trip=trip, host="Somebody", status="accepted")
    borne(trip, officer, estimate=20)

    gift = Gift.objects.get()

    assert (gift.other_name, gift.where, gift.source) == ("Somebody", where, source)


def test_a_donor_of_our_country_is_one_wherever_the_trip_leads(new_york, officer):
    body = factories.organisation(kind="company", country="US")
    borne(factories.trip(status="approved", city=factories.city()), officer, body, estimate=20)

    assert Gift.objects.get().source == "private_home"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_each_is_done_and_there_is_one_gift(trip, host):
    cost = TripCost(trip=trip, source=host, payer="host", estimate=9, currency="EUR")
    TripCost.objects.bulk_create([cost])

    ends = at_once(*[lambda: benefits.follow(trip)] * 2)

    assert ends == [None, None]
    assert Gift.objects.get().trip_cost == cost


def test_the_page_says_that_the_register_knows_nothing_of_what_others_bear(
    trip, officer, as_officer, host
):
    words = "the register of gifts knows nothing of it"
    assert words in as_officer.get(trip.get_absolute_url()).content.decode()

    borne(trip, officer, host, estimate=90)

    assert words not in as_officer.get(trip.get_absolute_url()).content.decode()
