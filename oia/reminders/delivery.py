"""Sending letters: claim, look once more, send, keep the proof.

Three short statements, and no transaction stays open while a mail server thinks. Whoever is
killed between the server's "250" and the proof repeats one mail, with the same Message-ID.
"""

import logging
import smtplib
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from oia.accounts.models import Office
from oia.reminders import addresses, claiming, hold, rendering, undelivered
from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Letter, Sender
from oia.reminders.models.letter import WAITS
from oia.reminders.proof import keep_proof

log = logging.getLogger(__name__)


class Postman:
    """One mail connection for many letters, opened anew after a letter that went wrong."""

    def __init__(self, connection=None):
        self.connection = connection or get_connection()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.drop()

    def send(self, mail):
        mail.connection = self.connection
        self.connection.open()
        try:
            mail.send()
        except Exception:
            self.drop()
            raise

    def drop(self):
        """Close without ceremony; a server that hung up must not spoil the next letter."""
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection.connection = None


def deliver_all(*, connection=None):
    """Send every letter that may go now, in this process. Returns how many were sent."""
    pks = Letter.objects.deliverable().order_by("go_at", "pk").values_list("pk", flat=True)
    return deliver_batch(list(pks), connection=connection)


def deliver_batch(pks, *, connection=None):
    """Send these letters over one connection. Returns how many were sent."""
    if not pks:
        return 0
    hold.before_sending()
    office = Office.current()
    with Postman(connection) as postman:
        return sum(deliver(letter, postman, office) for letter in claiming.in_hand(pks))


def deliver(letter, postman, office):
    """Send one letter that is in hand, unless nothing of it is wanted any more."""
    reminders = claiming.still_wanted(letter)
    if not reminders:
        letter_is(letter, LetterState.DROPPED)
        return False
    try:
        send(letter, reminders, postman, office)
    except (OSError, smtplib.SMTPException) as error:
        failed(letter, error)
        return False
    keep_proof(letter, reminders)
    return True


def send(letter, reminders, postman, office):
    """Write the letter and hand it to the mail server."""
    try:
        rendering.write(letter, reminders, office)
        mail = rendering.as_mail(letter, reminders)
        mail.message()
    except Exception:
        log.exception("Letter %s could not be written; it goes out plain.", letter.pk)
        rendering.write_plainly(letter, reminders)
        mail = rendering.as_mail(letter, [])
    postman.send(mail)


def failed(letter, error):
    """Try again later if it may pass; else give up, for people to see."""
    code, words = what_the_server_said(error)
    log.warning("Letter %s to %s: %s", letter.pk, letter.address, words)
    if 500 <= code < 600 or letter.attempts > len(WAITS):
        refused = isinstance(error, smtplib.SMTPRecipientsRefused)
        return give_up(letter, words, refused=refused)
    wait = timedelta(minutes=WAITS[letter.attempts - 1])
    again = timezone.now() + wait
    return letter_is(letter, LetterState.FAILED, server_words=words, go_at=again)


@transaction.atomic
def give_up(letter, words, *, refused=False):
    """Try no more, and have others told. `refused` means that the server refused the recipient."""
    Sender.locked()
    if not letter_is(letter, LetterState.GIVEN_UP, server_words=words, address=letter.address):
        return
    carried = undelivered.carried_by(letter, ReminderState.OWED)
    letter.reminders.owed().update(state=ReminderState.GIVEN_UP, reason=words[:300])
    if refused and addresses.fails_for_good(words):
        addresses.fails(letter.address, words, letter=letter)
    undelivered.tell_others(letter, carried, words, timezone.now())


def letter_is(letter, state, **fields):
    """Settle a letter that this process has claimed. False if its lease was lost meanwhile."""
    fields |= {"state": state, "lease_until": None}
    return Letter.objects.filter(pk=letter.pk, claim=letter.claim).update(**fields)


def what_the_server_said(error):
    """The reply code (0 where there was none) and the server's words."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    else:
        return 0, f"{type(error).__name__}: {error}"
    words = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return code, f"{code} {words}"
