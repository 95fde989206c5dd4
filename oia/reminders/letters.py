"""Putting reminders into letters: which go together, and when each may go."""

from collections import Counter, defaultdict
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.crypto import salted_hmac

from oia.reminders.choices import LetterState, Pace, What
from oia.reminders.models import Letter, Reminder

#: More than this many letters to one person within an hour become one.
SINGLE = 5

#: What an import brings goes so much later: the rest of its rows may still be on their way.
SETTLING = timedelta(minutes=10)


def write_letters(reminders, roll, *, again=False):
    """Tie each of these reminders, which are not yet saved, to a letter that carries it.

    All that concerns one deadline travels together, and so does all that is handed to one person in
    one go, and all that came in by one import; what a person wants to have once a day or a week
    joins the letter that waits for that moment; and where one person would get a flood, everything
    goes in one. `again` is for reminders whose first letter is gone.
    """
    waiting = Waiting(reminders)
    new = []
    for (recipient, pace, goes_at), bundles in sorted_out(reminders, roll).items():
        lately = waiting.count(recipient) + roll.sent_lately[recipient][0]
        flood = pace != Pace.AT_ONCE or len(bundles) + lately > SINGLE
        if flood:
            bundles = [[reminder for bundle in bundles for reminder in bundle]]
        for bundle in bundles:
            letter = waiting.fitting(bundle[0], pace, goes_at, gathers=flood)
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
        waiting = Letter.objects.filter(state__in=[LetterState.READY, LetterState.FAILED])
        waiting = waiting.order_by("pk").select_for_update()
        letters = list(waiting.filter(user__in=users)) if users else []
        if mailboxes:
            letters += waiting.filter(user=None, address__in=mailboxes)
        self.counts = Counter(map(key_of, letters))
        self.ready = [letter for letter in letters if letter.state == LetterState.READY]
        self.carrying = self.arrivals({one.deadline.arrival for one in reminders} - {""})

    def arrivals(self, wanted):
        """The letters that carry what came in by these imports, by import and key."""
        if not (wanted and self.ready):
            return set()
        carried = Reminder.objects.filter(letter__in=self.ready, deadline__arrival__in=wanted)
        return set(carried.values_list("deadline__arrival", "letter"))

    def count(self, recipient):
        return self.counts[recipient]

    def fitting(self, reminder, pace, goes_at, *, gathers):
        """The letter that a bundle with this reminder may join, if one waits and goes no later:
        one that gathers a flood, or that brings other rows of the same import."""
        arrival = reminder.deadline.arrival
        for letter in self.ready:
            joins = (gathers and letter.gathers) or (arrival, letter.pk) in self.carrying
            fits = joins and letter.pace == pace and letter.go_at <= goes_at
            if fits and key_of(letter) == reminder.recipient:
                return letter
        return None


def key_of(letter):
    """The recipient as reminders have it."""
    return f"user:{letter.user_id}" if letter.user_id else f"mail:{letter.address}"


def sorted_out(reminders, roll):
    """Bundles that travel together, by recipient, pace and the moment they may go."""
    parcels = defaultdict(list)
    handed = {(one.recipient, one.deadline_id) for one in reminders if one.what == What.HANDED}
    for reminder in reminders:
        date = reminder.recipient, reminder.deadline_id
        together = What.HANDED if date in handed else reminder.deadline_id
        parcels[reminder.recipient, reminder.deadline.arrival or together].append(reminder)
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
    What an import brings waits for the rest of it. That others were not reached waits for no hour
    to be over.
    """
    deadline, user = reminder.deadline, reminder.user
    before = next_moment(deadline, roll.now)
    pace = roll.pace_for(user, deadline.kind) if may_wait(reminder, roll.now) else Pace.AT_ONCE
    if pace != Pace.AT_ONCE:
        gathers_at = roll.gathers_at(user, pace)
        if before is None or gathers_at < before:
            return pace, gathers_at
    waits = reminder.what != What.UNDELIVERED
    rested = roll.rested_at(reminder.recipient) if waits else roll.now
    if deadline.arrival:
        rested = max(rested, deadline.arrived_at + SETTLING)
    return Pace.AT_ONCE, roll.may_go_at(user, rested, before)


def next_moment(deadline, now):
    """The moment that whoever is told has to know of it before: our own date, or the official one.

    None once both are over.
    """
    moments = (deadline.counts_to, deadline.falls_due_at)
    return min((moment for moment in moments if moment > now), default=None)


def may_wait(reminder, now):
    """Whether a reminder follows the wishes of its reader. What is overdue does not, nor does what
    climbed, which is overdue by then."""
    return reminder.what == What.STEP and now < reminder.deadline.counts_to


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
