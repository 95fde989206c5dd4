"""Trips as registers of other offices have them: a row for each stop and each who went, and what
it cost. Rows of one trip are told by `trip_stops`."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.choices.trip import BACK, TravelPart, TripStatus
from delegations.choices.trip_decisions import TripCostKind
from delegations.models import Traveller, TripCost
from delegations.services import trip_costs, trip_stops, trips
from oia.accounts.models import Office
from oia.accounts.validators import valid_currency
from oia.core.rights import need
from oia.core.sheets import Kind, SheetColumn
from oia.directory.services.keeping import save_part

#: What a cost is called that a register tells in one sum.
IN_ONE_SUM = "Total of the register"

TRAVELLERS = ("Traveller", "Name", "Councillor", "Official", "Employee", "Member", "Participant")
COSTS = ("Cost", "Total cost", "Total", "Amount", "Expenses", "Cost to the city", "Total expenses")


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


def first_traveller(trip):
    return next((one.name for one in trip.travellers.all()), None)


def told(name):
    def read(trip):
        cost = of_register(trip)
        return cost and getattr(cost, name)

    return read


COLUMNS = (
    SheetColumn(
        name="traveller",
        label=gettext_lazy("who went"),
        kind=Kind.TEXT,
        read=first_traveller,
        write=typed("traveller"),
        longest=200,
        also=TRAVELLERS,
    ),
    SheetColumn(
        name="cost",
        label=gettext_lazy("cost in one sum"),
        kind=Kind.MONEY,
        read=told("actual"),
        write=typed("cost"),
        currency="cost_currency",
        also=COSTS,
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
    if trip._state.adding and is_over(trip, by):
        trip.status = TripStatus.CLOSED
    if trip._state.adding and trip.status in BACK:
        trip.sensitivity = trips.opened(trip)
    is_new, place = trip._state.adding, trip.goes_to
    known = trip_stops.told_already(trip, said["traveller"], by=by) if is_new else None
    if known is None:
        trips.keep_row(trip, along, by=by)
    else:
        trip_stops.join(known, trip, along.get("themes"), by=by)
    who = keep_traveller(trip, said["traveller"], by=by)
    sum_of = (said["cost"], said["cost_currency"])
    if known is None and not is_new:
        change_cost(trip, *sum_of, by=by)
    else:
        add_cost(trip, *sum_of, who, place if known else "", by=by)


def is_over(trip, by):
    """Whether a row tells of a trip that is long over, by somebody who may say that it was."""
    begins = trip.status == TripStatus.SCREENING and trip.last_day is not None
    may = by is None or by.has_perm(trips.APPROVE)
    return begins and may and trip.last_day < timezone.localdate()


def keep_traveller(trip, name, *, by):
    """Let somebody travel whom a row names, and say who it is; None where it names nobody."""
    if not name:
        return None
    known = trip.travellers.filter(name__iexact=name.strip()).first()
    if known is None:
        known = Traveller(trip=trip, name=name.strip(), part=TravelPart.ELECTED)
        save_part(known, by=by)
    return known


def add_cost(trip, amount, currency, who, place, *, by):
    """Keep the sum of a new row; a blank one was not borne by the city and leaves no cost."""
    if amount is None:
        return
    what = ": ".join(filter(None, [IN_ONE_SUM, place]))[:200]
    cost = TripCost(trip=trip, kind=TripCostKind.OTHER, what=what, traveller=who)
    keep_cost(cost, amount, currency or Office.current().currency, by=by)


def change_cost(trip, amount, currency, *, by):
    """Keep the sum of a row about a trip that the office has."""
    known = of_register(trip)
    if amount is None:
        return
    if known is None and sums_of_register(trip):
        words = _("The trip has several sums of a register. Change them on its page.")
        raise ValidationError({"cost": words})
    if known is None:
        add_cost(trip, amount, currency, None, "", by=by)
    elif (known.actual, known.currency) != (amount, (currency or known.currency).upper()):
        keep_cost(known, amount, currency or known.currency, by=by)


def keep_cost(cost, amount, currency, *, by):
    try:
        valid_currency(currency.upper())
    except ValidationError as error:
        raise ValidationError({"cost_currency": error.messages}) from error
    if Decimal(amount) < 0:
        raise ValidationError({"cost": _("An amount cannot be negative.")})
    cost.actual, cost.currency = amount, currency.upper()
    trip_costs.save_cost(cost, by=by)
