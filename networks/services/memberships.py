"""The steps of a membership, from scouting to leaving."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.membership import WRITTEN_DOWN
from networks.choices.membership import MembershipStatus as Status
from networks.services.keeping import keep
from networks.services.sight import at_least
from oia.core import states
from oia.core.rights import need
from oia.documents.models import Decision

CHANGE = "networks.change_membership"
APPROVE = "networks.approve_membership"

#: Steps that must say why, because somebody will ask.
NEED_WHY = {Status.AT_RISK, Status.ON_HOLD, Status.LAPSED, Status.NOTICE_GIVEN}


@transaction.atomic
def create(membership, *, by, why=""):
    """Begin a membership: as a rule by scouting; in force, or over, where it already was."""
    need(by, "networks.add_membership")
    if membership.status not in WRITTEN_DOWN:
        raise ValidationError(_("A membership begins by scouting, or is in force or over already."))
    at_least(membership, "network")
    keep(membership, by=by, why=why)
    states.write_down(membership, "", membership.status, by=by, why=why)
    return membership


@transaction.atomic
def change(membership, *, by, why=""):
    """Keep what a form changed. Who may not see the network does not see our part in it."""
    need(by, CHANGE)
    at_least(membership, "network")
    return keep(membership, by=by, why=why)


def move(membership, to, *, by, why="", decision=None):
    """Take any step. Steps that need more than a reason are handed to their own service."""
    if to == Status.APPROVED:
        return approve(membership, by=by, decision=decision, why=why)
    need(by, CHANGE)
    if to in NEED_WHY and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    return states.move(membership, to, by=by, why=why, **dates_of(membership, to))


def approve(membership, *, by, decision=None, why=""):
    """Approve joining. Raises ValidationError unless a decision about it is recorded."""
    need(by, APPROVE)
    decision = (
        decision or Decision.objects.on(membership).approving().order_by("-taken_on", "-pk").first()
    )
    if decision is None:
        raise ValidationError(
            _("No decision is recorded. Add the decision to join to this membership first.")
        )
    if decision.subject != membership:
        raise ValidationError(_("That decision is about something else."))
    states.move(membership, Status.APPROVED, by=by, why=why or str(decision))


def dates_of(membership, to):
    """The dates that a step leaves on the membership, where they are not already typed in."""
    today = timezone.localdate()
    if to == Status.APPLIED and not membership.applied_on:
        return {"applied_on": today}
    if to == Status.ACTIVE:
        joined_on = membership.joined_on or today
        return {"joined_on": joined_on, "notice_given_on": None, "left_on": None}
    if to == Status.NOTICE_GIVEN:
        return {"notice_given_on": membership.notice_given_on or today}
    if to in (Status.EXITED, Status.LAPSED):
        return {"left_on": membership.left_on or today}
    return {}
