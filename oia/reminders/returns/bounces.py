"""Letters that came back. Mail servers' reports are read and tied to the letters they are about.

A report is believed when it names the Message-ID of a letter that was sent, which only those who
had the letter can know, and when the recipient it speaks of, if it names one, is the one we wrote
to. Where somebody's mail is forwarded the last address may be another. Then the letter did come
back, unless it reached them elsewhere, but their address is not blamed. A mailbox that is nobody's
own may be a list of many, of whom one was not reached: such a report is kept aside.

What came back was not told: its reminders are given up, and others are told. A report that it is
late is only noted. Automatic replies are no reports.
"""

import logging
from collections import Counter
from enum import Enum

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Letter, Sender
from oia.reminders.returns import addresses, reports, undelivered
from oia.reminders.returns.postbox import ASIDE, HANDLED, postbox
from oia.reminders.returns.reports import Fate

log = logging.getLogger(__name__)


class Outcome(Enum):
    """What a mail in the postbox led to."""

    CAME_BACK = "came back"
    DELAYED = "delayed"
    NOTHING = "nothing new"
    NO_REPORT = "no reports"
    UNKNOWN = "about no letter of ours"
    UNREADABLE = "unreadable"
    LATER = "left for later"


PUT_ASIDE = {Outcome.UNKNOWN, Outcome.UNREADABLE}


def read_postbox():
    """Read all that lies in the postbox. Returns how many mails led to what.

    Safe to run twice or beside itself. What goes wrong with the postbox is kept for people to see.
    """
    tally = Counter()
    try:
        with postbox() as box:
            for mail in box.mails():
                outcome = take_in_safely(mail)
                tally[outcome] += 1
                if outcome is not Outcome.LATER:
                    box.put_away(mail, ASIDE if outcome in PUT_ASIDE else HANDLED)
    except Exception as error:
        log.exception("The postbox for returned letters could not be read.")
        Sender.note(bounces_error=f"{type(error).__name__}: {error}"[:500])
    else:
        Sender.note(bounces_read_at=timezone.now(), bounces_error="")
    if aside := sum(tally[outcome] for outcome in PUT_ASIDE):
        Sender.note(bounces_aside=F("bounces_aside") + aside)
    return tally


def take_in_safely(mail):
    """Take one mail in, so that whatever is wrong with it does not hold up the others."""
    try:
        return take_in(mail.data)
    except (InterfaceError, OperationalError):
        log.exception("The database was not there for the mail %s.", mail.name)
        return Outcome.LATER
    except Exception:
        log.exception("The mail %s cannot be understood.", mail.name)
        return Outcome.UNREADABLE


def take_in(data):
    """Do what one mail asks for. Doing it once more changes nothing."""
    report = reports.read(data)
    if report is None:
        return Outcome.NO_REPORT
    letter = letter_of(report)
    account = letter and account_for(letter, report.accounts)
    if account is None:
        return Outcome.UNKNOWN
    if letter.state == LetterState.SENDING:
        return Outcome.LATER  # the report was faster than our own proof
    if account.fate is Fate.FAILED:
        return came_back(letter, account)
    return delayed(letter, account) if account.fate is Fate.DELAYED else Outcome.NOTHING


def letter_of(report):
    """The letter a report is about, or None."""
    found = {letter.message_id: letter for letter in letters_called(report.message_ids)}
    return next((found[one] for one in report.message_ids if one in found), None)


def letters_called(message_ids):
    return Letter.objects.select_related("user").filter(message_id__in=message_ids)


def account_for(letter, accounts):
    """What a report says of the one recipient of a letter; None if it speaks of somebody else."""
    own = [one for one in accounts if is_of(letter, one)]
    if own:
        return min(own, key=lambda one: [Fate.FAILED, Fate.DELAYED, Fate.ARRIVED].index(one.fate))
    if letter.user is None:
        return None
    return min(accounts, key=lambda one: [Fate.ARRIVED, Fate.DELAYED, Fate.FAILED].index(one.fate))


def is_of(letter, account):
    return not account.addresses or letter.address.lower() in account.addresses


@transaction.atomic
def came_back(letter, account):
    """A letter that was sent did not arrive. Its readers were not told, so others are."""
    Sender.locked()
    undelivered.lock_dates(letter)
    now, words = timezone.now(), account.words or _("No reason was given.")
    sent = Letter.objects.filter(pk=letter.pk, state=LetterState.SENT)
    if not sent.update(state=LetterState.BOUNCED, bounced_at=now, server_words=words):
        return Outcome.NOTHING
    carried = undelivered.carried_by(letter, ReminderState.SENT)
    reason = _("Came back: %s") % words
    letter.reminders.filter(state=ReminderState.SENT).update(
        state=ReminderState.GIVEN_UP, reason=reason[:300], told_due_at=None
    )
    if is_of(letter, account) and addresses.fails_for_good(account.words, account.status):
        addresses.fails(letter.address, words, letter=letter)
    undelivered.tell_others(letter, carried, words, now)
    return Outcome.CAME_BACK


def delayed(letter, account):
    """A letter is late: noted once, and nothing else."""
    waiting = Letter.objects.filter(pk=letter.pk, state=LetterState.SENT, delayed_at=None)
    noted = waiting.update(delayed_at=timezone.now(), server_words=account.words)
    return Outcome.DELAYED if noted else Outcome.NOTHING
