"""What the page of a trip shows of what hangs on it."""

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch

from delegations.choices.trip import TAKE_APPROVALS, Payer
from delegations.services import (
    acting,
    approvals,
    asking_outside,
    benefits,
    carbon,
    itinerary,
    own_trips,
    receipts,
    standing_aside,
    trip_money,
)
from delegations.services import travellers as claims
from delegations.services.trip_clashes import clashes, days_of
from delegations.views.shown import StepRow
from oia.accounts.models import Office
from oia.accounts.money import Rates
from oia.core.visibility import hidden_from, unless_hidden
from oia.reminders.models import Deadline
from oia.reminders.shown import open_and_past


class TripStepRow(StepRow):
    """A step of a trip with its date."""

    step_url = "delegations:tripstep-step"
    edit_url = "delegations:tripstep-edit"
    remove_url = "delegations:tripstep-remove"


def of(trip, user):
    """Everything that hangs on a trip, as its page shows it."""
    office = Office.current()
    travellers = travellers_of(trip, user, office)
    meetings = meetings_of(trip, user)
    money = money_of(trip, travellers, user)
    claims_of(travellers, money["costs"])
    return {
        "travellers": travellers,
        "way": way_of(trip, travellers, meetings, user, office),
        "acting": acting_of(trip, unless_hidden(trip.acting, hidden_from(user)), office),
        "approvals": approvals_of(trip, user),
        "money": money,
        "benefits": benefits.to_declare(trip, user),
        "untold_payer": benefits.is_untold(trip, money["costs"]),
        "meetings": meetings,
        "clashes": clashes(*days_of(trip), user, but=trip.pk),
        "steps": step_rows(trip),
    }


def of_own(trip, user):
    """What the page shows to somebody who knows of a trip only because they travel on it."""
    office = Office.current()
    travellers = travellers_of(trip, user, office)
    own = [one for one in travellers if one.user_id == user.pk]
    meetings, money = meetings_of(trip, user), money_of(trip, own, user)
    claims_of(own, money["costs"])
    way = way_of(trip, travellers, meetings, user, office)
    return {
        "travellers": own,
        "companions": [one for one in travellers if one.user_id != user.pk],
        "way": way | {"carbon": None, "away": None},
        "money": money,
        "meetings": meetings,
    }


def travellers_of(trip, user, office):
    """Those who travel, each with the trip at hand, and who of the directory they are."""
    hidden = hidden_from(user)
    found = list(trip.travellers.select_related("person", "user", "decided_by"))
    own = claims.own_among(trip.travellers.all(), user)
    for traveller in found:
        traveller.trip = trip
        traveller.person_seen = unless_hidden(traveller.person, hidden)
        traveller.passport_gone = itinerary.passport_ends_before(traveller)
        traveller.passport_short = itinerary.passport_too_short(traveller, office)
        traveller.claim_steps = claims.may_take(traveller, user, own)
        traveller.may_note = claims.may_note(traveller, user, own)
    return found


def way_of(trip, travellers, meetings, user, office):
    """The legs and lodgings, what is wrong with them, the strip of days, how long they are away."""
    legs, stays = own_trips.way(trip, user)
    for part in (*legs, *stays):
        part.trip = trip
    flagged, least = defaultdict(list), office.trip_connection_minutes
    of = () if own_trips.only_travels(trip, user) else travellers
    for flag in itinerary.flags(trip, legs, least, stays, of, meetings):
        flagged[flag.part].append(flag)
    weighed = carbon.estimate(trip, legs, len(travellers))
    for part in (*legs, *stays, *meetings):
        part.flags = flagged[part]
    for leg in legs:
        leg.weight = weighed.by_leg[leg.pk]
    return {
        "legs": legs,
        "carbon": weighed,
        "stays": stays,
        "flagged": sum(len(part.flags) for part in (*legs, *stays)),
        "strip": own_trips.days(trip, user, legs, stays, meetings) if legs or stays else [],
        "away": itinerary.absence(trip, office),
    }


def acting_of(trip, person, office):
    """Whether somebody has to stand in for the mayor, and by when that is filed."""
    if not itinerary.wants_acting(trip, office):
        return None
    due, filed = itinerary.acting_due(trip, office), itinerary.acting_is_filed(trip, office)
    astray = itinerary.is_astray(trip, office)
    return {"due": due, "filed": filed, "astray": astray, "draft": acting.draft(trip, person)}


def approvals_of(trip, user):
    """The steps of the chain in order, each with whether this user may take it now."""
    found = list(trip.approvals.select_related("decided_by", "approver"))
    travels = standing_aside.travels(trip, user)
    takes, asked = trip.status in TAKE_APPROVALS, asking_outside.latest_letters(found)
    holding = approvals.refusals(trip, found) if takes else set()
    roles, loosens = approvals.roles_of(user), user.has_perm(approvals.APPROVE) and not travels
    for step in found:
        step.trip = trip
        step.holds_up = step.pk in holding
        step.may_take = takes and not travels and approvals.is_for(step, user, roles)
        step.may_remove = loosens or not step.step_id
        step.may_ask = asking_outside.may_ask(step)
        step.asked = asked.get(step.pk)
    return found


def money_of(trip, travellers, user):
    """The costs, with what each comes to in our currency, and the sums by payer and traveller."""
    rates, hidden = Rates(), hidden_from(user)
    found = own_trips.costs(trip, user)
    found = found.select_related("traveller", "source", "leg", "stay", "gift")
    costs = list(found.prefetch_related("receipts"))
    receipts.show(costs, user)
    for cost in costs:
        cost.trip = trip
        cost.in_ours = trip_money.in_ours(cost, cost.amount, rates, trip)
        cost.source_seen = unless_hidden(cost.source, hidden)
        gift = getattr(cost, "gift", None)
        cost.gift_seen = gift and unless_hidden(gift, hidden)
    sums = trip_money.totals(trip, costs, rates)
    names = {one.pk: one.name for one in travellers}
    return {
        "costs": costs,
        "sums": sums,
        "payers": [(Payer(name).label, one) for name, one in sums.by_payer.items()],
        "travellers": [(names.get(key, ""), one) for key, one in sums.by_traveller.items()],
    }


def claims_of(travellers, costs):
    """Put to each claim what the city bore of a traveller, with a receipt or without."""
    for traveller in travellers:
        theirs = [cost for cost in costs if cost.traveller_id == traveller.pk]
        traveller.claimed = [cost for cost in theirs if cost.is_claimed]


def meetings_of(trip, user):
    hidden = hidden_from(user)
    found = list(trip.meetings.select_related("counterpart", "organisation"))
    for meeting in found:
        meeting.trip = trip
        meeting.counterpart_seen = unless_hidden(meeting.counterpart, hidden)
        meeting.organisation_seen = unless_hidden(meeting.organisation, hidden)
        if own_trips.only_travels(trip, user):
            meeting.briefing = meeting.outcome = ""
    return found


def step_rows(trip):
    """The steps of a trip by date: those still open, and those done or past."""
    deadlines = Prefetch("deadlines", Deadline.objects.select_related("closed_by"))
    rows = []
    for step in trip.steps.prefetch_related(deadlines):
        step.trip = trip
        rows.append(TripStepRow(step, step.deadline))
    rows.sort(key=lambda row: (row.on is None, row.on or date.max, row.step.pk))
    return open_and_past(rows)
