"""The costs of a trip kept; what was approved for other money is asked for once more."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from delegations.choices.trip import THIRD_PARTIES, Payer
from delegations.choices.trip_decisions import ChainPayer
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
    before = borne_of(trip)
    keeping.save_part(cost, by=by)
    receipts.keep(cost, papers, by=by, file=file)
    look_again(trip, before, by=by)
    return cost


@transaction.atomic
def remove_cost(cost, *, by):
    trip = Trip.objects.get(pk=cost.trip_id)
    before = borne_of(trip)
    keeping.remove_part(cost, by=by)
    look_again(trip, before, by=by)


@dataclass(frozen=True)
class Borne:
    """Who bears what of a trip, what those bear together who are neither city nor traveller, and
    the costs that no sum can count yet, each with what it is told to be."""

    bearers: dict
    by_others: Decimal
    uncounted: dict

    @property
    def payers(self):
        return {payer for payer, source in self.bearers.values()}


def borne_of(trip):
    uncounted = {
        (cost.pk, cost.payer, cost.amount, cost.currency): cost
        for cost in trip_money.uncounted(trip)
    }
    return Borne(chain.bearers_of(trip), trip_money.borne_by_others(trip), uncounted)


def look_again(trip, before, *, by):
    """Reopen what was approved for other payers, or for less money; ask what they ask besides."""
    trip.refresh_from_db()
    now = borne_of(trip)
    changed = {payer for payer, source in chain.changed_bearers(before.bearers, now.bearers)}
    named = ", ".join(sorted(str(Payer(one).label) for one in changed))
    why = _("Who pays has changed: %s.") % named
    if changed:
        concerns = approvals.other_payers(before.payers, now.payers, changed)
        approvals.reopen_all(trip, "asks_payer", by=by, why=why, concerns=concerns)
    ask_of_others(trip, before.by_others, now.by_others, by=by)
    ask_of_cost(trip, by=by)
    ask_of_uncounted(trip, before.uncounted, now.uncounted, by=by)
    if before.payers != now.payers:
        approvals.follow_chain(trip, by=by, why=why)


def ask_of_others(trip, before, bear, *, by):
    """Whoever agreed to less that others bear is asked once more, as if others paid.

    Who agreed that others pay most of it, while no figure was known, agreed to their offer.
    """
    percent = Office.current().trip_tolerance_percent

    def has_grown(approval):
        known = approval.approved_others
        agreed = before if known is None else known  # kept before steps knew it
        to_offer = not agreed and trip.payer in THIRD_PARTIES
        is_theirs = approval.asked_for != ChainPayer.CITY
        return is_theirs and not to_offer and trip_money.exceeds(bear, agreed, percent)

    why = _("Others bear more of it than was approved, by more than %d%%.") % percent
    approvals.reopen_all(trip, "asks_payer", by=by, why=why, concerns=has_grown)


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


def ask_of_uncounted(trip, before, now, *, by):
    """What came along without a rate is in no sum: whoever agreed to the money looks at it."""
    came = [cost for told, cost in now.items() if told not in before]
    why = _("This is in no sum yet, as its rate is not known: %s.")
    for asks, payers in (("asks_cost", {Payer.CITY}), ("asks_payer", set(THIRD_PARTIES))):
        theirs = [cost for cost in came if cost.payer in payers]
        if theirs and not is_offered(trip, theirs):
            words = why % ", ".join(map(str, theirs))
            approvals.reopen_all(trip, asks, by=by, why=words, concerns=of_payers(payers))


def of_payers(payers):
    """Whether a step is asked for the money of these, and not for the city's alone."""
    return lambda approval: Payer.CITY in payers or approval.asked_for != ChainPayer.CITY


def is_offered(trip, costs):
    """Whether all of it is what the host was to pay anyway, of which no sum was told."""
    if trip.payer not in THIRD_PARTIES or any(cost.payer != trip.payer for cost in costs):
        return False
    return not trip_money.borne_by_others(trip)


def keep_row(cost, along, *, by):
    """Keep a cost as a row of a sheet has it. No sheet holds the receipts, only their names."""
    save_cost(cost, by=by, papers=along.get("receipts"))
