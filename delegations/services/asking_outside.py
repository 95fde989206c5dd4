"""A step of the chain that somebody without a login takes: what they are told, and the letter."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from delegations.choices.trip import ANSWERABLE, TAKE_APPROVALS, Payer
from delegations.choices.trip_decisions import Verdict
from delegations.models.approval import ONLY_OUTSIDE
from delegations.services import standing_aside, trip_money
from delegations.services.approvals import CHANGE, check_turn
from delegations.services.chain import may_be_asked
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.models import Deadline

KIND = "trip.approval"


def may_ask(approval):
    """Whether a letter may be sent for a step: somebody is named, and the trip takes verdicts."""
    waits = approval.status == Verdict.PENDING and may_be_asked(approval.approver)
    return waits and approval.trip.status in TAKE_APPROVALS


@transaction.atomic
def ask(approval, *, by, words=""):
    """Send whoever is asked for the verdict a letter now. Returns the reminders it carries."""
    need(by, CHANGE)
    if approval.approver is None:
        raise ValidationError(_("Name somebody who is asked by letter first."))
    if not may_be_asked(approval.approver):
        raise ValidationError(ONLY_OUTSIDE)
    if approval.status != Verdict.PENDING:
        raise ValidationError(_("This step is taken already."))
    if standing_aside.travels(approval.trip, approval.approver):
        raise ValidationError(_("They travel themselves, and so have no say in it."))
    check_turn(approval)
    deadline = Deadline.objects.unsettled().filter(kind=KIND, origin_id=approval.pk).first()
    if deadline is None:
        raise ValidationError(_("Give the trip its days first: the letter says how long is left."))
    return ask_now(deadline, user=approval.approver, by=by, words=words)


def told(approval):
    """What whoever gives a verdict is told of a trip: why, where, when, who, and whose money.

    Nothing of papers, hotels, flights or notes, and not what others said.
    """
    trip = approval.trip
    posts = trip.travellers.filter(part__in=ANSWERABLE)
    names = [", ".join(filter(None, [one.name, one.post])) for one in posts]
    return {
        "trip": trip,
        "travellers": names,
        "others": trip.travellers.count() - len(names),
        "money": money_of(trip),
        "payer": Payer(trip.payer).label,
    }


def money_of(trip):
    """What each bears, as far as it is known: (payer, sum), and the currency."""
    sums = trip_money.totals(trip, trip.costs.all())
    payers = [(Payer(name).label, one) for name, one in sums.by_payer.items()]
    return {"payers": payers, "currency": sums.currency}
