"""Trips as registers of other offices have them: a row for each stop, who went, what it cost."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.choices.trip import TravelPart, TripStatus
from delegations.choices.trip_decisions import TripCostKind
from delegations.models import Traveller, TripCost
from delegations.services import trip_costs, trips
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


def of_register(trip):
    """The cost that a register told in one sum, if there is one."""
    return next((one for one in trip.costs.all() if one.what == IN_ONE_SUM), None)


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
    trips.keep_row(trip, along, by=by)
    keep_traveller(trip, said["traveller"], by=by)
    keep_cost(trip, said["cost"], said["cost_currency"], by=by)


def is_over(trip, by):
    """Whether a row tells of a trip that is long over, by somebody who may say that it was."""
    begins = trip.status == TripStatus.SCREENING and trip.last_day is not None
    may = by is None or by.has_perm(trips.APPROVE)
    return begins and may and trip.last_day < timezone.localdate()


def keep_traveller(trip, name, *, by):
    if name and not trip.travellers.filter(name__iexact=name.strip()).exists():
        one = Traveller(trip=trip, name=name.strip(), part=TravelPart.ELECTED)
        save_part(one, by=by)


def keep_cost(trip, amount, currency, *, by):
    """Keep the sum of a row; a blank one was not borne by the city and leaves no cost."""
    if amount is None:
        return
    known = of_register(trip)
    cost = known or TripCost(trip=trip, kind=TripCostKind.OTHER, what=IN_ONE_SUM)
    currency = (currency or (known and known.currency) or Office.current().currency).upper()
    if known and (known.actual, known.currency) == (amount, currency):
        return
    try:
        valid_currency(currency)
    except ValidationError as error:
        raise ValidationError({"cost_currency": error.messages}) from error
    if Decimal(amount) < 0:
        raise ValidationError({"cost": _("An amount cannot be negative.")})
    cost.actual, cost.currency = amount, currency
    trip_costs.save_cost(cost, by=by)
