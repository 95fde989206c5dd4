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


def consuls(numbers):
    """Embassies and consulates, every second with somebody who heads it."""
    at = once(City, 200, city)
    heads = once(Person, 500, person)
    made = stored(Organisation, (consul(number, at) for number in numbers))
    seats = [Post(organisation=one, title="Consul", is_head=True) for one in made[::2]]
    stored(
        PostHolding,
        (
            PostHolding(post=seat, person=turn(heads, number), starts_on=day(number, start=BEFORE))
            for number, seat in enumerate(stored(Post, seats))
        ),
    )


def consul(number, at):
    one = organisation(number, at)
    one.kind = OrganisationKind.CONSULATE if number % 3 else OrganisationKind.EMBASSY
    one.career = "honorary" if number % 4 == 0 else "career"
    one.jurisdiction = "The north and the islands" if number % 2 else ""
    one.national_date, one.national_month = 1 + number % 28, 1 + number % 12
    return one


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
