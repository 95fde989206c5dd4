"""The steps of an agreement, from the first idea to the archive."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core import states
from oia.core.dates import end_after
from oia.core.rights import need
from oia.core.sheets import tie
from oia.directory.choices import AgreementStatus as Status
from oia.directory.choices import Renewal
from oia.directory.models import Agreement
from oia.directory.models.agreement_limits import TOO_SHORT
from oia.directory.services.activity import refresh
from oia.directory.services.keeping import keep

log = logging.getLogger(__name__)

CHANGE = "directory.change_agreement"
APPROVE = "directory.approve_agreement"

#: Steps that bind the city, or release it.
NEED_APPROVAL = {Status.SIGNED, Status.TERMINATED}

#: Steps that must say why, because somebody will ask.
NEED_WHY = {Status.SUSPENDED, Status.TERMINATED, Status.HISTORICAL}


@transaction.atomic
def create(agreement, *, by, themes=None, why=""):
    """Write an agreement down, in whichever state it is by now."""
    need(by, "directory.add_agreement")
    keep(agreement, by=by, why=why)
    states.write_down(agreement, "", agreement.status, by=by, why=why)
    tie(agreement, {} if themes is None else {"themes": themes})
    refresh([agreement])
    return agreement


@transaction.atomic
def change(agreement, *, by, themes=None, why=""):
    """Keep the changes made to an agreement; another partner has another past."""
    need(by, CHANGE)
    keep(agreement, by=by, why=why)
    tie(agreement, {} if themes is None else {"themes": themes})
    refresh([agreement])
    return agreement


def keep_row(agreement, along, *, by):
    """Keep an agreement as a row of a sheet has it."""
    service = create if agreement._state.adding else change
    service(agreement, by=by, themes=along.get("themes"))


@transaction.atomic
def move(agreement, to, *, by, why=""):
    """Take any step. Nothing is signed before it is cleared."""
    need(by, APPROVE if to in NEED_APPROVAL else CHANGE)
    if to in NEED_WHY and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    if to == Status.SIGNED:
        check_cleared(agreement)
    states.move(agreement, to, by=by, why=why, **dates_of(agreement, to))


def check_cleared(agreement):
    """Refuse while somebody whose word it takes has not given it."""
    missing = agreement.clearances.before_signing().filter(granted_on=None).for_list()
    if waited_for := ", ".join(one.get_kind_display() for one in missing):
        raise ValidationError(
            _("Not yet granted: %(what)s. What is signed without it may be void.")
            % {"what": waited_for}
        )
    if agreement.ends_on and agreement.ends_on < timezone.localdate():
        raise ValidationError(TOO_SHORT)


def dates_of(agreement, to):
    """The dates that a step leaves on the agreement."""
    today = timezone.localdate()
    if to == Status.SIGNED:
        return {"signed_on": today}
    if to == Status.ACTIVE:
        return {"kept_on": today, "dormant_proposed_on": None}
    if to == Status.TERMINATED:
        signed = agreement.signed_on or today
        return {
            "terminated_on": agreement.terminated_on or max(signed, today),
            "dormant_proposed_on": None,
        }
    return {"dormant_proposed_on": None}


@transaction.atomic
def renew(agreement, *, by, ends_on=None, why=""):
    """It goes on, until another day or without an end."""
    need(by, CHANGE)
    before = agreement.ends_on
    if before and ends_on and ends_on <= before:
        raise ValidationError(_("It is renewed until a later day than before."))
    agreement.ends_on = ends_on
    agreement.full_clean()
    along = {"ends_on": ends_on} | dates_of(agreement, Status.ACTIVE)
    states.move(agreement, Status.ACTIVE, by=by, why=why, **along)


@transaction.atomic
def keep_going(agreement, *, by, why=""):
    """Somebody looked: it lives, although nothing of it is written down here."""
    need(by, CHANGE)
    if agreement.status != Status.ACTIVE:
        raise ValidationError(_("Only what is active can be kept so."))
    agreement.kept_on, agreement.dormant_proposed_on = timezone.localdate(), None
    keep(agreement, by=by, why=why or _("Kept active"))


@transaction.atomic
def renew_ended(today=None):
    """Those that renew themselves go on when their term is over. Returns how many did.

    One that was up for renewal is so no longer; what is suspended or dormant stays it.
    """
    today = today or timezone.localdate()
    ended = Agreement.objects.in_force().filter(renewal=Renewal.AUTOMATIC, ends_on__lt=today)
    return sum(renewed_by_itself(agreement, today) for agreement in ended.select_for_update())


def renewed_by_itself(agreement, today):
    """Whether it goes on. One that cannot be stored as it is holds up no other."""
    try:
        with transaction.atomic():
            renew_until(agreement, today)
    except ValidationError:
        log.exception("The agreement %s was not renewed.", agreement.pk)
        return False
    return True


def renew_until(agreement, today):
    """As many terms as it takes, reckoned from the end that was agreed."""
    why, ended, terms = _("Renewed by itself"), agreement.ends_on, 1
    while (ends_on := end_after(ended, terms * agreement.renews_months)) < today:
        terms += 1
    if agreement.status == Status.RENEWAL:
        along = {"ends_on": ends_on, "dormant_proposed_on": None}
        return states.move(agreement, Status.ACTIVE, by=None, why=why, **along)
    agreement.ends_on = ends_on
    return keep(agreement, by=None, why=why)
