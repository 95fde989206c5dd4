"""What became of the letters: what the office believes, held against what the mail server saw."""

from collections import Counter

from django.utils import timezone

from oia.reminders.choices import LetterState, ReminderState, Status, What
from oia.reminders.models import Deadline, Letter, Reminder

#: Addresses that no letter ever reaches.
REFUSED = ("gone.", "spam.")


def is_drained():
    """Whether nothing waits any more: no step to write down, no letter to send."""
    waiting = Deadline.objects.to_examine(timezone.now()).exists()
    return not waiting and not Letter.objects.undelivered().exists()


def has_begun():
    return Letter.objects.filter(state=LetterState.SENT).exists()


def figures(post):
    """How many letters arrived, how many again, and where office and mail server disagree."""
    notes = post.noted()
    taken = Counter(note.which for note in notes)
    letters = {letter.message_id: letter for letter in Letter.objects.all()}
    known = {note.which: note.address for note in notes if note.which in letters}
    sent = {key for key, letter in letters.items() if letter.state == LetterState.SENT}
    return {
        "letters": len(taken),
        "repeats": sum(taken.values()) - len(taken),
        "worst": max(taken.values(), default=0),
        "lost": len(lost(taken)),
        "doubles": doubles(taken),
        "strangers": len(set(taken) - set(letters)),
        "believed": len(sent - set(taken)),
        "unproven": len(set(known) - sent),
        "elsewhere": sum(letters[key].address != address for key, address in known.items()),
        "untold": len(untold()),
    }


def lost(taken):
    """Deadlines whose owner can be reached, and no letter with the step reached them."""
    steps = Reminder.objects.filter(what=What.STEP, letter__message_id__in=list(taken))
    told = set(steps.filter(state=ReminderState.SENT).values_list("deadline", flat=True))
    owners = Deadline.objects.values_list("pk", "owner__email")
    return [pk for pk, address in owners if pk not in told and not address.startswith(REFUSED)]


def doubles(taken):
    """Steps to one date of which one person was told by two different letters."""
    sent = Reminder.objects.filter(what=What.STEP, letter__message_id__in=list(taken))
    told = Counter(sent.values_list("deadline", "version", "recipient"))
    return sum(count > 1 for count in told.values())


def untold():
    """Deadlines whose letter was refused for good, and nobody else was told."""
    refused = Reminder.objects.filter(what=What.STEP, letter__state=LetterState.GIVEN_UP)
    others = Reminder.objects.filter(what=What.UNDELIVERED, state=ReminderState.SENT)
    return set(refused.values_list("deadline", flat=True)) - set(
        others.values_list("deadline", flat=True)
    )


def stale(post, edits, grace=5):
    """Letters that named a date although it had been moved or cancelled for longer than that.

    `edits` has, for each deadline, when the edit was committed and the version it made.
    """
    step = Reminder.objects.filter(what=What.STEP, letter__isnull=False)
    carried = step.values_list("letter__message_id", "deadline", "version", "deadline__status")
    known = {message: (pk, version, status) for message, pk, version, status in carried}
    found = 0
    for note in post.noted():
        pk, version, status = known.get(note.which, (None, 0, ""))
        edited_at, made = edits.get(pk, (note.at, 0))
        is_old = version < made or status == Status.CANCELLED
        found += is_old and note.at > edited_at + grace
    return found


def forgotten():
    """Open deadlines of which nobody was sent the version that stands, as a step or as a move."""
    told = Reminder.objects.filter(what__in=[What.STEP, What.MOVED], state=ReminderState.SENT)
    sent = set(told.values_list("deadline", "version"))
    standing = Deadline.objects.unsettled().values_list("pk", "version")
    return sum(pair not in sent for pair in standing)
