"""Sending letters: claim, look once more, send, keep the proof.

Three short statements, and no transaction stays open while a mail server thinks. While it reads
one letter, the next is written, and its envelope laid out; but it is looked at once more, and sent,
only after the proof of the one before is kept. Whoever is killed between the server's "250" and
the proof repeats one mail, with the same Message-ID.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.reminders import hold
from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Letter, Sender
from oia.reminders.models.letter import WAITS
from oia.reminders.returns import addresses, undelivered
from oia.reminders.sending import claiming
from oia.reminders.sending.claiming import settle
from oia.reminders.sending.postman import BREATH, Postman, SilentError
from oia.reminders.sending.proof import keep_proof, proof_of
from oia.reminders.sending.reception import TurnedAwayError, envelope
from oia.reminders.words import rendering

log = logging.getLogger(__name__)

#: How many of a letter's tries, and so which waits, go by while the mail server turns us away.
SPENT = 4


class BrokenOffError(Exception):
    """A letter with which one worker after the other dies."""


def deliver_all(*, connection=None):
    """Send every letter that may go now, in this process. Returns how many were sent."""
    return deliver_batch(waiting(Letter.objects.all()), connection=connection)


def waiting(letters):
    """The keys of those of some letters that may go now, the first to go first."""
    return list(letters.deliverable().next_first().values_list("pk", flat=True))


def deliver_batch(pks, *, connection=None):
    """Send these letters over one connection. Returns how many were sent."""
    if not pks:
        return 0
    hold.before_sending()
    office = Office.current()
    sent, going, silent = 0, None, []
    with Postman(connection) as postman, claiming.Hand() as hand:
        for letter in hand.of(pks):
            reminders, mail = written(letter, office)
            if mail:
                postman.lay_out(mail)
            taken = arrived(postman, going)
            sent += bool(taken)
            fresh = hand.as_it_stands(letter, first=taken and proof_of(*taken))
            if fresh is not letter:  # something changed while it was in our hands
                reminders, mail = written(fresh, office) if fresh else ([], None)
            going = fresh and begun(postman, fresh, reminders, mail, silent)
            if postman.turned_away:
                break
        sent += proven(postman, going)
        sent += sum(came_back(postman, hand, *one) for one in silent)
    if sent and not postman.turned_away:
        Sender.let_in()
    return sent


def written(letter, office):
    """What of a letter is still wanted, and the mail that says so. No mail where nothing is."""
    reminders = claiming.still_wanted(letter)
    if not reminders:
        return [], None
    try:
        if letter.attempts > len(WAITS) + 1:
            raise BrokenOffError(_("Whoever sent it was broken off each time."))
        mail = composed(letter, reminders, office)
        envelope(mail)
    except Exception as error:
        failed(letter, error)
        return [], None
    return reminders, mail


def composed(letter, reminders, office):
    """The letter as a mail; without templates and calendar where its record breaks these."""
    try:
        rendering.write(letter, reminders, office)
        mail = rendering.as_mail(letter, reminders)
        mail.message()
    except Exception:
        log.exception("Letter %s could not be written; it goes out plain.", letter.pk)
        rendering.write_plainly(letter, reminders)
        mail = rendering.as_mail(letter, [])
        mail.message()
    return mail


def begun(postman, letter, reminders, mail, silent):
    """Give a letter to the mail server, which has yet to answer. None if it does not go, or not
    yet: `silent` are those of which the server was told and said nothing."""
    if not reminders:
        claiming.drop(letter)
        return None
    try:
        postman.hand_in(mail)
    except SilentError as silence:
        silent.append((letter, reminders, mail, silence.reception))
        return None
    except TurnedAwayError as error:
        turned_away(letter, error.__cause__)
        return None
    except Exception as error:
        failed(letter, error)
        return None
    return letter, reminders


def arrived(postman, going):
    """The letter that is on its way, if the mail server took it: then it is to be proven."""
    if not going:
        return None
    try:
        postman.wait_for_answer()
    except Exception as error:
        failed(going[0], error)
        return None
    return going


def came_back(postman, hand, letter, reminders, mail, reception):
    """When all others have gone: whether the server has a letter now to which it said nothing.

    At the first try it is not waited for long, lest the letters of the next hand wait as well.
    """
    if hand.as_it_stands(letter) is not letter:
        postman.dismiss(reception)
        hand.kept_back.add(letter.claim)
        return False
    try:
        postman.come_back(
            reception, mail, BREATH if letter.attempts == 1 else settings.EMAIL_TIMEOUT
        )
    except Exception as error:
        failed(letter, error)
        return False
    return proven(postman, (letter, reminders))


def proven(postman, going):
    """Whether the mail server took the letter that is on its way; the proof is kept at once."""
    if taken := arrived(postman, going):
        keep_proof(*taken)
    return bool(taken)


def turned_away(letter, error):
    """The mail server takes nothing from us: all letters in the same hand wait for a while.

    None is given up for that, however long it lasts, and it uses up only some of their tries.
    """
    _code, words = what_the_server_said(error)
    log.error("The mail server takes no letters: %s", words)
    for one in claiming.ours(letter.claim):
        tries = one.attempts if one.attempts <= SPENT else one.attempts - 1
        again = timezone.now() + timedelta(minutes=WAITS[min(tries, SPENT) - 1])
        settle(one, LetterState.FAILED, server_words=words, go_at=again, attempts=tries)
    Sender.turned_away(words)


def failed(letter, error):
    """Try again later if it may pass; else give up, for people to see."""
    code, words = what_the_server_said(error)
    log.warning("Letter %s to %s: %s", letter.pk, letter.address, words)
    if 500 <= code < 600 or letter.attempts > len(WAITS):
        refused = isinstance(error, smtplib.SMTPRecipientsRefused)
        return give_up(letter, words, refused=refused)
    wait = timedelta(minutes=WAITS[letter.attempts - 1])
    again = timezone.now() + wait
    return settle(letter, LetterState.FAILED, server_words=words, go_at=again)


@transaction.atomic
def give_up(letter, words, *, refused=False):
    """Try no more, and have others told. `refused` means that the server refused the recipient."""
    Sender.locked()
    undelivered.lock_dates(letter)
    if not settle(letter, LetterState.GIVEN_UP, server_words=words, address=letter.address):
        return
    carried = undelivered.carried_by(letter, ReminderState.OWED)
    letter.reminders.owed().update(state=ReminderState.GIVEN_UP, reason=words[:300])
    if refused and addresses.fails_for_good(words):
        addresses.fails(letter.address, words, letter=letter)
    undelivered.tell_others(letter, carried, words, timezone.now())


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
