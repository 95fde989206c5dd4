"""Trips of ours, made for tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from delegations.models import (
    Approval,
    ChainStep,
    EmissionFactor,
    FactorSet,
    Invitation,
    Leg,
    Meeting,
    ReferenceCounter,
    Stay,
    Traveller,
    Trip,
    TripCost,
    TripStep,
    TripStepTemplate,
)
from tests.factories.accounts import user
from tests.factories.directory import city

numbers = count(1)

#: Ten in the morning in Warsaw on the day on which trips leave.
MORNING = datetime(2027, 5, 10, 8, tzinfo=UTC)


def trip(**kw):
    """To some city for three days in May, open to the office, unless something else is said."""
    goes = {} if {"city", "destination"} & set(kw) else {"city": city()}
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    starts_on = kw.get("starts_on", date(2027, 5, 10))
    defaults = {
        "title": f"Trip {next(numbers)}",
        "starts_on": starts_on,
        "ends_on": starts_on and starts_on + timedelta(days=2),
        "sensitivity": "office",
        "reference": ReferenceCounter.objects.next("T", (starts_on or date(2027, 1, 1)).year),
    }
    return Trip.objects.create(**goes | owner | defaults | kw)


def traveller(**kw):
    of = {"trip": kw.get("trip") or trip()}
    return Traveller.objects.create(**of | {"name": f"Traveller {next(numbers)}"} | kw)


def leg(**kw):
    """Two hours from Warsaw to Lisbon on the morning on which trips leave."""
    of = {"trip": kw.get("trip") or trip()}
    travellers = kw.pop("travellers", [])
    departs_at = kw.get("departs_at", MORNING)
    defaults = {
        "departs_at": departs_at,
        "arrives_at": departs_at + timedelta(hours=2),
        "from_place": "Warsaw",
        "from_zone": "Europe/Warsaw",
        "to_place": "Lisbon",
        "to_zone": "Europe/Lisbon",
    }
    made = Leg.objects.create(**of | defaults | kw)
    made.travellers.set(travellers)
    return made


def stay(**kw):
    of = {"trip": kw.get("trip") or trip()}
    travellers = kw.pop("travellers", [])
    nights = {"from_on": date(2027, 5, 10), "until_on": date(2027, 5, 12)}
    made = Stay.objects.create(**of | nights | {"name": f"Hotel {next(numbers)}"} | kw)
    made.travellers.set(travellers)
    return made


def trip_step(**kw):
    of = {"trip": kw.get("trip") or trip()}
    counted = {} if "due_on" in kw else {"days_before": 14}
    return TripStep.objects.create(**of | counted | {"title": f"Step {next(numbers)}"} | kw)


def trip_step_template(**kw):
    number = next(numbers)
    defaults = {"title": f"Pack {number}", "slug": f"pack-{number}", "days_before": 10}
    return TripStepTemplate.objects.create(**defaults | kw)


def invitation(**kw):
    """To the mayor for two days in May, open to the office, unless something else is said."""
    named = {} if {"organisation", "host"} & set(kw) else {"host": f"Host {next(numbers)}"}
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    defaults = {
        "title": f"Congress {next(numbers)}",
        "place": "Lisbon",
        "received_on": date(2026, 11, 16),
        "answer_by": date(2026, 12, 14),
        "starts_on": date(2027, 5, 10),
        "ends_on": date(2027, 5, 11),
        "sensitivity": "office",
        "reference": ReferenceCounter.objects.next("I", 2026),
    }
    return Invitation.objects.create(**named | owner | defaults | kw)


def chain_step(**kw):
    number = next(numbers)
    defaults = {"title": f"Word {number}", "slug": f"word-{number}"}
    return ChainStep.objects.create(**defaults | kw)


def factor_set(**kw):
    """One that nothing is reckoned by, unless something else is said."""
    number = next(numbers)
    named = {"name": f"Factors {number}", "slug": f"factors-{number}", "source": "The ministry"}
    defaults = named | {"year": 2026, "valid_from": date(2026, 1, 1), "is_active": False}
    return FactorSet.objects.create(**defaults | kw)


def emission_factor(**kw):
    of = {"factor_set": kw.get("factor_set") or factor_set()}
    return EmissionFactor.objects.create(**of | {"mode": "flight", "kg_per_km": "0.15000"} | kw)


def approval(**kw):
    of = {"trip": kw.get("trip") or trip()}
    return Approval.objects.create(**of | {"title": f"Word {next(numbers)}"} | kw)


def trip_cost(**kw):
    of = {"trip": kw.get("trip") or trip()}
    return TripCost.objects.create(**of | {"estimate": 100, "currency": "EUR"} | kw)


def meeting(**kw):
    of = {"trip": kw.get("trip") or trip()}
    when = {"starts_at": MORNING, "zone": "Europe/Lisbon"}
    return Meeting.objects.create(**of | when | {"topic": f"Topic {next(numbers)}"} | kw)
