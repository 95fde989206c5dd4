"""Asking whoever sees to a promise how it stands, by a letter of the office."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.commitments.services.keeping import keep
from oia.commitments.services.promising import CHANGE
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.models import Deadline


def next_date(commitment):
    """The date that a letter would be about: the first that is still to be minded."""
    return Deadline.objects.unsettled().about(commitment).order_by("falls_due_at").first()


def recipients(commitment):
    """Whom one may ask, as (key, words): the people who see to it, then the department."""
    people = [one for one in (commitment.owner, commitment.backup) if one and one.is_active]
    found = [(f"user:{one.pk}", f"{one} ({one.email})") for one in people]
    department = commitment.department
    if department and department.mailbox:
        found.append((f"mail:{department.mailbox}", f"{department} ({department.mailbox})"))
    return found


@transaction.atomic
def chase(commitment, *, to, by, words=""):
    """Send somebody a letter now that asks how it stands. `to` is a key of `recipients`."""
    need(by, CHANGE)
    if not commitment.is_open:
        raise ValidationError(_("It is closed: there is nothing to ask any more."))
    if to not in dict(recipients(commitment)):
        raise ValidationError(_("Choose somebody who sees to it, or give it an owner first."))
    deadline = next_date(commitment)
    if deadline is None:
        raise ValidationError(_("Give it a date first: the letter says how long is left."))
    user = next((one for one in (commitment.owner, commitment.backup) if is_key(one, to)), None)
    mailbox = "" if user else to.removeprefix("mail:")
    asked = ask_now(deadline, user=user, mailbox=mailbox, by=by, words=words)
    told = ", ".join(str(one.user or one.address) for one in asked)
    commitment.asked_at = timezone.now()
    keep(commitment, by=by, why=_("Asked %(who)s how it stands") % {"who": told})
    return asked


def is_key(user, key):
    return user is not None and key == f"user:{user.pk}"
