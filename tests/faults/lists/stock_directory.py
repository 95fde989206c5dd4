"""Cities, organisations, people and those without a login, by the thousand."""

from oia.accounts.models import User
from oia.core.visibility import Sensitivity
from oia.directory.choices import OrganisationKind
from oia.directory.models import City, Organisation, Person, Post, PostHolding
from tests.faults.lists.stock import (
    COUNTRIES,
    PLACES,
    TODAY,
    day,
    departments,
    name,
    once,
    stored,
    turn,
)

#: Of what is kept in confidence there is a little everywhere.
FROM = [Sensitivity.OFFICE] * 30 + [Sensitivity.RESTRICTED, Sensitivity.PROTOCOL]


def city(number):
    return City(
        name=name(number),
        country=turn(COUNTRIES, number),
        zone="Europe/Berlin" if number % 5 else "",
        population=number * 7919 % 9_000_000,
        is_own=number % 50 == 0,
    )


def cities(numbers):
    stored(City, map(city, numbers))


def organisation(number, cities):
    at = turn(cities, number)
    return Organisation(
        name=name(number),
        short_name=f"ORG{number}" if number % 3 else "",
        kind=turn(OrganisationKind.values, number * 5),
        city=at,
        country=at.country,
        sensitivity=turn(FROM, number),
    )


def organisations(numbers):
    at = once(City, 200, city)
    stored(Organisation, (organisation(number, at) for number in numbers))


def person(number):
    return Person(
        name=name(number),
        languages="French, English" if number % 2 else "",
        do_not_contact=number % 40 == 0,
        sensitivity=turn(FROM, number),
    )


def people(numbers):
    """Every second one holds a post."""
    seats = posts()
    made = stored(Person, map(person, numbers))
    stored(
        PostHolding,
        (
            PostHolding(post=turn(seats, number), person=one, starts_on=day(number, start=BEFORE))
            for number, one in enumerate(made)
            if number % 2
        ),
    )


BEFORE = TODAY.replace(year=TODAY.year - 10)


def posts():
    at = once(City, 200, city)
    bodies = once(Organisation, 200, lambda number: organisation(number, at))
    return once(
        Post,
        200,
        lambda number: Post(organisation=bodies[number], title="Mayor", several_holders=True),
    )


def outsiders(numbers):
    """People who get letters and never log in."""
    at = departments()
    stored(
        User,
        (
            User(
                username=f"outside-{number}",
                email=f"outside-{number}@partner.test",
                first_name=turn(PLACES, number),
                last_name=name(number),
                department=turn(at, number) if number % 4 else None,
                logs_in=False,
                is_active=number % 10 > 0,
            )
            for number in numbers
        ),
    )
