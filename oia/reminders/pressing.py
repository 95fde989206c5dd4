"""What the buttons of letters do: Done, Snooze and Not mine, once each, whoever holds the key."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.core.holding import hold
from oia.reminders import keys, services
from oia.reminders.choices import Audience, Because, Button, Status
from oia.reminders.models import Press, Reminder
from oia.reminders.sleeping import is_told
from oia.reminders.snoozing import Bedside
from oia.reminders.words.wording import name_of


class ShutError(Exception):
    """The button does nothing any more. `words` say why; `gone` shuts the whole door."""

    def __init__(self, words, *, gone=False):
        super().__init__(words)
        self.words, self.gone = words, gone


@dataclass(frozen=True)
class Link:
    """One button of one letter."""

    reminder: Reminder
    button: Button | None  # none where an app asks for an answer of its own

    @property
    def deadline(self):
        return self.reminder.deadline

    @property
    def user(self):
        """Whose letter it was; None for a mailbox."""
        return self.reminder.user

    @property
    def bedside(self):
        return Bedside(self.deadline, self.user)


def find(text):
    """The link behind a key; None where no letter of ours bears it."""
    meant = keys.read(text)
    if meant is None:
        return None
    return link_of(*meant)


def find_answer(text):
    """The link behind the key to a page on which somebody answers; None if it is not ours."""
    pk = keys.read_answer(text)
    return pk and link_of(pk, None)


def link_of(pk, button):
    known = Reminder.objects.select_related(
        "user", "letter", "deadline__owner", "deadline__backup", "deadline__closed_by"
    ).defer("letter__text", "letter__html")
    reminder = known.filter(pk=pk).first()
    return Link(reminder, button) if reminder else None


def look(link):
    """Raise `ShutError` if pressing the button could do nothing any more."""
    deadline = link.deadline
    if link.user and not link.user.is_active:
        raise ShutError(_("This letter was for somebody who no longer works here."), gone=True)
    if not keys.opens(link.reminder, timezone.now()):
        raise ShutError(_("The buttons of this letter have expired."), gone=True)
    if deadline.is_unsettled and deadline.version != link.reminder.version:
        raise ShutError(what_is_newer(link))
    pressed = Press.objects.filter(reminder=link.reminder, button=link.button).first()
    if pressed and (deadline.is_unsettled or link.button != Button.SNOOZE):
        raise ShutError(pressed.said)
    if not deadline.is_unsettled:
        raise ShutError(how_it_ended(deadline))
    if link.button == Button.SNOOZE and not is_told(link.reminder, timezone.now()):
        raise ShutError(_("No reminder of it is to come to you: there is nothing to snooze."))


def what_is_newer(link):
    """What happened to the date since the letter. A letter that went names the date it told."""
    if link.reminder.told_due_at == link.deadline.falls_due_at:
        return _("It was opened again since this letter. A newer letter has the right buttons.")
    return _("The date has moved since this letter. A newer letter has the right buttons.")


def how_it_ended(deadline):
    """ "Ana closed it on 4 May." """
    if deadline.is_unsettled:
        return _("Somebody changed it just now. Open the link in your letter once more.")
    words = {"on": date_format(timezone.localtime(deadline.closed_at), "j F")}
    if deadline.status == Status.CANCELLED:
        return _("It was cancelled on %(on)s. Nothing is left to do.") % words
    if not deadline.closed_by:
        return _("It was closed on %(on)s. Nothing is left to do.") % words
    words["who"] = name_of(deadline.closed_by)
    return _("%(who)s closed it on %(on)s. Nothing is left to do.") % words


@transaction.atomic
def done(link, *, evidence=""):
    """The duty is fulfilled, says whoever got the letter."""
    note(link, _("It is closed as done. Thank you."))
    why = by_button(link, evidence)
    try:
        services.settle(link.deadline, Status.DONE, by=link.user, why=why, evidence=evidence)
    except ValidationError:  # somebody was quicker; its own words name the record
        link.deadline.refresh_from_db()
        raise ShutError(how_it_ended(link.deadline)) from None


@transaction.atomic
def snooze(link, *, until):
    """Tell whoever got the letter nothing more until then."""
    words = {"moment": link.bedside.told(until)}
    note(link, _("Until %(moment)s no reminder of it comes. Then you are told again.") % words)
    services.let_sleep(
        link.deadline, recipient_key=link.reminder.recipient, until=until, by=link.user
    )


@transaction.atomic
def not_mine(link, *, to=None, why=""):
    """Somebody else has to answer for it: `to`, else the backup, else the director.

    Where it is not the owner who says so and they know nobody, it stays with the owner; a helper
    helps no more.
    """
    press = note(link, "")
    hold(link.deadline)
    if not link.deadline.is_unsettled:  # somebody was quicker
        raise ShutError(how_it_ended(link.deadline))
    if link.deadline.version != link.reminder.version:
        raise ShutError(what_is_newer(link))
    if to is None and is_somebody_elses(link):
        press.said = excuse(link)
    else:
        press.said = pass_on(link, to, why)
    press.save(update_fields=["said"])


def pass_on(link, to, why):
    deadline = link.deadline
    why = by_button(link, why)
    services.pass_on(deadline, to=to, by=link.user, why=why, spared=link.user)
    if deadline.owner:
        return _("It is handed to %(who)s, who is told of it.") % {"who": name_of(deadline.owner)}
    return _("It is handed to the director, who is told of it.")


def what_follows(link):
    """What becomes of the date if its reader presses Not mine and names nobody, in a sentence."""
    deadline = link.deadline
    if is_somebody_elses(link):
        words = {"who": name_of(deadline.owner)}
        if link.reminder.because == Because.HELPER:
            return _("It stays with %(who)s, and you are no longer asked to help with it.") % words
        return _("Nothing changes: it stays with %(who)s, whose it is.") % words
    if deadline.backup and deadline.backup_id != link.reminder.user_id:
        words = {"who": name_of(deadline.backup)}
        return (
            _("It goes to %(who)s, its backup, who is told of it. You are asked no more.") % words
        )
    return _("It goes to the director, who is told of it. You are asked no more.")


def is_somebody_elses(link):
    """Whether an owner who is still here answers for it, and not the reader of the letter."""
    deadline = link.deadline
    theirs = deadline.audience == Audience.OWNER and deadline.owner and deadline.owner.is_active
    return bool(theirs) and deadline.owner != link.user


def excuse(link):
    """A helper helps no more; whoever answers for it still does."""
    deadline = link.deadline
    if link.reminder.because != Because.HELPER:
        return _("It stays with %(who)s, whose it is.") % {"who": deadline.owner}
    deadline.helpers.remove(link.user)
    deadline.next_step_at = timezone.now()
    services.save_by(deadline, link.user, by_button(link, _("Helps no more")))
    return _("You are no longer asked to help with it.")


def note(link, said):
    """Write down that the button was pressed; whoever comes second is told what the first did."""
    press, first = Press.objects.get_or_create(
        reminder=link.reminder, button=link.button, defaults={"said": said}
    )
    if not first:
        raise ShutError(press.said)
    return press


def by_button(link, words):
    """Why something was done, for its history: what was said, and that a letter's button did it."""
    if link.user:
        how = _("By the button of a letter")
    else:
        how = _("By the button of a letter to %(address)s") % {"address": link.reminder.address}
    return f"{how}: {words}" if words else how
