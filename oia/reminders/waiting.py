"""What waits while all mail is held, as somebody sees it who decides what may go."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Letter, Reminder
from oia.reminders.models.letter import orphaned


def headline(titles):
    """The first of some titles, and how many more there are."""
    titles = list(dict.fromkeys(titles))
    if len(titles) < 2:
        return titles[0] if titles else _("Nothing any more")
    more = len(titles) - 1
    words = {"title": titles[0], "more": more}
    return ngettext("%(title)s and one more", "%(title)s and %(more)d more", more) % words


@dataclass
class Waiting:
    """A letter that waits, what it carries, and what its reader was told of the same before."""

    letter: Letter
    reminders: list
    told: Reminder | None = None

    @property
    def headline(self):
        """What it is about, in the words that travel."""
        return headline([one.deadline.travels_as for one in self.reminders])

    @property
    def steps(self):
        return ", ".join(dict.fromkeys(one.step_label for one in self.reminders))

    @property
    def was_told_the_same(self):
        """Whether this very step was sent before, for an earlier date."""
        return bool(self.told) and any(
            (one.what, one.step) == (self.told.what, self.told.step) for one in self.reminders
        )

    def may_have_gone(self, gap_until: datetime | None):
        """Whether its time came before the end of what the database does not know."""
        armed = [max(one.reached_at, one.deadline.armed_at) for one in self.reminders]
        reached = max(armed, default=self.letter.written_at)
        return gap_until is not None and reached <= gap_until


def letters(now):
    """Every letter that would go now or later. One in a worker's hands is out already."""
    waiting = Q(state__in=[LetterState.READY, LetterState.FAILED])
    return Letter.objects.filter(waiting | orphaned(now))


def in_hand(now):
    """Those that a worker has claimed, and may still be about to send."""
    return Letter.objects.filter(state=LetterState.SENDING).exclude(orphaned(now))


def rows():
    """The list, the first to go on top, in as many queries however long it is."""
    found = letters(timezone.now()).select_related("user").order_by("go_at", "pk")
    listed = {letter.pk: Waiting(letter, []) for letter in found}
    owed = Reminder.objects.owed().filter(letter__in=letters(timezone.now()))
    carried = owed.select_related("deadline").prefetch_related("deadline__subject")
    for reminder in carried.order_by("pk"):
        if reminder.letter_id in listed:
            listed[reminder.letter_id].reminders.append(reminder)
    tell_what_went_before(listed.values(), owed)
    return list(listed.values())


def tell_what_went_before(listed, owed):
    """The last letter to each reader about the same date, as far as this database knows."""
    sent = Reminder.objects.filter(
        deadline__in=owed.values("deadline"), state=ReminderState.SENT
    ).select_related("letter")
    last = {(one.deadline_id, one.recipient): one for one in sent.order_by("written_at", "pk")}
    for row in listed:
        told = [last.get((one.deadline_id, one.recipient)) for one in row.reminders]
        row.told = max(filter(None, told), key=lambda one: one.written_at, default=None)


def digest(listed):
    """A short name for exactly this list: another letter, or another thing in one, changes it."""
    told = [
        f"{row.letter.pk}:{row.letter.address}:{','.join(str(one.pk) for one in row.reminders)}"
        for row in listed
    ]
    return sha256("\n".join(told).encode()).hexdigest()
