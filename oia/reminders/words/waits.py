"""What a letter that has not gone yet waits for, and until when. Nothing is asked of the database
for that, as lists say it of many."""

from django.utils.translation import gettext as _

from oia.core.rows import moment
from oia.reminders.choices import LetterState, Pace
from oia.reminders.models import Sender


def tell(letters, now, office, *, held=None):
    """Say of each of these that has no subject yet what it waits for, as its `waits`."""
    unwritten = [letter for letter in letters if not letter.subject]
    if held is None:
        held = bool(unwritten) and Sender.current().is_held
    for letter in unwritten:
        letter.waits = words_for(letter, now, office, held=held)


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
