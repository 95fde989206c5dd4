"""Who sends which letter: claimed and read by the handful, looked at once more one by one."""

import secrets
from datetime import timedelta

from django.db.models import Exists, F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.reminders.choices import UNSETTLED, LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Sender
from oia.reminders.models.letter import LEASE
from oia.reminders.sending.statements import Statement

#: Letters claimed and read together. Whoever is killed leaves so many to wait for their lease.
HANDFUL = 50

#: For how long what was read of a handful serves.
FRESH = timedelta(seconds=2)


class Hand:
    """The letters that this process holds. What may not go any more is laid back at the end."""

    def __init__(self):
        self.kept_back = set()  # the marks of those that bear some

    def __enter__(self):
        return self

    def __exit__(self, kind, *error):
        for mine in self.kept_back if kind is None else ():
            put_back(mine)

    def of(self, pks):
        """Claim these letters, and hand out one by one those that are ours and may go now."""
        for start in range(0, len(pks), HANDFUL):
            yield from self.handful(claim(pks[start : start + HANDFUL]))

    def handful(self, mine):
        """The letters that bear this mark. What was read of them together serves for a moment."""
        waiting, read_at = read(mine), timezone.now()
        while waiting:
            if timezone.now() - read_at > FRESH:
                pks = [letter.pk for letter in waiting]
                ours(mine).filter(pk__in=pks).update(lease_until=timezone.now() + LEASE)
                waiting, read_at = read(mine, pks), timezone.now()
                if len(waiting) < len(pks):
                    self.kept_back.add(mine)
                continue
            yield waiting.pop(0)

    def as_it_stands(self, letter, first=None):
        """The same letter, if a last glance sees nothing new; else as it is to be written now.

        None if it is held or was taken from us meanwhile. What has to be carried out `first` goes
        along with the glance, since each question to a database takes its time.
        """
        if glance(letter, first) == seen(letter):
            return letter
        fresh = next(iter(read(letter.claim, [letter.pk])), None)
        if fresh is None:
            self.kept_back.add(letter.claim)
        return fresh


def claim(pks):
    """Make these letters our own, as far as nobody has them: one conditional update.

    Returns the mark that they bear.
    """
    mine, now = secrets.token_hex(16), timezone.now()
    free = Letter.objects.deliverable(now).filter(pk__in=pks)
    free.update(
        state=LetterState.SENDING, claim=mine, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    return mine


def ours(mine):
    return Letter.objects.filter(claim=mine, state=LetterState.SENDING)


def read(mine, pks=None):
    """The letters that bear this mark and may go (of these, if some are named)."""
    found = ours(mine).filter(~Exists(Sender.objects.held())).order_by("go_at", "pk")
    return carrying(found if pks is None else found.filter(pk__in=pks))


def carrying(letters):
    """These letters with all that writing them takes: whom they reach now, and what they carry."""
    owed = Reminder.objects.owed().select_related("deadline").order_by("pk")
    owed = owed.prefetch_related("deadline__subject")
    found = letters.select_related("user")
    found = list(found.prefetch_related(Prefetch("reminders", owed, to_attr="carries")))
    failing = {address.lower() for address in FailingAddress.objects.addresses()} if found else ()
    for letter in found:
        letter.address = letter.user.email if letter.user else letter.address  # it may be new
        letter.fails = letter.address.lower() in failing
        for reminder in letter.carries:
            reminder.user = letter.user  # there is one reader, and one account of them
    return found


def still_wanted(letter):
    """What of a letter still says the truth; the rest is written off."""
    stale = [reminder for reminder in letter.carries if not stands(reminder, letter)]
    if stale:
        Reminder.objects.owed().filter(pk__in=[reminder.pk for reminder in stale]).update(
            state=ReminderState.SUPPRESSED, reason=_("No longer wanted when it was to go.")
        )
        affected = {reminder.deadline_id for reminder in stale}
        Deadline.objects.filter(pk__in=affected).update(next_step_at=timezone.now())
    return [reminder for reminder in letter.carries if reminder not in stale]


def stands(reminder, letter):
    """Whether a reminder still says the truth, to somebody who is still here and reached."""
    deadline = reminder.deadline
    if letter.fails or (reminder.user and not reminder.user.is_active):
        return False
    if reminder.what == What.CANCELLED:
        return deadline.status == Status.CANCELLED
    if reminder.what == What.HANDED and deadline.owner_id != reminder.user_id:
        return False
    return deadline.status in UNSETTLED and deadline.version == reminder.version


# The last glance --------------------------------------------------------------------------------

#: What tells whether a letter would say something else than when it was read.
GLANCE = Statement(
    "oia_glance",
    "text, bigint, text",
    """
    SELECT deadline.updated_at, deadline.version, deadline.status, deadline.owner_id,
        reminder.id, person.is_active, person.email,
        EXISTS (SELECT 1 FROM reminders_failingaddress failing WHERE lower(failing.address) = %s)
    FROM reminders_letter letter
    JOIN reminders_reminder reminder ON reminder.letter_id = letter.id AND reminder.state = 'owed'
    JOIN reminders_deadline deadline ON deadline.id = reminder.deadline_id
    LEFT JOIN accounts_user person ON person.id = reminder.user_id
    WHERE letter.id = %s AND letter.claim = %s AND letter.state = 'sending'
        AND NOT EXISTS (SELECT 1 FROM reminders_sender sender WHERE sender.held_at IS NOT NULL)
    ORDER BY reminder.id
    """,
)


def glance(letter, first=None):
    """What the letter carries, as the database has it now. Nothing, if it may not go any more."""
    found = GLANCE.of([letter.address.lower(), letter.pk, letter.claim]).run(first)
    return [(plain(changed_at), *row) for changed_at, *row in found]


def plain(moment):
    """SQLite keeps no zone with a moment; Django keeps them all in UTC."""
    return moment.replace(tzinfo=None)


def seen(letter):
    """The same, as it was when the letter was read."""
    return [glanced(reminder, letter.fails) for reminder in letter.carries]


def glanced(reminder, fails):
    deadline, user = reminder.deadline, reminder.user
    date = (plain(deadline.updated_at), deadline.version, deadline.status, deadline.owner_id)
    person = (user.is_active, user.email) if user else (None, None)
    return (*date, reminder.pk, *person, fails)


def put_back(mine):
    """What still bears our mark goes back to where it waits for anybody."""
    ours(mine).update(state=LetterState.READY, lease_until=None, attempts=F("attempts") - 1)
