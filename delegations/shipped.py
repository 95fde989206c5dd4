"""What has to be ready for a visit, and examples of gift rules, as they come with the program.

Then they are the office's.
"""

from dataclasses import asdict, dataclass
from datetime import date

from delegations.choices.gift import CountedIn, Recipient
from delegations.choices.party import Rank
from delegations.choices.trip import LegMode, TravelClass, TripDay, TripStatus
from delegations.choices.trip_decisions import ApprovedBy, Body, ChainPayer
from delegations.choices.visit import Audience, CountedFrom, VisitKind
from delegations.models import (
    ChainStep,
    FactorSet,
    GiftRule,
    RankPlace,
    StepTemplate,
    TripStepTemplate,
)
from delegations.shipped_letters import write_letters
from oia.accounts.models import Office


@dataclass(frozen=True, kw_only=True)
class ShippedStep:
    """A planning default. `replaces` is the slug of the common one that it stands in for."""

    slug: str
    title: str
    days: int
    kind: str = ""
    counted_from: str = CountedFrom.ARRIVAL
    audience: str = Audience.OWNER
    is_active: bool = True
    is_promise: bool = False
    replaces: str = ""


LEFT = {"counted_from": CountedFrom.DEPARTURE}

SHIPPED = (
    ShippedStep(slug="names-final", title="Names and head of the party final", days=14),
    ShippedStep(slug="interpreter-booked", title="Interpreter and rooms booked", days=21),
    ShippedStep(slug="security-list", title="Security list handed over", days=7),
    ShippedStep(slug="briefing-due", title="Briefing handed in", days=5),
    ShippedStep(slug="programme-freeze", title="Programme frozen", days=3),
    ShippedStep(slug="thank-you", title="Thank-you letter sent", days=-5, is_promise=True, **LEFT),
    ShippedStep(slug="visit-report", title="Report: what was said and promised", days=-14, **LEFT),
    ShippedStep(
        slug="official-invitation",
        title="Letter of invitation signed",
        days=42,
        kind=VisitKind.OFFICIAL,
        audience=Audience.MAYOR_OFFICE,
    ),
    ShippedStep(
        slug="official-names-final",
        title="Names, order of precedence and head of the party final",
        days=21,
        kind=VisitKind.OFFICIAL,
        replaces="names-final",
    ),
    ShippedStep(
        slug="study-experts",
        title="Experts of our departments found",
        days=28,
        kind=VisitKind.STUDY,
    ),
    ShippedStep(
        slug="courtesy-security-list",
        title="No security list for a courtesy call",
        days=7,
        kind=VisitKind.COURTESY,
        is_active=False,
        replaces="security-list",
    ),
    ShippedStep(
        slug="transit-programme-freeze",
        title="No programme while they change planes",
        days=3,
        kind=VisitKind.TRANSIT,
        is_active=False,
        replaces="programme-freeze",
    ),
)


@dataclass(frozen=True, kw_only=True)
class ShippedGiftRule:
    """An example of a gift rule, switched off: the office has its own."""

    slug: str
    name: str
    threshold: int
    days: int
    notes: str
    recipient: str = ""
    window_months: int = 0
    includes_threshold: bool = True
    counted_in: str = CountedIn.CALENDAR


GIFT_RULES = (
    ShippedGiftRule(
        slug="example-each-gift",
        name="Example: each gift to an elected member",
        recipient=Recipient.ELECTED,
        threshold=50,
        days=28,
        notes="An example, not a rule of yours. Put in your figures before you switch it on.",
    ),
    ShippedGiftRule(
        slug="example-adds-up",
        name="Example: gifts of one donor within a year",
        threshold=300,
        includes_threshold=False,
        window_months=12,
        days=10,
        counted_in=CountedIn.WORKING,
        notes="An example, not a rule of yours. Put in your figures before you switch it on.",
    ),
)


#: Slug, title, days before, the day it is counted from, whose it is.
TRIP_STEPS = (
    ("council-agenda", "Paper for the council handed in", 42, TripDay.DEPARTURE, Audience.OWNER),
    ("papers-checked", "Visas and passports checked", 56, TripDay.DEPARTURE, Audience.OWNER),
    ("travel-booked", "Travel and lodging booked", 28, TripDay.DEPARTURE, Audience.OWNER),
    ("trip-briefing", "Briefing handed in", 5, TripDay.DEPARTURE, Audience.OWNER),
    ("pocket-schedule", "Schedule handed out", 2, TripDay.DEPARTURE, Audience.MAYOR_OFFICE),
    ("expense-claims", "Expense claims handed in", -14, TripDay.RETURN, Audience.OWNER),
    ("trip-thanks", "Thank-you letters sent", -7, TripDay.RETURN, Audience.OWNER),
    ("trip-published", "Trip published", -90, TripDay.RETURN, Audience.OWNER),
)
TRIP_STEPS_DONE_WITH = {
    "travel-booked": TripStatus.BOOKED,
    "trip-briefing": TripStatus.BRIEFED,
    "trip-published": TripStatus.PUBLISHED,
}


