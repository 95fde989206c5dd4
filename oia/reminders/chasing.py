"""Asking somebody now how a date stands, whatever its rule says: a letter sent by hand."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.reminders.choices import Because, ReminderState, What
from oia.reminders.letters import write_letters
from oia.reminders.models import Reminder, Sender
from oia.reminders.recipients import Recipient, Roll, Told


@transaction.atomic
def ask_now(deadline, *, by, user=None, mailbox="", words=""):
    """Write down a letter to a person or a mailbox that asks how a date stands.

    It goes out like every other: in working hours, once, with its proof; whoever stands in for the
    person gets it as well. Returns the reminders that it carries.
    """
    need(by, "reminders.change_deadline")
    if not deadline.is_unsettled:
        raise ValidationError(_("It is closed: nobody is reminded any more."))
    Sender.locked()
    roll = Roll(timezone.now())
    asked = [a_question(deadline, told, by, words, roll) for told in readers(roll, user, mailbox)]
    if not asked:
        raise ValidationError(_("Mail reaches nobody there. Ask somebody else, or call."))
    write_letters(asked, roll)
    Reminder.objects.bulk_create(asked)
    return asked


def readers(roll, user, mailbox):
    """Who gets it: the person and whoever stands in for them, or the mailbox."""
    if user is not None:
        return roll.present(user, Because.OWNER) + roll.standing_in_for(user)
    works = mailbox and mailbox.lower() not in roll.failing
    return [Told(Recipient(mailbox=mailbox), Because.NAMED)] if works else []


def a_question(deadline, told, by, words, roll):
    """One promise to ask somebody. Refused while an earlier question still waits to go."""
    earlier = deadline.reminders.filter(
        version=deadline.version, what=What.ASKED, recipient=told.key
    )
    if earlier.filter(state=ReminderState.OWED).exists():
        raise ValidationError(_("A letter that asks %s is on its way already.") % told_name(told))
    return Reminder(
        deadline=deadline,
        version=deadline.version,
        what=What.ASKED,
        step=earlier.count(),
        recipient=told.key,
        user=told.recipient.user,
        because=told.because,
        on_behalf_of=told.on_behalf_of,
        reason=question(by, words),
        reached_at=roll.now,
        written_at=roll.now,
    )


def told_name(told):
    return str(told.recipient.user or told.recipient.mailbox)


def question(by, words):
    """ "Ana Duarte asks how it stands: “The council wants to know.”" """
    who = by.get_full_name() or by.username if by else _("The office")
    start = _("%(who)s asks how it stands.") % {"who": who}
    said = " ".join(words.split())
    return Truncator(f"{start} “{said}”" if said else start).chars(300)
