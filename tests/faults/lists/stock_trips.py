"""Trips of ours, invitations, templates of steps and steps of approval by the thousand."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from delegations.choices.trip import LegMode, Payer, TripKind, TripStatus
from delegations.choices.trip_decisions import ApprovedBy, Body, InvitationStatus
from delegations.choices.visit import Audience
from delegations.models import (
    ChainStep,
    EmissionFactor,
    FactorSet,
    Invitation,
    Leg,
    Trip,
    TripStepTemplate,
)
from oia.directory.models import City
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city

BEFORE = TODAY - timedelta(days=3650)


#: So many trips have legs, five each: as many as an office makes in its life.
WITH_LEGS = 20_000
LEGS = 5


def trips(numbers):
    """Of ten years; most are closed. Each has its legs, as a list must hold beside them."""
    cities, owners, made = once(City, 200, city), officers(), list(numbers)
    of_number = (trip(number, turn(cities, number), turn(owners, number)) for number in made)
    found = stored(Trip, of_number)
    known = zip(made, found, strict=True)
    stored(Leg, (leg(one, n) for number, one in known if number < WITH_LEGS for n in range(LEGS)))


def leg(trip, number):
    departs_at = datetime.combine(trip.starts_on, time(6 + 3 * number), tzinfo=UTC)
    return Leg(
        trip=trip,
        from_place=f"Stop {number}",
        from_zone="UTC",
        to_place=f"Stop {(number + 1) % LEGS}",
        to_zone="UTC",
        departs_at=departs_at,
        arrives_at=departs_at + timedelta(hours=2),
    )


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


def factors(numbers):
    """Of fifty sets, by distance: nobody keeps so many, and the list holds all the same."""
    sets = once(FactorSet, 50, factor_set)
    found = (factor(number, turn(sets, number)) for number in numbers)
    stored(EmissionFactor, found)


def factor_set(number):
    return FactorSet(
        slug=f"set-{number}",
        name=f"Factors of the {name(number)}",
        source="Somebody",
        year=2000 + number % 26,
        valid_from=BEFORE,
        is_active=False,
    )


def factor(number, factor_set):
    return EmissionFactor(
        factor_set=factor_set,
        mode=turn(LegMode.values, number // 50),
        from_km=number,
        kg_per_km=Decimal(number % 100) / 100,
        notes=f"As the {name(number)} has it",
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
