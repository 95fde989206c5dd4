"""Stopping all mail when the past came back, and letting it go again once somebody has looked.

A backup that was restored does not know which letters went since, and a clock that jumped back
makes what was done lie ahead. Either would write to everybody again. So each round of planning and
of sending is counted, in the database and by a witness outside it, and whatever went backwards
holds all mail until a person has seen what waits. Planning goes on meanwhile.
"""

import logging

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core import clock
from oia.core.rights import need
from oia.reminders import waiting, witness
from oia.reminders.choices import HeldBy, LetterState, ReminderState
from oia.reminders.models import Letter, Reminder, Sender
from oia.reminders.models.letter import AGREEMENT
from oia.reminders.witness import Memory

log = logging.getLogger(__name__)

RIGHT = "reminders.hold_sender"

#: By how much a release goes ahead of what is remembered here: other machines may know of more.
LEAP = 1_000_000


class ListChangedError(ValidationError):
    """What waits is no longer what was seen."""


def look_around(now):
    """Hold all mail if the database or the clock has gone back. Returns the sender's row.

    Whoever plays another moment than now proves nothing, and is left alone.
    """
    sender, _made = Sender.objects.get_or_create(pk=1)
    if not clock.is_played() and sender.held_by not in (HeldBy.RESTORE, HeldBy.CLOCK):
        if sender.ticked_at and now < sender.ticked_at - AGREEMENT:
            hold_for_the_clock(sender, now)
        elif not connection.in_atomic_block:
            compare_with_witness(sender, now)
    return sender


def count_round(sender, **moments):
    """Count a round, and let the witness know once that cannot be taken back any more."""
    if clock.is_played():
        return
    Sender.objects.filter(pk=1).update(ticks=F("ticks") + 1, **moments)
    if not connection.in_atomic_block:
        witness.remember(sender.identity, Memory(sender.ticks + 1, timezone.now()))


def before_sending():
    """Look around and count, for whoever is about to send some letters."""
    count_round(look_around(timezone.now()))


def bear_witness():
    """Let this machine's witness catch up with the others, as one that only sends has to.

    A database that nothing remembers stays unknown: it is for `look_around` to find that out.
    """
    sender = Sender.objects.filter(pk=1).first()
    if sender and witness.recall(sender.identity):
        witness.remember(sender.identity, Memory(sender.ticks, timezone.now()))


def hold_for_the_clock(sender, now):
    log.error("The clock jumped back from %s to %s: all mail is held.", sender.ticked_at, now)
    hold_because(HeldBy.CLOCK, now, gap_from=now, gap_until=sender.ticked_at)


def compare_with_witness(sender, now):
    """A witness that knows of more rounds, or that knows nothing of a database with a past."""
    seen = witness.recall(sender.identity)
    if seen is None and not sender.ticks:
        witness.remember(sender.identity, Memory(0, now))
    elif seen is None:
        log.error("Nothing here remembers this database: all mail is held.")
        hold_because(HeldBy.RESTORE, now, gap_from=sender.ticked_at, gap_until=None)
    elif seen.ticks > sender.ticks:
        gap = {"gap_from": sender.ticked_at, "gap_until": seen.at}
        if hold_because(HeldBy.RESTORE, now, ticks__lt=seen.ticks, **gap):
            log.error("The database is older than what was sent: all mail is held.")


def hold_because(reason, now, *, gap_from, gap_until, **unless_passed):
    """Hold. The counter may have passed the witness in the moment between the two looks."""
    row = Sender.objects.filter(pk=1, **unless_passed)
    return row.update(
        held_at=now, held_by=reason, stopped_by=None, gap_from=gap_from, gap_until=gap_until
    )


def hold_restored():
    """Hold a database that was just restored, whatever its witnesses know of it."""
    now, (sender, _made) = timezone.now(), Sender.objects.get_or_create(pk=1)
    seen = witness.recall(sender.identity)
    log.warning("A backup was restored: all mail is held.")
    hold_because(
        HeldBy.RESTORE, now, gap_from=sender.ticked_at, gap_until=seen.at if seen else None
    )


def is_held():
    return Sender.objects.held().exists()


@transaction.atomic
def hold(*, by):
    """Stop all mail by hand."""
    need(by, RIGHT)
    if Sender.locked().is_held:
        raise ValidationError(_("All mail is held already."))
    Sender.note(held_at=timezone.now(), held_by=HeldBy.PERSON, stopped_by=by)


@transaction.atomic
def release(*, by, send, seen):
    """Let these letters go, by their keys, and hold the others back for good.

    `seen` is the digest of the list that `by` has looked at. Raises ListChangedError when that is
    no longer the list, ValidationError when there is nothing to release, or not yet.
    """
    need(by, RIGHT)
    sender = Sender.locked()
    refuse_too_early(sender)
    rows = waiting.rows()
    if waiting.digest(rows) != seen:
        raise ListChangedError(_("The list has changed. Look again; your ticks are kept."))
    keep_back([row.letter.pk for row in rows if row.letter.pk not in send], sender, by)
    let_go(sender, by)


def refuse_too_early(sender):
    if not sender.is_held:
        raise ValidationError(_("Mail is not held."))
    if is_still_planning(sender):
        raise ValidationError(
            _("What is owed since the backup is still being written down. Look again in a minute.")
        )
    if waiting.in_hand(timezone.now()).exists():
        raise ValidationError(_("A worker still has letters in hand. Look again in a few minutes."))


def is_still_planning(sender):
    """Whether what the restored database owes by now is not yet all on the list."""
    planned = sender.ticked_at and sender.ticked_at >= sender.held_at
    return sender.held_by == HeldBy.RESTORE and not planned


def keep_back(pks, sender, by):
    """These letters do not go, and what they would have told says why."""
    reason = _("Not sent: %(name)s held it back after %(cause)s.") % {
        "name": by,
        "cause": sender.get_held_by_display(),
    }
    Reminder.objects.owed().filter(letter__in=pks).update(
        state=ReminderState.SUPPRESSED, reason=reason[:200]
    )
    Letter.objects.filter(pk__in=pks).update(state=LetterState.DROPPED, lease_until=None)


def let_go(sender, by):
    """Mail goes again, and the count is ahead of everything that any machine remembers."""
    now = timezone.now()
    seen = witness.recall(sender.identity) or Memory(0, now)
    ticks = max(sender.ticks, seen.ticks) + LEAP
    row = Sender.objects.filter(pk=1)
    row.filter(ticked_at__gt=now).update(ticked_at=now)
    nothing = {"held_at": None, "held_by": "", "stopped_by": None}
    nothing |= {"gap_from": None, "gap_until": None}
    row.update(ticks=ticks, released_at=now, released_by=by, **nothing)
    transaction.on_commit(lambda: witness.remember(sender.identity, Memory(ticks, now)))
    log.warning("%s released all mail.", by)
