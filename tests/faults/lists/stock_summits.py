"""Summits, their series and the milestone templates by the thousand."""

from datetime import timedelta

from networks.choices.summits import Audience, Cadence, Level, PlanStatus, SummitStatus
from networks.models import MilestoneTemplate, Plan, Summit, SummitSeries
from tests.faults.lists.stock import (
    COUNTRIES,
    PLACES,
    TODAY,
    day,
    name,
    officers,
    once,
    stored,
    turn,
)
from tests.faults.lists.stock_directory import FROM


def one_series(number):
    return SummitSeries(
        slug=f"series-{number}",
        name=name(number),
        acronym=f"S{number}" if number % 3 else "",
        level=turn(Level.values, number),
        cadence=turn(Cadence.values, number),
        sensitivity=turn(FROM, number),
    )


def series(numbers):
    """One in ten has three editions."""
    made = stored(SummitSeries, map(one_series, numbers))
    editions = (
        edition(3 * number + place, one, f"edition-{one.pk}-{place}")
        for number, one in enumerate(made[::10])
        for place in range(3)
    )
    stored(Summit, editions)


def edition(number, of, slug):
    starts_on = day(number, around=7300, start=TODAY - timedelta(days=3650))
    return Summit(
        slug=slug,
        series=of,
        name=name(number),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=4),
        host_city=turn(PLACES, number),
        host_country=turn(COUNTRIES, number),
        status=turn(SummitStatus.values, number),
        sensitivity=turn(FROM, number),
    )


def summits(numbers):
    """Half lie ahead; for one in ten we have a plan."""
    of, leads = once(SummitSeries, 30, one_series), officers()
    made = stored(Summit, (edition(n, turn(of, n), f"summit-{n}") for n in numbers))
    plans = (
        Plan(summit=one, status=turn(PlanStatus.values, number), lead=turn(leads, number))
        for number, one in enumerate(made[::10])
    )
    stored(Plan, plans)


def templates(numbers):
    """Half of them for one series only."""
    of = once(SummitSeries, 30, one_series)
    stored(
        MilestoneTemplate,
        (
            MilestoneTemplate(
                slug=f"template-{number}",
                title=name(number),
                days_before_start=number * 7919 % 700 - 30,
                audience=turn(Audience.values, number),
                series=turn(of, number) if number % 2 else None,
                is_active=number % 12 > 0,
            )
            for number in numbers
        ),
    )
