"""What became of the letters: what the office believes, held against what the mail server saw."""

from collections import Counter, defaultdict

from django.utils import timezone

from oia.reminders.choices import LetterState, ReminderState, Status, What
from oia.reminders.letters import key_of
from oia.reminders.models import Deadline, Letter, Reminder

#: Addresses that no letter ever reaches.
REFUSED = ("gone.", "spam.")

#: Addresses for which the mail server takes a letter and never says so: it comes twice, no more.
UNANSWERED = ("cut.", "mute.")

#: Seconds in which a letter that the mail server has noted is proven, on a busy machine.
UNPROVEN = 2


def is_drained():
    """Whether nothing waits any more: no step to write down, no letter to send."""
    waiting = Deadline.objects.to_examine(timezone.now()).exists()
    return not waiting and not Letter.objects.undelivered().exists()


def has_begun():
    return Letter.objects.filter(state=LetterState.SENT).exists()


def figures(post, deaths=()):
    """How many letters arrived, how many again, and where office and mail server disagree.

    `deaths` are the moments at which processes were killed that could have been sending.
    """
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
        "doubles": doubles([letters[key] for key in taken if key in sent]),
        "unexplained": unexplained(notes, deaths),
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


def doubles(arrived):
    """Letters that reached people beyond the things they had to be told."""
    told = Counter(Reminder.objects.filter(state=ReminderState.SENT).values_list("recipient"))
    reached = Counter((key_of(letter),) for letter in arrived)
    return sum((reached - told).values())


def unexplained(notes, deaths):
    """Copies of letters that follow from no kill: each may cost one, noted just before it."""
    copies = defaultdict(list)
    for note in notes:
        copies[note.which].append(note)
    repeated = []
    for found in copies.values():
        spared = 1 if found[0].address.startswith(UNANSWERED) else 0
        repeated += found[spared:-1]
    left, found = sorted(deaths), 0
    for note in sorted(repeated, key=lambda one: one.at):
        meant = next((at for at in left if note.at <= at <= note.at + UNPROVEN), None)
        if meant is None:
            found += 1
        else:
            left.remove(meant)
    return found


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