#: The office's chain of approval to begin with. The examples are switched off.
CHAIN = (
    {
        "slug": "ethics-advice",
        "title": "Ethics advice on who pays",
        "body": Body.ETHICS,
        "role": ApprovedBy.OUTSIDE,
        "order": 10,
        "lead_days": 35,
        "payer": ChainPayer.THIRD,
        "before_acceptance": True,
        "asks_payer": True,
    },
    {
        "slug": "budget-check",
        "title": "Money is there",
        "body": Body.BUDGET,
        "role": ApprovedBy.PROTOCOL,
        "order": 20,
        "lead_days": 30,
        "payer": ChainPayer.CITY,
        "asks_payer": True,
        "asks_cost": True,
    },
    {
        "slug": "directors-word",
        "title": "The director agrees",
        "body": Body.DIRECTOR,
        "role": ApprovedBy.DIRECTOR,
        "order": 30,
        "lead_days": 28,
        "asks_cost": True,
        "asks_destination": True,
        "asks_dates": True,
    },
    {
        "slug": "example-mayors-office",
        "title": "Example: the mayor's office agrees",
        "body": Body.MAYOR_OFFICE,
        "role": ApprovedBy.PROTOCOL,
        "order": 40,
        "lead_days": 25,
        "is_active": False,
    },
    {
        "slug": "example-council",
        "title": "Example: the council decides",
        "body": Body.COUNCIL,
        "role": ApprovedBy.OUTSIDE,
        "order": 50,
        "lead_days": 21,
        "is_active": False,
        "asks_cost": True,
        "asks_destination": True,
        "asks_dates": True,
    },
)


#: What an office reckons with until it puts in the factors of its city. Nobody published them.
FACTORS = {
    "slug": "working-figures",
    "name": "Working figures of the office",
    "source": "The office's own working figures, rounded; nobody published them. To be replaced.",
    "year": 2025,
    "valid_from": date(2000, 1, 1),
    "notes": "Put in the factors that your city reports by, as a set with its own name and source.",
}

#: By what, class (blank: every other), from and below which distance in km, kg for one km.
FACTOR_LINES = (
    (LegMode.FLIGHT, "", 0, 1000, "0.20"),
    (LegMode.FLIGHT, "", 1000, 3500, "0.16"),
    (LegMode.FLIGHT, "", 3500, None, "0.15"),
    (LegMode.FLIGHT, TravelClass.PREMIUM, 3500, None, "0.24"),
    (LegMode.FLIGHT, TravelClass.BUSINESS, 0, 3500, "0.24"),
    (LegMode.FLIGHT, TravelClass.BUSINESS, 3500, None, "0.43"),
    (LegMode.FLIGHT, TravelClass.FIRST, 0, None, "0.60"),
    (LegMode.TRAIN, "", 0, None, "0.04"),
    (LegMode.BUS, "", 0, None, "0.03"),
    (LegMode.CAR, "", 0, None, "0.17"),
    (LegMode.SHIP, "", 0, None, "0.12"),
)


def after_migrate(apps=None, **kwargs):
    """Writes what there is a table for: the way back from a migration comes by here as well."""
    write_shipped_steps()
    if apps is None or "per_recipient" in fields_of(apps, "giftrule"):
        write_example_rules()
    if apps is None or "lettertemplate" in apps.all_models["delegations"]:
        write_letters()
    if apps is None or "done_with" in fields_of(apps, "tripsteptemplate"):
        write_trip_steps()
    if apps is None or "approver" in fields_of(apps, "chainstep"):
        write_chain()
    if apps is None or "factorset" in apps.all_models["delegations"]:
        write_factors()
    if apps is None or "rankplace" in apps.all_models["delegations"]:
        write_ranks()


def fields_of(apps, model):
    """The fields that a model has by now; none where it has no table."""
    known = apps.all_models["delegations"].get(model)
    return {field.name for field in known._meta.get_fields()} if known else set()


def write_factors():
    """Write the working figures where the office has no set of factors at all."""
    if FactorSet.objects.exists():
        return
    ours = FactorSet.objects.create(**FACTORS)
    names = ("mode", "travel_class", "from_km", "until_km", "kg_per_km")
    for line in FACTOR_LINES:
        ours.factors.create(**dict(zip(names, line, strict=True)))


def write_ranks():
    """Write the places of ranks that the office does not have yet. Never changes one it has."""
    known = set(RankPlace.objects.values_list("rank", flat=True))
    for rank in Rank:
        if rank not in known:
            RankPlace.objects.create(rank=rank, place=rank)


def write_chain():
    """Write the steps of approval that the office does not have yet. Never changes one it has."""
    known = set(ChainStep.objects.values_list("slug", flat=True))
    for one in CHAIN:
        if one["slug"] not in known:
            ChainStep.objects.create(**one)


def write_trip_steps():
    """Write the steps of trips that the office does not have yet. Never changes one it has."""
    known = set(TripStepTemplate.objects.values_list("slug", flat=True))
    for slug, title, days, counted_from, audience in TRIP_STEPS:
        if slug not in known:
            TripStepTemplate.objects.create(
                slug=slug,
                title=title,
                days_before=days,
                counted_from=counted_from,
                audience=audience,
                done_with=TRIP_STEPS_DONE_WITH.get(slug, ""),
            )


def write_example_rules():
    """Write the examples of gift rules that the office does not have yet, switched off."""
    known = set(GiftRule.objects.values_list("slug", flat=True))
    kept = Office.objects.values_list("currency", flat=True).first()
    currency = kept or Office._meta.get_field("currency").get_default()
    for one in GIFT_RULES:
        if one.slug not in known:
            GiftRule.objects.create(**asdict(one), currency=currency, is_active=False)


def write_shipped_steps():
    """Write the shipped steps that the office does not have yet. Never changes one it has."""
    known = dict(StepTemplate.objects.values_list("slug", "pk"))
    for one in SHIPPED:
        if one.slug not in known:
            known[one.slug] = StepTemplate.objects.create(
                slug=one.slug,
                title=one.title,
                kind=one.kind,
                days_before=one.days,
                counted_from=one.counted_from,
                audience=one.audience,
                is_active=one.is_active,
                is_promise=one.is_promise,
                replaces_id=known.get(one.replaces),
            ).pk
