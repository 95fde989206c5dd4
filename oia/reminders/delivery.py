"""Sending letters: claim, look once more, send, keep the proof.

Three short statements, and no transaction stays open while a mail server thinks. Whoever is
killed between the server's "250" and the proof repeats one mail, with the same Message-ID.
"""

import logging
import secrets
import smtplib
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Exists, F
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.reminders import addresses, rendering, undelivered
from oia.reminders.choices import UNSETTLED, LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Sender
from oia.reminders.models.letter import LEASE, WAITS

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
    office = Office.current()
    with Postman(connection) as postman:
        return sum(deliver(pk, postman, office) for pk in pks)


def deliver(pk, postman, office):
    """Send one letter, unless somebody else has it or nothing of it is wanted any more."""
    letter = claim(pk)
    if letter is None:
        return False
    reminders = still_wanted(letter)
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


def claim(pk):
    """The letter, if this process is the one that may send it now. One conditional update.

    Nobody may while the sender is held.
    """
    mine, now = secrets.token_hex(16), timezone.now()
    won = Letter.objects.deliverable(now).filter(~Exists(Sender.objects.held()), pk=pk)
    won = won.update(
        state=LetterState.SENDING, claim=mine, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not won:
        return None
    letter = Letter.objects.select_related("user").get(pk=pk)
    letter.address = letter.user.email if letter.user else letter.address  # theirs may be new
    return letter


def still_wanted(letter):
    """What of this letter is still true: the record is read again just before it goes."""
    owed = list(letter.reminders.owed().select_related("deadline", "user"))
    stale = [reminder for reminder in owed if not stands(reminder)]
    if stale:
        Reminder.objects.owed().filter(pk__in=[reminder.pk for reminder in stale]).update(
            state=ReminderState.SUPPRESSED, reason=_("No longer wanted when it was to go.")
        )
        affected = {reminder.deadline_id for reminder in stale}
        Deadline.objects.filter(pk__in=affected).update(next_step_at=timezone.now())
    return [reminder for reminder in owed if reminder not in stale]


def stands(reminder):
    """Whether a reminder still says the truth, to somebody who is still here."""
    deadline = reminder.deadline
    if reminder.user and not reminder.user.is_active:
        return False
    if FailingAddress.objects.filter(address__iexact=reminder.address).exists():
        return False
    if reminder.what == What.CANCELLED:
        return deadline.status == Status.CANCELLED
    if reminder.what == What.HANDED and deadline.owner_id != reminder.user_id:
        return False
    return deadline.status in UNSETTLED and deadline.version == reminder.version


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


@transaction.atomic
def keep_proof(letter, reminders):
    """Write down that it was sent, and which date each reader was told of."""
    now = timezone.now()
    fields = {name: getattr(letter, name) for name in ("address", "subject", "text", "html")}
    mine = Letter.objects.filter(pk=letter.pk, claim=letter.claim)
    mine.update(state=LetterState.SENT, sent_at=now, lease_until=None, server_words="", **fields)
    for reminder in reminders:
        Reminder.objects.filter(pk=reminder.pk).update(
            state=ReminderState.SENT, told_due_at=reminder.deadline.falls_due_at
        )
    moved_meanwhile = Deadline.objects.filter(reminders__letter=letter)
    moved_meanwhile = moved_meanwhile.exclude(version=F("reminders__version"))
    pks = list(moved_meanwhile.values_list("pk", flat=True))
    if pks:
        Deadline.objects.filter(pk__in=pks).update(next_step_at=now)


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
