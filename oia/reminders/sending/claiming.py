"""Who sends which letter: claimed and read by the handful, looked at once more one by one."""

import secrets
from datetime import timedelta

from django.db.models import Exists, F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.reminders.choices import UNSETTLED, Because, LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Sender
from oia.reminders.models.letter import LEASE
from oia.reminders.sending.hours import Doors
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
        """Claim these letters, and hand out one by one those that are ours and may go now.

        Those that another worker died with come last and each by itself: one of them may be what
        it died of, and no other has to lie in the same hand then.
        """
        sending = Letter.objects.filter(pk__in=pks, state=LetterState.SENDING)
        left = set(sending.values_list("pk", flat=True))
        others = [pk for pk in pks if pk not in left]
        for start in range(0, len(others), HANDFUL):
            yield from self.handful(claim(others[start : start + HANDFUL]))
        for pk in [pk for pk in pks if pk in left]:
            yield from self.handful(claim([pk], lapsed=True))

    def handful(self, mine):
        """The letters that bear this mark and may reach their readers now. What was read of them
        together serves for a moment."""
        waiting, read_at = in_time(read(mine)), timezone.now()
        if not waiting:  # held just now, or nothing was free
            self.kept_back.add(mine)
        while waiting:
            if timezone.now() - read_at > FRESH:
                pks = [letter.pk for letter in waiting]
                ours(mine).filter(pk__in=pks).update(lease_until=timezone.now() + LEASE)
                waiting, read_at = in_time(read(mine, pks)), timezone.now()
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


def claim(pks, **noted):
    """Make these letters our own, as far as nobody has them: one conditional update.

    Returns the mark that they bear. `noted` is kept with each.
    """
    mine, now = secrets.token_hex(16), timezone.now()
    free = Letter.objects.deliverable(now).filter(pk__in=pks)
    mark = {"state": LetterState.SENDING, "claim": mine, "lease_until": now + LEASE}
    free.update(**mark, attempts=F("attempts") + 1, **noted)
    return mine


def ours(mine):
    return Letter.objects.filter(claim=mine, state=LetterState.SENDING)


def read(mine, pks=None):
    """The letters that bear this mark and may go (of these, if some are named)."""
    found = ours(mine).filter(~Exists(Sender.objects.held())).order_by("go_at", "pk")
    return carrying(found if pks is None else found.filter(pk__in=pks))


def in_time(letters):
    """Those of these letters that may reach their readers now. The others wait until they may."""
    if not letters:
        return []
    doors, found = Doors(letters, timezone.now()), []
    for letter in letters:
        goes_at = doors.opens_to(letter)
        if goes_at > doors.roll.now:
            put_off(letter, goes_at)
        else:
            found.append(letter)
    return found


def put_off(letter, goes_at):
    """It has not been tried this time, and goes later."""
    state = LetterState.FAILED if letter.server_words else LetterState.READY
    settle(letter, state, go_at=goes_at, attempts=F("attempts") - 1)


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
    stale = [reminder for reminder in letter.carries if not is_true(reminder)]
    unreached = [reminder for reminder in letter.carries if not reaches(letter, reminder)]
    elsewhere = [reminder for reminder in letter.carries if belongs_to_another(reminder)]
    write_off(stale, ReminderState.SUPPRESSED, _("No longer wanted when it was to go."))
    write_off(unreached, ReminderState.SUPERSEDED, _("Its reader was not reached any more."))
    write_off(elsewhere, ReminderState.SUPERSEDED, _("Told to others now."))
    gone = {*stale, *unreached, *elsewhere}
    return [reminder for reminder in letter.carries if reminder not in gone]


def write_off(reminders, state, reason):
    """These go out no more. The next tick sees whether somebody has to be told instead."""
    if not reminders:
        return
    owed = Reminder.objects.owed().filter(pk__in=[reminder.pk for reminder in reminders])
    owed.update(state=state, reason=reason)
    look_again({reminder.deadline_id for reminder in reminders})


def look_again(deadlines):
    """The next tick examines these."""
    Deadline.objects.filter(pk__in=deadlines).update(next_step_at=timezone.now())


def reaches(letter, reminder):
    """Whether its reader is still here, and their address works. One day both may be so again:
    then they are told of what is still to be minded."""
    return not letter.fails and (reminder.user is None or reminder.user.is_active)


def is_true(reminder):
    """Whether a reminder still says how it stands."""
    deadline = reminder.deadline
    if reminder.what == What.CANCELLED:
        return deadline.status == Status.CANCELLED
    return deadline.status in UNSETTLED and deadline.version == reminder.version


def belongs_to_another(reminder):
    """Whether the date was handed over since this was written to whoever had it then."""
    as_owner = reminder.because == Because.OWNER or reminder.what == What.HANDED
    return (
        as_owner
        and reminder.what in (What.STEP, What.AGAIN, What.HANDED)
        and reminder.deadline.owner_id != reminder.user_id
    )


def drop(letter):
    """Nothing of a letter is wanted any more. Where it may have gone before a worker died with it,
    its reader may have to be told of what changed since."""
    if settle(letter, LetterState.DROPPED) and letter.lapsed:
        look_again(letter.reminders.values("deadline"))


def settle(letter, state, **fields):
    """Settle a letter that this process has claimed. False if its lease was lost meanwhile."""
    fields |= {"state": state, "lease_until": None}
    return ours(letter.claim).filter(pk=letter.pk).update(**fields)


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
