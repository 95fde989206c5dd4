"""Visits and templates of their steps by the thousand."""

from datetime import timedelta

from delegations.choices.visit import Audience, VisitKind, VisitStatus
from delegations.models import Delegation, StepTemplate
from oia.directory.models import City
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city

BEFORE = TODAY - timedelta(days=3650)


def visits(numbers):
    """Asked for within ten years; most came and went."""
    cities, owners = once(City, 200, city), officers()
    made = (visit(number, turn(cities, number), turn(owners, number)) for number in numbers)
    stored(Delegation, made)


def visit(number, comes_from, owner):
    received_on = day(number, start=BEFORE)
    arrives_on = received_on + timedelta(days=60)
    status = VisitStatus.CLOSED if number % 4 else turn(VisitStatus.values, number // 4)
    return Delegation(
        reference=f"D-{received_on.year}-{number:06}",
        title=f"Visit of the {name(number)}",
        kind=turn(VisitKind.values, number),
        status=status,
        city=comes_from,
        owner=owner if number % 9 else None,
        received_on=received_on,
        reply_by=received_on + timedelta(days=10),
        arrives_on=arrives_on,
        leaves_on=arrives_on + timedelta(days=2) if number % 3 else None,
        sensitivity=turn(FROM, number),
    )


def templates(numbers):
    stored(StepTemplate, map(template, numbers))


def template(number):
    return StepTemplate(
        slug=f"step-{number}",
        title=f"Have the {name(number)} ready",
        kind=turn(["", *VisitKind.values], number),
        days_before=number * 7 % 90,
        audience=turn(Audience.values, number),
    )
