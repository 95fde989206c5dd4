"""The office's chain of approval: its steps kept, and taken over by trips that ask for them."""

from django.db import transaction

from delegations.choices.trip import TAKE_APPROVALS, Payer
from delegations.models import Approval, ChainStep
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.directory.services.keeping import keep, save_part


def save_step(step, *, by):
    """Add or change a step of the office's chain. Trips begun before keep the steps they have."""
    if not step.slug:
        step.slug = free_slug(ChainStep, step.title, "step")
    return save_part(step, by=by)


def keep_step_row(step, along, *, by):
    save_step(step, by=by)


def payers_of(trip):
    """Everybody who bears some of a trip."""
    return {trip.payer, *trip.costs.values_list("payer", flat=True)}


def bearers_of(trip):
    """Who bears each cost of a trip, and most of it (None): the payer, and who of them it is.

    A host who is not named is the one who invited.
    """
    invitation = getattr(trip, "invitation", None)
    known = {Payer.HOST: invitation and invitation.organisation_id}
    costs = [(None, trip.payer, None), *trip.costs.values_list("pk", "payer", "source")]
    return {key: (payer, source or known.get(payer)) for key, payer, source in costs}


def changed_bearers(before, now):
    """Who bears something that somebody else bore, or bears anything for the first time, or none
    any more."""
    now = as_agreed(before, now)
    moved = [key for key in before.keys() & now.keys() if before[key] != now[key]]
    changed = {known[key] for key in moved for known in (before, now)}
    return changed | (set(before.values()) ^ set(now.values()))


def as_agreed(before, now):
    """The same, but that whoever was agreed to in words is no other once they have a name."""
    payer, source = agreed = before[None]
    known, named = ({one for one in some.values() if one[0] == payer} for some in (before, now))
    named.discard(agreed)
    if source or known != {agreed} or len(named) != 1:
        return now
    return {key: agreed if one in named else one for key, one in now.items()}


def no_longer_asked(trip):
    """The steps that a trip took over, and that are asked of no trip of its kind and payers."""
    asked = ChainStep.objects.meant_for(trip.kind, payers_of(trip))
    return trip.approvals.exclude(step=None).exclude(step__in=asked)


@transaction.atomic
def plan_approvals(trip, *, by):
    """Give an undecided trip the steps of the chain it has not got. Safe to run twice."""
    need(by, "delegations.add_approval")
    if trip.status not in TAKE_APPROVALS:
        return []
    have = trip.approvals.exclude(step=None).values("step")
    asked = ChainStep.objects.asked_of(trip.kind, payers_of(trip)).exclude(pk__in=have)
    return [keep(taken_over(trip, step), by=by) for step in asked]


def taken_over(trip, step):
    """What a step of the chain makes of one trip, not yet saved."""
    taken = {name: getattr(step, name) for name in Approval.TAKEN_OVER}
    approval = Approval(trip=trip, step=step, **taken)
    if not may_be_asked(approval.approver):
        approval.approver = None  # nobody is asked by letter until somebody is named anew
    return approval


def may_be_asked(user):
    """Whether somebody is asked by letter: who has a login by now, or has left, is not."""
    return user is not None and user.is_active and not user.logs_in
