"""How a promise ends: kept, lapsed or waived; and how it comes back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.commitments.choices import Status
from oia.commitments.models.limits import NO_EVIDENCE
from oia.commitments.services.promising import CHANGE
from oia.commitments.services.reporting import plan_next, settle_asked
from oia.core.rights import need
from oia.core.states import move
from oia.reminders.choices import Status as Done


def keep_it(commitment, *, by, evidence, on=None):
    """It was kept; `evidence` says how one can see that."""
    if not evidence:
        raise ValidationError(NO_EVIDENCE)
    close(commitment, Status.KEPT, by=by, why=evidence, on=on, evidence=evidence)


def lapse(commitment, *, by, why, on=None):
    """Nobody kept it, and nobody will any more."""
    if not why:
        raise ValidationError(_("Say why it lapsed: somebody will ask."))
    close(commitment, Status.LAPSED, by=by, why=why, on=on)


def waive(commitment, *, by, why, on=None):
    """Whoever it was given to lets us off, or we let them off."""
    if not why:
        raise ValidationError(_("Say who lets whom off it, and why."))
    close(commitment, Status.WAIVED, by=by, why=why, on=on)


@transaction.atomic
def close(commitment, status, *, by, why, on=None, **along):
    need(by, CHANGE)
    on = on or timezone.localdate()
    if not commitment.given_on <= on <= timezone.localdate():
        words = {"day": date_format(commitment.given_on, "j F Y")}
        said = _("Give a day from %(day)s, when it was promised, until today.") % words
        raise ValidationError({"on": said})
    move(commitment, status, by=by, why=why, closed_on=on, closed_by=by, **along)
    settled = Done.DONE if status == Status.KEPT else Done.CANCELLED
    settle_asked(commitment, settled, by=by, why=why)


@transaction.atomic
def reopen(commitment, *, by, why):
    """It is not settled after all."""
    need(by, CHANGE)
    if not why:
        raise ValidationError(_("Say why it is open again."))
    move(commitment, Status.OPEN, by=by, why=why, closed_on=None, closed_by=None, evidence="")
    plan_next(commitment, by=by)


def move_to(commitment, to, *, by, why="", on=None):
    """Take it to a state, whichever: for pages and sheets that name it."""
    if to == Status.KEPT:
        keep_it(commitment, by=by, evidence=why or commitment.evidence, on=on)
    else:
        steps = {Status.LAPSED: lapse, Status.WAIVED: waive, Status.OPEN: reopen}
        if to not in steps:
            raise ValidationError(_("There is no such state."))
        dated = {} if to == Status.OPEN else {"on": on}
        steps[to](commitment, by=by, why=why, **dated)
