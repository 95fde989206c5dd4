"""What a letter that has not gone yet is about, what it waits for, and until when."""

from collections import defaultdict

from django.utils.translation import gettext as _

from oia.core.rows import moment
from oia.reminders.choices import LetterState, Pace
from oia.reminders.models import Reminder, Sender
from oia.reminders.waiting import headline


def tell(letters, now, office, *, held=None):
    """Say of each of these that has no subject yet what it is `about` and what it `waits` for."""
    unwritten = [letter for letter in letters if not letter.subject]
    if not unwritten:
        return
    held = Sender.current().is_held if held is None else held
    titles = titles_in(unwritten)
    for letter in unwritten:
        letter.about = headline(titles[letter.pk])
        letter.waits = words_for(letter, now, office, held=held)


def titles_in(letters):
    """What the dates are called that each of these carries, as their letter calls them; neutrally
    where one or its record is restricted."""
    carried = Reminder.objects.filter(letter__in=[letter.pk for letter in letters])
    carried = carried.select_related("deadline").prefetch_related("deadline__subject")
    carried = carried.order_by("deadline__falls_due_at", "deadline")
    titles = defaultdict(list)
    for one in carried:
        titles[one.letter_id].append(one.deadline.travels_as)
    return titles


def words_for(letter, now, office, *, held, anew=False):
    """What this one waits for. One that is sent `anew` waits for no letter of the day or week."""
    if letter.state not in (LetterState.READY, LetterState.FAILED):
        return in_state(letter)
    if held:
        return _("It waits until all mail is released")
    if letter.state == LetterState.FAILED:
        return _("It waits for the next try, on %s") % moment(letter.go_at)
    if letter.go_at <= now:
        return _("It goes out with the next round")
    return until(letter, office, anew) % {"when": moment(letter.go_at)}


def in_state(letter):
    """What is to be said of a letter that waits for nothing."""
    if letter.state == LetterState.SENDING:
        return _("It is on its way")
    if letter.state == LetterState.DROPPED:
        return _("Nothing is left to tell")
    return _("It could not be sent")


def until(letter, office, anew):
    """For what a letter that is ready waits."""
    if letter.pace == Pace.WEEKLY and not anew:
        return _("It waits for the weekly letter, which goes on %(when)s")
    if letter.pace == Pace.DAILY and not anew:
        return _("It waits for the daily letter, which goes on %(when)s")
    if begins_work(letter, office):
        return _("It waits for working hours, until %(when)s")
    return _("It waits for others that go before it or with it, until %(when)s")


def begins_work(letter, office):
    """Whether it goes when its reader begins to work, by their own clock."""
    who = letter.user or office
    clock = who.clock if letter.user is None or letter.user.zone else office.clock
    return letter.go_at.astimezone(clock).time() == who.work_start
