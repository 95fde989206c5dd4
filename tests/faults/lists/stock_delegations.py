"""Visits, templates of their steps, gifts and rules of them by the thousand."""

from datetime import timedelta
from functools import partial

from delegations.choices.gift import Direction, GiftStatus, Recipient, Source
from delegations.choices.letter import Says
from delegations.choices.visit import Audience, VisitKind, VisitStatus
from delegations.models import Delegation, Gift, GiftRule, LetterTemplate, StepTemplate
from oia.directory.models import City, Organisation
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city, organisation

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


def letters(numbers):
    """None of them in use: the list is measured, not the letters."""
    stored(LetterTemplate, map(letter, numbers))


def letter(number):
    return LetterTemplate(
        slug=f"letter-{number}",
        says=turn(Says.values, number),
        language=turn(["en", "pt", "ja", "pl"], number // 3),
        heading=f"Your letter about the {name(number)}",
        text="Dear {requester},\n\nthank you.",
        is_active=False,
    )


def gifts(numbers):
    """Of ten years, most taken; every third from an organisation that the office knows."""
    cities, owners = once(City, 200, city), officers()
    bodies = once(Organisation, 200, partial(organisation, cities=cities))
    made = (gift(number, turn(bodies, number), turn(owners, number)) for number in numbers)
    stored(Gift, made)


def gift(number, body, owner):
    on = day(number, start=BEFORE)
    is_valued = number % 5
    return Gift(
        reference=f"G-{on.year}-{number:06}",
        description=f"Book on the {name(number)}",
        direction=turn(Direction.values, number // 7),
        status=GiftStatus.ACCEPTED if number % 4 else turn(GiftStatus.values, number // 4),
        on=on,
        other_organisation=None if number % 3 else body,
        other_name=f"Friends of the {name(number)}" if number % 3 else "",
        source=turn(Source.values, number),
        recipient_class=turn(Recipient.values, number),
        value=number * 7 % 400 if is_valued else None,
        currency="EUR" if is_valued else "",
        value_method="stated" if is_valued else "unknown",
        declared_on=on + timedelta(days=9) if number % 6 == 0 else None,
        owner=owner if number % 9 else None,
        sensitivity=turn(FROM, number),
    )


def gift_rules(numbers):
    stored(GiftRule, map(gift_rule, numbers))


def gift_rule(number):
    """None of them in use: the list is measured, not the rules."""
    return GiftRule(
        slug=f"rule-{number}",
        name=f"Gifts of the {name(number)}",
        source=turn(["", *Source.values], number),
        recipient=turn(["", *Recipient.values], number),
        threshold=number * 7 % 400,
        currency="EUR",
        window_months=number % 3 * 6,
        days=number * 7 % 90,
        is_active=False,
    )
