"""Trips as registers of other offices have them: a row for each stop and each who went, and what
it cost. Rows of one trip are told by `trip_stops`."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.choices.trip import BACK, Payer, TripStatus
from delegations.choices.trip_decisions import TripCostKind
from delegations.models import Traveller, TripCost
from delegations.services import trip_costs, trip_stops, trips
from delegations.services.posts_told import part_of
from oia.accounts.models import Office
from oia.accounts.validators import valid_currency
from oia.core.rights import need
from oia.core.sheets import Kind, SheetColumn
from oia.directory.services.keeping import save_part

#: What a cost is called that a register tells in one sum.
IN_ONE_SUM = "Total of the register"

NEGATIVE = gettext_lazy("An amount cannot be negative.")

TRAVELLERS = ("Traveller", "Name", "Councillor", "Official", "Employee", "Member", "Participant")
POSTS = ("Post", "Position", "Role", "Function", "Job title")
COSTS = ("Cost", "Total cost", "Total", "Amount", "Expenses", "Total expenses")
CITY_COSTS = ("Cost to the city", "Cost to city", "City cost", "Paid by the city")


def typed(name):
    """Keeps what a row says until the trip is stored on which it hangs."""
    return lambda trip, value: setattr(trip, f"_typed_{name}", value)


def sums_of_register(trip):
    """The costs that a register told in one sum: one, or one for each row that told of the trip."""
    return [one for one in trip.costs.all() if one.what.startswith(IN_ONE_SUM)]


def of_register(trip):
    """The cost that a register told in one sum, if there is just one."""
    found = sums_of_register(trip)
    return found[0] if len(found) == 1 else None


def first_traveller(name):
    return lambda trip: next((getattr(one, name) for one in trip.travellers.all()), None)


def told(name):
    def read(trip):
        cost = of_register(trip)
        return cost and getattr(cost, name)

    return read


def is_of_the_city(cost, trip):
    """Whether a sum is told apart as the city's, since somebody else pays most of the trip."""
    return cost.payer == Payer.CITY and trip.payer != Payer.CITY


def sum_told(*, of_the_city):
    def read(trip):
        cost = of_register(trip)
        return cost.actual if cost and is_of_the_city(cost, trip) == of_the_city else None

    return read


COLUMNS = (
    SheetColumn(
        name="traveller",
        label=gettext_lazy("who went"),
        kind=Kind.TEXT,
        read=first_traveller("name"),
        write=typed("traveller"),
        longest=200,
        also=TRAVELLERS,
    ),
    SheetColumn(
        name="post",
        label=gettext_lazy("post of who went"),
        kind=Kind.TEXT,
        read=first_traveller("post"),
        write=typed("post"),
        longest=250,
        also=POSTS,
    ),
    SheetColumn(
        name="cost",
        label=gettext_lazy("cost in one sum"),
        kind=Kind.MONEY,
        read=sum_told(of_the_city=False),
        write=typed("cost"),
        currency="cost_currency",
        also=COSTS,
        help=gettext_lazy("Borne by whoever pays most of the trip."),
    ),
    SheetColumn(
        name="city_cost",
        label=gettext_lazy("cost to the city in one sum"),
        kind=Kind.MONEY,
        read=sum_told(of_the_city=True),
        write=typed("city_cost"),
        currency="cost_currency",
        also=CITY_COSTS,
        help=gettext_lazy("Borne by the city, whoever pays most of the trip."),
    ),
    SheetColumn(
        name="cost_currency",
        label=gettext_lazy("currency of the cost"),
        kind=Kind.TEXT,
        read=told("currency"),
        write=typed("cost_currency"),
        longest=3,
        also=("Currency",),
    ),
)

NAMES = tuple(column.name for column in COLUMNS)


def keep_row(trip, along, *, by):
    """Keep a trip as a row of a sheet has it. A register seldom names a trip, so it is named."""
    need(by, trips.ADD if trip._state.adding else trips.CHANGE)
    said = {name: trip.__dict__.pop(f"_typed_{name}", None) for name in NAMES}
    if not trip.title:
        trip.title = (trip.purpose.partition("\n")[0] or trip.goes_to)[:250]
    check_row(trip, said, by=by)
    if trip._state.adding and is_over(trip):
        trip.status = TripStatus.CLOSED
    if trip._state.adding and trip.status in BACK:
        trip.sensitivity = trips.opened(trip)
    is_new, place = trip._state.adding, trip.goes_to
    known = trip_stops.told_already(trip, said["traveller"], by=by) if is_new else None
    if known is None:
        trips.keep_row(trip, along, by=by)
    else:
        trip_stops.join(known, trip, along, by=by)
    who = keep_traveller(trip, said["traveller"], said["post"] or "", by=by)
    sum_of = (*amount_of(said), said["cost_currency"])
    if known is None and not is_new:
        change_cost(trip, *sum_of, by=by)
    else:
        add_cost(trip, *sum_of, who, place if known else "", by=by)


