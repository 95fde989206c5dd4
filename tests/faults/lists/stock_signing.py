"""Declarations, frameworks and sign-ons by the thousand."""

from datetime import timedelta

from networks.choices.declarations import BEFORE_SIGNING, IN_FORCE, DeclarationKind, StepKind, YesNo
from networks.models import (
    Declaration,
    DeclarationSignatory,
    Framework,
    Network,
    NetworkMember,
    SignOn,
    SignOnStepTemplate,
)
from oia.directory.models import City
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city
from tests.faults.lists.stock_networks import network

BEFORE = TODAY - timedelta(days=7300)


def declaration(number):
    return Declaration(
        slug=f"declaration-{number}",
        title=name(number),
        kind=turn(DeclarationKind.values, number),
        adopted_on=day(number, start=BEFORE) if number % 7 else None,
        place="Aalborg",
        country="DK",
        sign_on_open=turn(YesNo.values, number),
        sensitivity=turn(FROM, number),
    )


def declarations(numbers):
    """Of twenty years; one in ten is signed by us."""
    made, owners = stored(Declaration, map(declaration, numbers)), officers()
    stored(SignOn, (sign_on(n, one, turn(owners, n)) for n, one in enumerate(made[::10])))


def framework(number):
    return Framework(
        slug=f"framework-{number}",
        title=name(number),
        adopted_on=day(number, start=BEFORE) if number % 7 else None,
        body="UN General Assembly",
        document_symbol=f"A/RES/{number}",
        legally_binding=turn(YesNo.values, number),
        sensitivity=turn(FROM, number),
    )


def frameworks(numbers):
    stored(Framework, map(framework, numbers))


def sign_on(number, of, owner):
    """Two in three are signed, one of them in eight without approval."""
    received_on = day(number, start=BEFORE)
    signed_on = received_on + timedelta(days=20) if number % 3 else None
    return SignOn(
        declaration=of,
        status=turn(IN_FORCE if signed_on else BEFORE_SIGNING[:3], number),
        received_on=received_on,
        due_on=received_on + timedelta(days=30) if number % 4 else None,
        signed_on=signed_on,
        approved_on=signed_on if number % 8 else None,
        owner=owner if number % 9 else None,
        sensitivity=turn(FROM, number),
    )


def sign_ons(numbers):
    """Each of a declaration of its own."""
    of, owners = stored(Declaration, map(declaration, numbers)), officers()
    told = zip(numbers, of, strict=True)
    stored(SignOn, (sign_on(number, one, turn(owners, number)) for number, one in told))


def others(numbers, owners):
    """For each number a city, with the network or declaration it is under: 2,000 under each."""
    known = once(City, 5_000, city)
    return ((n, turn(known, n * 7), turn(owners, n // 2_000)) for n in numbers)


def members(numbers):
    """Of sixty networks; one in fifteen chairs."""
    told = others(numbers, once(Network, 60, network))
    stored(NetworkMember, (network_member(*one) for one in told))


def network_member(number, who, of):
    return NetworkMember(
        network=of,
        city=who,
        role="chair" if number % 15 == 0 else "",
        since_year=1990 + number % 36 if number % 3 else None,
        as_of_on=day(number, start=BEFORE) if number % 5 else None,
    )


def signatories(numbers):
    """Of sixty declarations."""
    told = others(numbers, once(Declaration, 60, declaration))
    stored(DeclarationSignatory, (signatory(*one) for one in told))


def signatory(number, who, of):
    return DeclarationSignatory(
        declaration=of,
        city=who,
        signed_on=day(number, start=BEFORE) if number % 3 else None,
        as_of_on=day(number, start=BEFORE) if number % 5 else None,
    )


def step_templates(numbers):
    """Who is asked, with an owner each."""
    owners = officers()
    stored(
        SignOnStepTemplate,
        (
            SignOnStepTemplate(
                slug=f"ask-{number}",
                title=name(number),
                kind=turn(StepKind.values, number),
                days=number % 60,
                fast_days=3 if number % 2 else None,
                owner=turn(owners, number),
            )
            for number in numbers
        ),
    )
