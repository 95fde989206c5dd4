"""Networks, our memberships of them and what hangs on these, made for tests."""

from datetime import date
from decimal import Decimal
from itertools import count

from networks.choices.membership import MembershipStatus
from networks.models import (
    Contribution,
    Dues,
    Duty,
    DutyRound,
    Membership,
    Network,
    NetworkBody,
    NetworkMember,
    OtherCost,
    Participation,
    Review,
    Seat,
    Term,
)
from tests.factories.accounts import department, user
from tests.factories.directory import city

numbers = count(1)


def network(**kw):
    number = next(numbers)
    return Network.objects.create(**{"slug": f"net-{number}", "name": f"Network {number}"} | kw)


def body(**kw):
    owner = {"network": kw.get("network") or network()}
    return NetworkBody.objects.create(**owner | {"name": f"Board {next(numbers)}"} | kw)


def network_member(**kw):
    """A city in a network, unless an organisation is named."""
    who = {} if kw.get("organisation") else {"city": kw.get("city") or city()}
    return NetworkMember.objects.create(**{"network": kw.get("network") or network()} | who | kw)


def membership(**kw):
    owners = {"network": kw.get("network") or network(), "lead": kw.get("lead") or user()}
    defaults = {"status": MembershipStatus.ACTIVE, "joined_on": date(2020, 1, 1)}
    return Membership.objects.create(**owners | defaults | kw)


def term(**kw):
    owner = {"membership": kw.get("membership") or membership()}
    defaults = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    return Term.objects.create(**owner | defaults | kw)


def dues(**kw):
    owner = {"membership": kw.get("membership") or membership()}
    defaults = {"fiscal_year": 2026, "amount": Decimal("1720.00"), "currency": "EUR"}
    return Dues.objects.create(**owner | defaults | kw)


def other_cost(**kw):
    owner = {"membership": kw.get("membership") or membership()}
    defaults = {"fiscal_year": 2026, "kind": "travel", "amount": Decimal("900.00")}
    return OtherCost.objects.create(**owner | defaults | {"currency": "EUR"} | kw)


def seat(**kw):
    ours = kw.get("membership") or membership()
    owners = {"membership": ours, "body": kw.get("body") or body(network=ours.network)}
    return Seat.objects.create(**owners | kw)


def duty(**kw):
    owner = {"lead": kw.get("lead") or user()}
    return Duty.objects.create(**owner | {"name": f"Report {next(numbers)}"} | kw)


def duty_round(**kw):
    owner = {"duty": kw.get("duty") or duty()}
    defaults = {"period": "2026", "closes_on": date(2026, 12, 15)}
    return DutyRound.objects.create(**owner | defaults | kw)


def contribution(**kw):
    owners = {
        "round": kw.get("round") or duty_round(),
        "department": kw.get("department") or department(),
    }
    return Contribution.objects.create(**owners | kw)


def participation(**kw):
    owners = {
        "membership": kw.get("membership") or membership(),
        "colleague": kw.get("colleague") or user(),
    }
    defaults = {"on": date(2026, 9, 1), "meeting": "General assembly"}
    return Participation.objects.create(**owners | defaults | kw)


def review(**kw):
    owner = {"membership": kw.get("membership") or membership()}
    defaults = {"starts_on": date(2025, 1, 1), "ends_on": date(2026, 12, 31)}
    return Review.objects.create(**owner | defaults | kw)
