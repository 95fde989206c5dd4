"""Networks, memberships and reporting duties by the thousand."""

from datetime import timedelta
from decimal import Decimal

from networks.choices.membership import MembershipStatus
from networks.choices.network import NetworkKind, Region
from networks.models import Dues, Duty, DutyRound, Membership, Network
from oia.directory.models import Theme
from tests.faults.lists.stock import SUBJECTS, TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM


def network(number):
    return Network(
        slug=f"network-{number}",
        name=name(number),
        acronym=f"NET{number}" if number % 3 else "",
        kind=turn(NetworkKind.values, number),
        region=turn(Region.values, number),
        founded_year=1950 + number % 70 if number % 4 else None,
        sensitivity=turn(FROM, number),
    )


def themes():
    return once(
        Theme,
        len(SUBJECTS),
        lambda number: Theme(slug=SUBJECTS[number].lower(), name=SUBJECTS[number]),
    )


def networks(numbers):
    """Each with two themes; we belong to one in twenty."""
    made, known = stored(Network, map(network, numbers)), themes()
    tie = Network.themes.through
    tie.objects.bulk_create(
        tie(network=one, theme=turn(known, number + step))
        for number, one in enumerate(made)
        for step in (0, 3)
    )
    leads = officers()
    stored(Membership, (membership(number, one, leads) for number, one in enumerate(made[::20])))


def membership(number, of, leads):
    ends_on = day(number, around=2000)
    return Membership(
        network=of,
        status=turn(MembershipStatus.values, number),
        lead=turn(leads, number) if number % 9 else None,
        term_ends_on=ends_on if number % 6 else None,
        notice_by=ends_on - timedelta(days=180) if number % 6 else None,
        sensitivity=turn(FROM, number),
    )


def memberships(numbers):
    """Each in a network of its own, with the dues of a year."""
    made, leads = stored(Network, map(network, numbers)), officers()
    ours = [membership(number, one, leads) for number, one in zip(numbers, made, strict=True)]
    stored(Dues, (dues(number, one) for number, one in enumerate(stored(Membership, ours))))


def dues(number, of):
    paid = number % 3 == 0
    return Dues(
        membership=of,
        fiscal_year=TODAY.year,
        amount=Decimal(1720),
        currency="EUR",
        due_on=day(number, around=400, start=TODAY - timedelta(days=200)),
        paid_on=TODAY if paid else None,
        paid_amount=Decimal(1720) if paid else None,
    )


def duty(number, leads):
    return Duty(
        name=name(number),
        platform="CDP-ICLEI Track" if number % 3 else "",
        lead=turn(leads, number) if number % 9 else None,
        ended_on=None if number % 8 else TODAY,
        sensitivity=turn(FROM, number),
    )


def duties(numbers):
    """Each serves a network; most have a round that comes next."""
    for_whom, leads = once(Network, 20, network), officers()
    made = stored(Duty, (duty(number, leads) for number in numbers))
    tie = Duty.networks.through
    tie.objects.bulk_create(
        tie(duty=one, network=turn(for_whom, number)) for number, one in enumerate(made)
    )
    stored(
        DutyRound,
        (
            DutyRound(duty=one, period="2026", closes_on=day(number, around=400))
            for number, one in enumerate(made)
            if number % 4
        ),
    )
