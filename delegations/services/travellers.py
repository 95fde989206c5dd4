"""The claims of those who travelled: handed in, decided by somebody else, paid."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import BACK, Claim
from delegations.models import Traveller
from delegations.services import standing_aside
from oia.core import states
from oia.core.rights import need

CHANGE = "delegations.change_traveller"
APPROVE = "delegations.approve_trip"

#: What decides on a claim.
VERDICTS = {Claim.APPROVED, Claim.REFUSED}


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


def may_take(traveller, user):
    """The steps that a user may take with a claim now, as (value, label)."""
    if traveller.trip.status not in BACK:
        return []
    may_decide = user.has_perm(APPROVE) and not is_own(traveller, user)
    return [step for step in states.may_become(traveller) if may_decide or step[0] not in VERDICTS]


def is_own(traveller, user):
    return Traveller.objects.filter(pk=traveller.pk).who_is(user).exists()


def check_other(traveller, by):
    """Refuse somebody a verdict on their own claim; that they tried is kept."""
    if by is not None and is_own(traveller, by):
        words = _("Refused: nobody decides on their own claim.")
        standing_aside.refuse(traveller, by, words)
