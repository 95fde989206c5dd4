"""Putting reminders into letters: which go together, and when each may go."""

from collections import Counter, defaultdict
from email.utils import parseaddr

from django.conf import settings
from django.utils.crypto import salted_hmac

from oia.reminders.choices import Because, LetterState, Pace, What
from oia.reminders.models import Letter

#: More than this many letters to one person within an hour become one.
SINGLE = 5


def write_letters(reminders, roll, *, again=False):
    """Tie each of these reminders, which are not yet saved, to a letter that carries it.

    All that concerns one deadline travels together, and all that came in by one import; what a
    person wants to have once a day or a week joins the letter that waits for that moment; and
    where one person would get a flood, everything goes in one. `again` is for reminders whose
    first letter is gone.
    """
    waiting = Waiting(reminders)
    new = []
    for (recipient, pace, goes_at), bundles in sorted_out(reminders, roll).items():
        lately = waiting.count(recipient) + roll.sent_lately[recipient][0]
        flood = pace != Pace.AT_ONCE or len(bundles) + lately > SINGLE
        if flood:
            bundles = [[reminder for bundle in bundles for reminder in bundle]]
        for bundle in bundles:
            letter = waiting.gathering(recipient, pace, goes_at) if flood else None
            if letter is None:
                letter = letter_for(bundle, pace, goes_at, roll, gathers=flood, again=again)
                new.append(letter)
            for reminder in bundle:
                reminder.letter = letter
    Letter.objects.bulk_create(new)
    for reminder in reminders:
        reminder.letter = reminder.letter  # which has its key only now


class Waiting:
    """The letters that wait for the recipients of these reminders; locked, so that none goes
    while something is put into it."""

    def __init__(self, reminders):
        users = {reminder.user_id for reminder in reminders if reminder.user_id}
        mailboxes = {reminder.address for reminder in reminders if not reminder.user_id}
        ready = Letter.objects.filter(state=LetterState.READY).order_by("pk").select_for_update()
        self.letters = list(ready.filter(user__in=users)) if users else []
        if mailboxes:
            self.letters += ready.filter(user=None, address__in=mailboxes)
        self.counts = Counter(map(key_of, self.letters))

    def count(self, recipient):
        return self.counts[recipient]

    def gathering(self, recipient, pace, goes_at):
        """The letter that others may join, if one waits and goes no later."""
        for letter in self.letters:
            fits = letter.gathers and letter.pace == pace and letter.go_at <= goes_at
            if fits and key_of(letter) == recipient:
                return letter
        return None


def key_of(letter):
    """The recipient as reminders have it."""
    return f"user:{letter.user_id}" if letter.user_id else f"mail:{letter.address}"


def sorted_out(reminders, roll):
    """Bundles that travel together, by recipient, pace and the moment they may go."""
    parcels = defaultdict(list)
    for reminder in reminders:
        together = reminder.deadline.arrival or reminder.deadline_id
        parcels[reminder.recipient, together].append(reminder)
    found = defaultdict(list)
    for (recipient, _together), bundle in parcels.items():
        pace, goes_at = min(
            (when_to_go(reminder, roll) for reminder in bundle), key=lambda each: each[1]
        )
        found[recipient, pace, goes_at].append(bundle)
    return found


def when_to_go(reminder, roll):
    """The pace at which a reminder travels, and the moment.

    In working hours, unless the date falls before they begin. What is overdue, climbed or changed
    goes at once, and so does what would be too late for the reader's letter of the day or week.
    That others were not reached waits for no hour to be over.
    """
    deadline, user = reminder.deadline, reminder.user
    moments = [deadline.counts_to, deadline.falls_due_at]
    before = min((moment for moment in moments if moment > roll.now), default=None)
    pace = roll.pace_for(user, deadline.kind) if may_wait(reminder, roll.now) else Pace.AT_ONCE
    if pace != Pace.AT_ONCE:
        gathers_at = roll.gathers_at(user, pace)
        if before is None or gathers_at < before:
            return pace, gathers_at
    waits = reminder.what != What.UNDELIVERED
    rested = roll.rested_at(reminder.recipient) if waits else roll.now
    return Pace.AT_ONCE, roll.may_go_at(user, rested, before)


def may_wait(reminder, now):
    """Whether a reminder follows the wishes of its reader."""
    climbed = reminder.because == Because.CLIMBED
    return reminder.what == What.STEP and now < reminder.deadline.counts_to and not climbed


def letter_for(bundle, pace, goes_at, roll, *, gathers, again):
    """A letter to the one recipient of these reminders."""
    first = bundle[0]
    return Letter(
        user=first.user,
        address=first.address,
        message_id=message_id_of(bundle, roll.now if again else ""),
        pace=pace,
        gathers=gathers,
        go_at=goes_at,
        written_at=roll.now,
    )


def message_id_of(bundle, again=""):
    """The Message-ID of the letter that was written for these reminders.

    It follows from what they promise, so that a letter planned once more after a backup was
    restored is known to the reader's mail program as the same.
    """
    promises = sorted(
        f"{one.deadline_id} {one.deadline.created_at.isoformat()} {one.version} {one.what}"
        f" {one.step} {one.recipient}"
        for one in bundle
    )
    told = salted_hmac("oia.reminders.letters", "\n".join([*promises, str(again)]))
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<oia.{told.hexdigest()[:32]}@{domain}>"
