"""Asking whoever sees to a promise how it stands, by a letter of the office."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from oia.commitments.choices import ASKED
from oia.commitments.services.keeping import keep
from oia.commitments.services.promising import CHANGE
from oia.commitments.services.reporting import settle_asked
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.choices import Status as Done
from oia.reminders.models import Deadline
from oia.reminders.services import type_in


def next_date(commitment):
    """The date that a letter would be about: the first that is still to be minded. An answer that
    did not come in time is asked for anew.
    """
    found = Deadline.objects.unsettled().about(commitment)
    found = found.exclude(kind=ASKED, due_on__lt=timezone.localdate())
    return found.order_by("falls_due_at").first()


def recipients(commitment):
    """Whom one may ask, as (key, words): the people who see to it, then the department."""
    people = [one for one in (commitment.owner, commitment.backup) if one and one.is_active]
    found = [(f"user:{one.pk}", f"{one} ({one.email})") for one in people]
    department = commitment.department
    if department and department.mailbox:
        found.append((f"mail:{department.mailbox}", f"{department} ({department.mailbox})"))
    return found


@transaction.atomic
def chase(commitment, *, to, by, words="", answer_by=None):
    """Send somebody a letter now that asks how it stands. `to` is a key of `recipients`.

    Where it has no date yet, `answer_by` is the one that the letter is about.
    """
    need(by, CHANGE)
    if not commitment.is_open:
        raise ValidationError(_("It is closed: there is nothing to ask any more."))
    if to not in dict(recipients(commitment)):
        raise ValidationError(_("Choose somebody who sees to it, or give it an owner first."))
    deadline = next_date(commitment) or answer_wanted(commitment, answer_by, by)
    user = next((one for one in (commitment.owner, commitment.backup) if is_key(one, to)), None)
    mailbox = "" if user else to.removeprefix("mail:")
    asked = ask_now(deadline, user=user, mailbox=mailbox, by=by, words=words)
    told = ", ".join(str(one.user or one.address) for one in asked)
    commitment.asked_at = timezone.now()
    keep(commitment, by=by, why=_("Asked %(who)s how it stands") % {"who": told})
    return asked


def answer_wanted(commitment, day, by):
    """The date on which an answer is wanted. It is over when the promise is."""
    if day is None or day < timezone.localdate():
        raise ValidationError(
            _("Say by when you want an answer: the letter says how long is left.")
        )
    settle_asked(commitment, Done.CANCELLED, by=by, why=_("Asked again"))
    title = Truncator(_("How it stands: %(what)s") % {"what": commitment.text}).chars(300)
    people = {"owner": commitment.owner, "backup": commitment.backup}
    wanted = Deadline(kind=ASKED, title=title, subject=commitment, due_on=day, hard=False, **people)
    return type_in(wanted, by=by)


def is_key(user, key):
    return user is not None and key == f"user:{user.pk}"
