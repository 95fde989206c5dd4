"""One date in a letter: what is said of it, and what its reader can do about it."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.core.zones import Certainty
from oia.reminders.choices import Because, What
from oia.reminders.words.buttons import buttons_of
from oia.reminders.words.wording import isolated, left, name_of, one_line, place_of, shortly, when

#: How much of a title stands in a subject, and in the letter itself.
IN_SUBJECT, IN_LETTER = 90, 300

#: The one line that says it all.
HEADLINES = {
    What.STEP: gettext_lazy("%(title)s: %(left)s, %(date)s"),
    What.AGAIN: gettext_lazy("Again: %(title)s, %(left)s, %(date)s"),
    What.MOVED: gettext_lazy("%(title)s: moved to %(date)s"),
    What.CANCELLED: gettext_lazy("%(title)s: cancelled"),
    What.HANDED: gettext_lazy("Handed to you: %(title)s, %(left)s, %(date)s"),
    What.TAKEN: gettext_lazy("Taken over from you: %(title)s, %(date)s"),
    What.UNDELIVERED: gettext_lazy("A letter did not arrive: %(title)s, %(left)s, %(date)s"),
    What.ASKED: gettext_lazy("How does it stand? %(title)s, %(left)s, %(date)s"),
}
EXTENDED = gettext_lazy("%(title)s: extended to %(date)s")
CLIMBED = gettext_lazy("It climbed to you: %(title)s, %(left)s, %(date)s")

#: What stands first beneath the title, and what beside it.
FIRST = {
    What.CANCELLED: gettext_lazy("Cancelled"),
    What.HANDED: gettext_lazy("Handed to you, %(left)s"),
    What.MOVED: gettext_lazy("Moved to %(date)s"),
    What.TAKEN: gettext_lazy("Taken over from you"),
}
EXTENDED_FIRST = gettext_lazy("Extended to %(date)s")
BESIDE = {
    What.CANCELLED: gettext_lazy("You need not do anything."),
    What.MOVED: gettext_lazy("%(left)s"),
}

#: What else its reader has to know of it.
NOTES = {
    What.AGAIN: gettext_lazy("You asked to be told again now."),
    What.HANDED: gettext_lazy("You answer for it from now on."),
}
WHY = {
    Because.NAMED: gettext_lazy("The rule for such dates names you."),
    Because.NOBODY: gettext_lazy("Nobody else is there to be told of it."),
}
#: The same where somebody else answers for it, and where nobody does.
WHY_WITH_OWNER = {
    Because.HELPER: (gettext_lazy("You help %(who)s with it."), gettext_lazy("You help with it.")),
    Because.BACKUP: (
        gettext_lazy("You are the backup of %(who)s."),
        gettext_lazy("You are its backup."),
    ),
    Because.CLIMBED: (
        gettext_lazy("It climbed to you: %(who)s has not closed it."),
        gettext_lazy("It climbed to you: nobody closed it."),
    ),
}

#: Those who are told instead of somebody.
INSTEAD = {Because.BACKUP, Because.NAMED, Because.NOBODY}

#: Those that ask for something: they bear the buttons.
ASKING = {What.STEP, What.AGAIN, What.MOVED, What.HANDED, What.ASKED}

#: Those that tell a reader all that a step of the same deadline would.
SAYING_IT_ALL = {What.AGAIN, What.MOVED, What.HANDED, What.ASKED}


@dataclass(frozen=True)
class Reader:
    """Whoever reads a letter: their clock, what they call it, and whether pages open to them."""

    zone: ZoneInfo
    place: str
    now: object
    logs_in: bool

    @classmethod
    def of(cls, letter, office, now=None):
        zone = letter.user.clock if letter.user and letter.user.zone else office.clock
        place = office.city_name if str(zone) == office.zone else ""
        logs_in = letter.user is None or letter.user.logs_in
        return cls(zone, place or place_of(zone), now or timezone.now(), logs_in)


class Entry:
    """One reminder as the letter shows it. What is asked for twice is kept."""

    def __init__(self, reminder, reader):
        self.reminder, self.reader = reminder, reader
        self.deadline = reminder.deadline
        self.what = What(reminder.what)

    @cached_property
    def title(self):
        return one_line(self.deadline.travels_as, IN_LETTER)

    @property
    def is_step(self):
        return self.what == What.STEP

    @property
    def asks(self):
        """Whether its reader is to do something about it."""
        return self.what in ASKING

    @property
    def steps_in(self):
        """Whether its reader is the backup of somebody who was not reached: they may do it all."""
        return self.what == What.UNDELIVERED and self.reminder.because == Because.BACKUP

    @property
    def is_late(self):
        return self.asks and self.deadline.counts_to < self.reader.now

    @cached_property
    def left(self):
        return left(self.deadline.falls_due_at, self.reader.zone, self.reader.now)

    @cached_property
    def date(self):
        return when(self.deadline.falls_due_at, self.reader.zone, self.reader.place)

    @property
    def their_date(self):
        """The same moment on the organiser's clock, where that is another."""
        moment = self.deadline.their_moment
        if not moment:
            return ""
        words = {"date": when(moment, moment.tzinfo, place_of(moment.tzinfo))}
        return _("On the organiser’s clock: %(date)s") % words

    @cached_property
    def internal_left(self):
        return left(self.deadline.counts_to, self.reader.zone, self.reader.now)

    @property
    def internal(self):
        """Our own date and how long is left to it."""
        own = self.deadline.internal_on
        if not own:
            return ""
        words = {"date": date_format(own, "D j M Y"), "left": self.internal_left}
        return _("Our own date: %(date)s – %(left)s") % words

    # What moved -------------------------------------------------------------------------------

    @cached_property
    def told_at(self):
        """The date that the recipient was last told of, for a notice that it moved."""
        told = self.deadline.reminders.filter(
            recipient=self.reminder.recipient, told_due_at__isnull=False
        )
        last = told.exclude(pk=self.reminder.pk).order_by("-written_at").first()
        return last.told_due_at if last else None

    @property
    def told(self):
        return when(self.told_at, self.reader.zone, self.reader.place) if self.told_at else ""

    @cached_property
    def is_extended(self):
        """Whether it moved because the organiser gave everybody more time."""
        if self.what != What.MOVED or self.deadline.certainty != Certainty.EXTENDED:
            return False
        return self.told_at is None or self.told_at < self.deadline.falls_due_at

    # The words --------------------------------------------------------------------------------

    @cached_property
    def headline(self):
        """The one line that says it all."""
        words = {
            "title": isolated(one_line(self.title, IN_SUBJECT)),
            "left": self.left_to_either,
            "date": shortly(self.deadline.falls_due_at, self.reader.zone, self.reader.place),
        }
        return self.headline_pattern % words

    @property
    def headline_pattern(self):
        if self.is_extended:
            return EXTENDED
        if self.is_step and self.reminder.because == Because.CLIMBED:
            return CLIMBED
        return HEADLINES[self.what]

    @property
    def left_to_either(self):
        """How long is left to the date that steps count to; our own is called ours."""
        if not self.deadline.internal_on:
            return self.left
        ours = {"left": self.internal_left}
        if self.deadline.counts_to < self.reader.now:
            return _("%(left)s by our own date") % ours
        return _("%(left)s to our own date") % ours

    @cached_property
    def first(self):
        """What stands first beneath the title, in bold."""
        pattern = EXTENDED_FIRST if self.is_extended else FIRST.get(self.what)
        return pattern % {"date": self.date, "left": self.left} if pattern else self.left

    @cached_property
    def beside(self):
        """What stands beside that."""
        pattern = BESIDE.get(self.what)
        return pattern % {"left": self.left} if pattern else self.date

    @cached_property
    def notes(self):
        """What else the reader has to know, a line each."""
        found = [self.their_date, self.internal, self.note, self.why]
        if self.deadline.is_unclear and self.asks:
            found.append(
                _("The organiser’s time zone is unclear: the earliest plausible moment counts.")
            )
        return [line for line in found if line]

    @property
    def note(self):
        if self.what == What.MOVED:
            return _("It was %(was)s.") % {"was": self.told} if self.told_at else ""
        if self.what == What.TAKEN:
            return self.taken_by
        if self.what == What.UNDELIVERED:
            return self.not_reached
        if self.what == What.ASKED:
            return self.reminder.reason
        return str(NOTES.get(self.what, ""))

    @property
    def taken_by(self):
        if not self.deadline.owner_id:
            return _("Somebody else answers for it now. You need not do anything.")
        words = {"who": name_of(self.deadline.owner)}
        return _("%(who)s answers for it now. You need not do anything.") % words

    @property
    def not_reached(self):
        if self.reminder.reason:
            return self.reminder.reason
        missed = self.reminder.on_behalf_of
        if missed is None:
            return _("The letter about it came back. See that whoever has to know of it does.")
        words = {"who": name_of(missed)}
        return _("The letter about it to %(who)s came back. See that they know of it.") % words

    @property
    def why(self):
        """Why this reader gets it, where they are not the one who answers for it."""
        because = self.reminder.because
        if not self.asks:
            return ""
        if because == Because.DEPUTY:
            return self.standing_in
        if self.what == What.ASKED:
            return ""
        if because in INSTEAD and self.reminder.on_behalf_of:
            words = {"who": name_of(self.reminder.on_behalf_of)}
            return _("It comes to you because mail does not reach %(who)s.") % words
        if because in WHY_WITH_OWNER:
            owned, unowned = WHY_WITH_OWNER[because]
            return owned % {"who": name_of(self.deadline.owner)} if self.others else unowned
        return str(WHY.get(because, ""))

    @property
    def others(self):
        """Whether somebody other than the reader answers for it."""
        return self.deadline.owner_id and self.deadline.owner_id != self.reminder.user_id

    @property
    def standing_in(self):
        """For whom the reader stands in, and until when."""
        away = self.reminder.on_behalf_of
        if away is None:
            return _("You stand in for somebody who is away.")
        absence = away.absence_on(timezone.localdate(self.reader.now, self.reader.zone))
        words = {"who": name_of(away)}
        if absence is None:
            return _("You stand in for %(who)s.") % words
        words["until"] = date_format(absence.ends_on, "j M")
        return _("You stand in for %(who)s until %(until)s.") % words

    # What one can do --------------------------------------------------------------------------

    @cached_property
    def link(self):
        """The page of the date, for whoever can open it."""
        if not self.reader.logs_in:
            return ""
        return f"{settings.SITE_URL}{self.deadline.get_absolute_url()}"

    @cached_property
    def buttons(self):
        """The buttons as (address, words)."""
        return buttons_of(self.reminder) if self.asks or self.steps_in else []


def entries(letter, reminders, office, now=None):
    """The reminders of a letter as it shows them: what changed first, then by date."""
    reader = Reader.of(letter, office, now)
    told = {r.deadline_id for r in reminders if r.what in SAYING_IT_ALL}
    shown = [r for r in reminders if r.what != What.STEP or r.deadline_id not in told]
    gather(shown)
    found = [Entry(reminder, reader) for reminder in shown]
    return sorted(found, key=lambda entry: (entry.is_step, entry.deadline.falls_due_at))


def gather(reminders):
    """Read what these need besides, at once for all."""
    if len(reminders) > 1:
        prefetch_related_objects([r.deadline for r in reminders], "subject")
    if of_others := [r for r in reminders if r.because != Because.OWNER or r.what in OF_OTHERS]:
        prefetch_related_objects(of_others, "deadline__owner", "on_behalf_of")


OF_OTHERS = {What.TAKEN, What.UNDELIVERED}