def check_row(trip, said, *, by):
    """Refuse a row that only somebody else brings in, or whose sum cannot be: with all that is
    wrong with it besides, so that nobody mends a file fault by fault."""
    wrong = with_faults({}, check_may_bring, trip, by)
    wrong = with_faults(wrong, check_sum, said)
    if wrong:
        raise ValidationError(with_faults(wrong, trip.full_clean, ["reference"]))


def with_faults(wrong, check, *said):
    """What is wrong by now, by field, with what a check finds."""
    try:
        check(*said)
    except ValidationError as error:
        return error.update_error_dict(wrong)
    return wrong


def check_sum(said):
    amount, _payer = amount_of(said)
    if amount is not None and Decimal(amount) < 0:
        raise ValidationError({"cost" if said["city_cost"] is None else "city_cost": NEGATIVE})


def is_over(trip):
    """Whether a row tells of a trip that is over, and not how it stands."""
    begins = trip.status == TripStatus.SCREENING and trip.last_day is not None
    return begins and trip.last_day < timezone.localdate()


def check_may_bring(trip, by):
    """Who may not say that a trip was approved brings in none that is over: it would stand among
    those that wait for approval, each with all its steps overdue. Nor one that stands as approved,
    or takes such a step."""
    right = trips.right_of_row(trip)
    if trip._state.adding and is_over(trip) and not has(by, trips.APPROVE):
        words = _("The trip is over. Who approves trips, such as a director, brings it in.")
        raise ValidationError({"starts_on": words})
    if right and not has(by, right):
        words = _("A trip that is “%s” is brought in by who approves trips, such as a director.")
        to = TripStatus(getattr(trip, "row_goes_to", "") or trip.status)
        raise ValidationError({"status": words % to.label})


def has(by, right):
    return by is None or by.has_perm(right)


def keep_traveller(trip, name, post, *, by):
    """Let somebody travel whom a row names, and say who it is; None where it names nobody."""
    if not name:
        return None
    known = trip.travellers.filter(name__iexact=name.strip()).first()
    if known is None:
        known = Traveller(trip=trip, name=name.strip(), part=part_of(name, post, trip.starts_on))
    if known._state.adding or (post and known.post != post):
        known.post = post
        save_part(known, by=by)
    return known


def amount_of(said):
    """The sum of a row, and who bears it: the city, or None for whoever pays most of the trip."""
    if said["city_cost"] is None:
        return said["cost"], None
    if said["cost"] is not None:
        words = _("The row tells two sums of one trip. Leave one of these columns out.")
        raise ValidationError({"city_cost": words})
    return said["city_cost"], Payer.CITY


def add_cost(trip, amount, payer, currency, who, place, *, by):
    """Keep the sum of a new row; a blank one was not borne by the city and leaves no cost."""
    if amount is None:
        return
    what = ": ".join(filter(None, [IN_ONE_SUM, place]))[:200]
    cost = TripCost(trip=trip, kind=TripCostKind.OTHER, what=what, traveller=who)
    cost.payer = payer or trip.payer
    keep_cost(cost, amount, currency or Office.current().currency, by=by)


def change_cost(trip, amount, payer, currency, *, by):
    """Keep the sum of a row about a trip that the office has."""
    known = of_register(trip)
    if amount is None:
        return
    if known is None and sums_of_register(trip):
        words = _("The trip has several sums of a register. Change them on its page.")
        raise ValidationError({"cost": words})
    if known is None:
        add_cost(trip, amount, payer, currency, None, "", by=by)
    elif told_otherwise(known, amount, payer, currency):
        known.payer = payer or known.payer
        keep_cost(known, amount, currency or known.currency, by=by)


def told_otherwise(known, amount, payer, currency):
    said = (amount, payer or known.payer, (currency or known.currency).upper())
    return (known.actual, known.payer, known.currency) != said


def keep_cost(cost, amount, currency, *, by):
    try:
        valid_currency(currency.upper())
    except ValidationError as error:
        raise ValidationError({"cost_currency": error.messages}) from error
    if Decimal(amount) < 0:
        raise ValidationError({"cost": NEGATIVE})
    cost.actual, cost.currency = amount, currency.upper()
    trip_costs.save_cost(cost, by=by)
