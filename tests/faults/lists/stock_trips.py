"""Trips of ours, invitations, templates of steps and steps of approval by the thousand."""

from datetime import timedelta

from delegations.choices.trip import Payer, TripKind, TripStatus
from delegations.choices.trip_decisions import ApprovedBy, Body, InvitationStatus
from delegations.choices.visit import Audience
from delegations.models import ChainStep, Invitation, Trip, TripStepTemplate
from oia.directory.models import City
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city

BEFORE = TODAY - timedelta(days=3650)


def trips(numbers):
    """Of ten years; most are closed."""
    cities, owners = once(City, 200, city), officers()
    stored(Trip, (trip(number, turn(cities, number), turn(owners, number)) for number in numbers))


def trip(number, goes_to, owner):
    starts_on = day(number, start=BEFORE)
    return Trip(
        reference=f"T-{starts_on.year}-{number:06}",
        title=f"To the {name(number)}",
        kind=turn(TripKind.values, number),
        status=TripStatus.CLOSED if number % 4 else turn(TripStatus.values, number // 4),
        city=goes_to,
        payer=turn(Payer.values, number // 3),
        owner=owner if number % 9 else None,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=3) if number % 3 else None,
        sensitivity=turn(FROM, number),
    )


def invitations(numbers):
    owners = officers()
    stored(Invitation, (invitation(number, turn(owners, number)) for number in numbers))


def invitation(number, owner):
    received_on = day(number, start=BEFORE)
    known = [one for one in InvitationStatus.values if one != InvitationStatus.ACCEPTED]
    return Invitation(
        reference=f"I-{received_on.year}-{number:06}",
        title=f"Congress of the {name(number)}",
        host=f"The {name(number)}",
        status=InvitationStatus.DECLINED if number % 4 else turn(known, number // 4),
        received_on=received_on,
        answer_by=received_on + timedelta(days=20) if number % 5 else None,
        starts_on=received_on + timedelta(days=90),
        would_pay=turn(Payer.values, number),
        owner=owner if number % 9 else None,
        sensitivity=turn(FROM, number),
    )


def templates(numbers):
    stored(TripStepTemplate, map(template, numbers))


def template(number):
    return TripStepTemplate(
        slug=f"trip-step-{number}",
        title=f"Pack the {name(number)}",
        kind=turn(["", *TripKind.values], number),
        days_before=number * 7 % 90,
        audience=turn(Audience.values, number),
    )


def chain(numbers):
    stored(ChainStep, map(chain_step, numbers))


def chain_step(number):
    """None of them in use: the list is measured, not the chain."""
    return ChainStep(
        slug=f"word-{number}",
        title=f"Word of the {name(number)}",
        body=turn(Body.values, number),
        role=turn(ApprovedBy.values, number),
        order=number % 1000,
        kind=turn(["", *TripKind.values], number),
        is_active=False,
    )
