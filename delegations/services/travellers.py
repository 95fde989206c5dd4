"""The claims of those who travelled: handed in, decided by somebody else, paid."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import BACK, TRIP_NEEDS_APPROVAL, Claim
from delegations.choices.trip_decisions import PASSED
from delegations.models import Traveller
from delegations.models.traveller import in_any_order
from delegations.services import approvals, standing_aside
from oia.accounts.models import User
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


def check_once(traveller):
    """Nobody travels twice on one trip: by their name, in the directory, or by their login."""
    others = Traveller.objects.filter(trip=traveller.trip_id).exclude(pk=traveller.pk)
    if known := next((one for one in others if is_same(one, traveller)), None):
        words = _(
            "“%s” is on this trip already. Of two people of one name, link each to the directory "
            "or to their login."
        )
        raise ValidationError({"name": words % known})


def is_same(one, other):
    """Whether two travellers are one: linked to one record, or called alike and no two records."""
    links = [(one.person_id, other.person_id), (one.user_id, other.user_id)]
    linked = [first == second for first, second in links if first and second]
    return any(linked) or (not linked and in_any_order(one.name) == in_any_order(other.name))


def login_like(traveller):
    """The one login by the name of a traveller who is tied to none, to be proposed; or None."""
    if traveller.user_id is not None:
        return None
    name = in_any_order(traveller.name)
    users = User.objects.with_login()
    alike = [user for user in users if in_any_order(user.get_full_name()) == name]
    return alike[0] if len(alike) == 1 else None


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
    if is_new:
        check_once(traveller)
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
        along = decided(by=by)
    return take(traveller, to, by=by, why=why, **along)


def decided(*, by, on=None, given_by="", paper=""):
    """What stays with a claim of the verdict on it."""
    said = {"given_by": given_by.strip()[:200], "paper": paper.strip()[:300]}
    return said | {"decided_on": on or timezone.localdate(), "decided_by": by}


def note(traveller, to, *, by, given_by, paper="", file=None, why="", decided_on=None):
    """Note from their paper what somebody outside said of a claim.

    Where nobody else could decide, one may note it of one's own claim, with the paper itself.
    """
    need(by, APPROVE)
    if to not in VERDICTS:
        raise ValidationError(_("That is no verdict."))
    if not (given_by.strip() and (paper.strip() or file)):
        raise ValidationError(_("Say who gave this verdict, and on which paper."))
    if is_own(traveller, by):
        if others_decide(by):
            check_other(traveller, by)
        if file is None or in_any_order(given_by) == in_any_order(traveller.name):
            raise ValidationError(_("Of your own claim: bring the paper of somebody else."))
    on = approvals.day_of_verdict(decided_on)
    with transaction.atomic():
        if file:
            paper = approvals.hang_up(traveller, file, paper, on=on, by=by, attached_by=by)
        said = decided(by=by, on=on, given_by=given_by, paper=paper)
        return take(traveller, to, by=by, why=why, **said)


def others_decide(user):
    """Whether somebody else in the office may decide on claims."""
    may = Q(groups__permissions__codename="approve_trip") | Q(is_superuser=True)
    return User.objects.with_login().filter(may).exclude(pk=user.pk).exists()


def take(traveller, to, *, by, why, **along):
    """The step itself, whoever decided; whoever calls has seen who may."""
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


def may_note(traveller, user, own):
    """Whether a user may note a verdict of somebody outside; `own` are their own claims."""
    waits = traveller.status == Claim.SUBMITTED and traveller.trip.status in BACK
    may = waits and user.has_perm(APPROVE)
    return may and (traveller.pk not in own or not others_decide(user))


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
