"""The costs of a trip kept; what was approved for other money is asked for once more."""

from django.db import transaction
from django.utils.translation import gettext as _

from delegations.choices.trip import Payer
from delegations.models import Trip
from delegations.services import approvals, chain, receipts, trip_money
from oia.accounts.models import Office
from oia.core.rights import need
from oia.directory.services import keeping


@transaction.atomic
def save_cost(cost, *, by, papers=None, file=None):
    """Keep a cost, new or changed, with its receipts: papers of the trip, and a file that comes."""
    need(by, keeping.right(cost, "add" if cost._state.adding else "change"))
    trip = Trip.objects.get(pk=cost.trip_id)
    payers = chain.payers_of(trip)
    keeping.save_part(cost, by=by)
    receipts.keep(cost, papers, by=by, file=file)
    look_again(trip, payers, by=by)
    return cost


@transaction.atomic
def remove_cost(cost, *, by):
    trip = Trip.objects.get(pk=cost.trip_id)
    payers = chain.payers_of(trip)
    keeping.remove_part(cost, by=by)
    look_again(trip, payers, by=by)


def look_again(trip, payers, *, by):
    """Reopen what was approved for other payers, or for less money; ask what they ask besides."""
    now = chain.payers_of(trip)
    if now != payers:
        ask_of_payers(trip, payers, now, by=by)
    trip.refresh_from_db()
    ask_of_cost(trip, by=by)


def ask_of_cost(trip, *, by):
    """Whoever agreed to less money than the city bears by now is asked once more.

    A step knows to how much it agreed. One kept before steps knew that agreed to what the trip
    was approved for; where neither is known, to nothing.
    """
    percent = Office.current().trip_tolerance_percent
    bears, approved = trip_money.borne_by_city(trip) or trip_money.ZERO, trip.approved_cost

    def agreed(approval):
        known = (approval.approved_cost, approved, trip_money.ZERO)
        return next(one for one in known if one is not None)

    def is_new(approval):
        return not agreed(approval) and bears > 0

    def has_grown(approval):
        return trip_money.exceeds(bears, agreed(approval), percent)

    why = _("When it was approved nobody knew what it costs the city. Now something is known.")
    approvals.reopen_all(trip, "asks_cost", by=by, why=why, concerns=is_new)
    why = _("It costs the city more than was approved, by more than %d%%.") % percent
    approvals.reopen_all(trip, "asks_cost", by=by, why=why, concerns=has_grown)


def ask_of_payers(trip, before, now, *, by):
    """Others pay than before: those whom their money concerns are asked, once more or at all."""
    named = ", ".join(sorted(str(Payer(one).label) for one in now ^ before))
    why = _("Who pays has changed: %s.") % named
    concerns = approvals.other_payers(before, now)
    approvals.reopen_all(trip, "asks_payer", by=by, why=why, concerns=concerns)
    if chain.plan_approvals(trip, by=by):
        approvals.wait(trip, by=by, why=why)


def keep_row(cost, along, *, by):
    """Keep a cost as a row of a sheet has it. No sheet holds the receipts, only their names."""
    save_cost(cost, by=by, papers=along.get("receipts"))
