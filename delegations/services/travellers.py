"""The claims of those who travelled: handed in, decided by somebody else, paid."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import BACK, TRIP_NEEDS_APPROVAL, Claim
from delegations.choices.trip_decisions import PASSED
from delegations.models import Traveller
from delegations.services import approvals, standing_aside
from oia.core import states
from oia.core.models import Move
from oia.core.rights import need
from oia.directory.services.keeping import remove_part, save_part

CHANGE = "delegations.change_traveller"
APPROVE = "delegations.approve_trip"

#: What decides on a claim.
VERDICTS = {Claim.APPROVED, Claim.REFUSED}


@transaction.atomic
def save(traveller, *, by):
    """Keep somebody who travels. What they agreed to themselves is asked of somebody else."""
    save_part(traveller, by=by)
    if traveller.trip.status not in BACK:
        ask_somebody_else(traveller, by=by)
    return traveller


def ask_somebody_else(traveller, *, by):
    """Take back what whoever travels agreed to: steps of the chain, and the trip without one."""
    trip, why = traveller.trip, _("Whoever agreed travels by now: %s.") % traveller
    agreed = trip.approvals.filter(status__in=PASSED, decided_by__isnull=False)
    for step in agreed.select_related("decided_by", "trip"):
        if is_own(traveller, step.decided_by):
            approvals.reopen(step, by=by, why=why)
    approved = last_approval(trip)
    if approved and approved.by and is_own(traveller, approved.by):
        approvals.wait(trip, by=by, why=why)


def last_approval(trip):
    """The step by which a trip was approved last, or None."""
    kind = ContentType.objects.get_for_model(trip)
    steps = Move.objects.filter(subject_type=kind, subject_id=trip.pk)
    return steps.filter(went_to__in=TRIP_NEEDS_APPROVAL).order_by("-pk").first()


@transaction.atomic
def remove(traveller, *, by):
    """Take somebody off a trip; whoever had a claim decided stays on it."""
    if traveller.is_decided:
        raise ValidationError(_("Their claim was decided. They stay on the trip."))
    remove_part(traveller, by=by)


def keep_row(traveller, along, *, by):
    """Keep somebody who travels as a row of a sheet has them, with a claim that others decided."""
    is_new = traveller._state.adding
    save(traveller, by=by)
    if is_new and traveller.status != Claim.NONE:
        need(by, APPROVE)
        check_other(traveller, by)


def move_claim(traveller, to, *, by, why=""):
    """Take any step with a claim. Nobody decides on their own."""
    need(by, CHANGE)
    along = {}
    if to in VERDICTS:
        need(by, APPROVE)
        check_other(traveller, by)
        along = {"decided_on": timezone.localdate(), "decided_by": by}
    if to == Claim.REFUSED and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    if to != Claim.NONE and traveller.trip.status not in BACK:
        raise ValidationError(_("Claims are handed in when they are back."))
    states.move(traveller, to, by=by, why=why, **along)
    return traveller


def may_take(traveller, user, own):
    """The steps that a user may take with a claim now, as (value, label). `own` are theirs."""
    if traveller.trip.status not in BACK:
        return []
    may_decide = user.has_perm(APPROVE) and traveller.pk not in own
    return [step for step in states.may_become(traveller) if may_decide or step[0] not in VERDICTS]


def own_among(travellers, user):
    """The numbers of those of some travellers who are this user."""
    return set(travellers.who_is(user).values_list("pk", flat=True))


def is_own(traveller, user):
    return bool(own_among(Traveller.objects.filter(pk=traveller.pk), user))


def check_other(traveller, by):
    """Refuse somebody a verdict on their own claim; that they tried is kept."""
    if by is not None and is_own(traveller, by):
        words = _("Refused: nobody decides on their own claim.")
        standing_aside.refuse(traveller, by, words)
