"""What must never be stored is refused by the database, whatever the forms let through."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories

pytestmark = pytest.mark.django_db

REFUSED = [
    (factories.term, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}),
    (factories.term, {"notice_months": 121}),
    (factories.dues, {"amount": -1}),
    (factories.dues, {"paid_on": date(2026, 1, 1), "paid_amount": -1}),
    (factories.dues, {"paid_on": date(2026, 1, 1)}),
    (factories.dues, {"paid_amount": 5}),
    (factories.dues, {"invoiced_on": date(2026, 2, 1), "due_on": date(2026, 1, 1)}),
    (factories.other_cost, {"amount": -1}),
    (factories.other_cost, {"hours": -1}),
    (factories.other_cost, {"amount": None}),
    (factories.other_cost, {"currency": ""}),
    (factories.seat, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}),
    (factories.duty, {"every_months": 0}),
    (factories.duty_round, {"opens_on": date(2026, 12, 16)}),
    (factories.duty_round, {"submitted_on": date(2026, 12, 1)}),
    (factories.participation, {"hours": -1}),
    (factories.review, {"ends_on": date(2024, 1, 1)}),
    (factories.review, {"score": 6}),
    (factories.review, {"decided_on": date(2026, 1, 1)}),
    (factories.network, {"founded_year": 2004, "dissolved_year": 1999}),
    (factories.membership, {"joined_on": date(2020, 1, 1), "left_on": date(2019, 1, 1)}),
    (factories.membership, {"joined_on": date(2020, 1, 1), "applied_on": date(2021, 1, 1)}),
    (factories.membership, {"status": "married"}),
]


@pytest.mark.parametrize(("make", "wrong"), REFUSED)
def test_the_database_refuses(make, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**wrong)


@pytest.mark.parametrize(
    ("make", "again"),
    [
        (factories.membership, lambda one: {"network": one.network}),
        (factories.dues, lambda one: {"membership": one.membership}),
        (factories.duty_round, lambda one: {"duty": one.duty}),
        (factories.body, lambda one: {"network": one.network, "name": one.name}),
    ],
)
def test_some_things_there_are_only_once(make, again):
    one = make()

    with pytest.raises(IntegrityError), transaction.atomic():
        make(**again(one))


def test_a_network_does_not_succeed_itself():
    network = factories.network()
    network.successor = network

    with pytest.raises(IntegrityError), transaction.atomic():
        network.save()


def test_a_seat_is_in_a_body_of_the_same_network():
    seat = factories.seat(body=factories.body())

    with pytest.raises(ValidationError, match="belongs to another network"):
        seat.full_clean()


def test_the_participation_log_is_for_what_took_place():
    ahead = factories.participation(on=date(2099, 1, 1))

    with pytest.raises(ValidationError, match="has taken place"):
        ahead.full_clean()
