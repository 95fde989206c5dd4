"""When letters in hand may reach their readers: in working hours, and not too many in an hour.

They were written to go at such a moment. Since then they may have waited: for a mail server that
was away, for a worker, or for a person to release what was held.
"""

from collections import defaultdict

from django.db.models import Q

from oia.reminders.choices import LetterState, What
from oia.reminders.letters import key_of, next_moment
from oia.reminders.models import Letter
from oia.reminders.models.letter import reaching_now
from oia.reminders.recipients import HOUR, HOURLY, Roll


class Doors:
    """The doors of the readers of some letters, as they stand at one moment."""

    def __init__(self, letters, now):
        self.roll = Roll(now)
        mailboxes = [letter.address for letter in letters if not letter.user_id]
        users = {letter.user_id for letter in letters} - {None}
        theirs = Letter.objects.filter(Q(user__in=users) | Q(user=None, address__in=mailboxes))
        self.sent = by_reader(theirs.filter(sent_at__gt=now - HOUR, sent_at__lte=now), "sent_at")
        waiting = Q(reaching_now(now) | Q(state=LetterState.SENDING))
        self.waiting = by_reader(theirs.filter(waiting), "go_at")

    def opens_to(self, letter):
        """The moment, now or later, at which this letter may reach its reader.

        What falls due before their hours begin, or before their next letter may come, goes now.
        """
        moments = [next_moment(one.deadline, self.roll.now) for one in letter.carries]
        before = min(filter(None, moments), default=None)
        return self.roll.may_go_at(letter.user, self.rested(letter), before)

    def rested(self, letter):
        """Now; or an hour after the first of so many letters that this one would be too many.

        Others of the same reader that wait longer go before it, in whosever hands they are: so
        two workers do not both send as many as one may.
        """
        now, sent = self.roll.now, self.sent[key_of(letter)]
        if any(one.what == What.UNDELIVERED for one in letter.carries):
            return now
        mine = (letter.go_at, letter.pk)
        first = [other for other in self.waiting[key_of(letter)] if other < mine]
        if len(sent) + len(first) < HOURLY:
            return now
        return min(sent, default=(now,))[0] + HOUR


def by_reader(letters, moment):
    """A moment and the key of each of these letters, by reader."""
    found = defaultdict(list)
    for letter in letters.only("user", "address", moment).order_by():
        found[key_of(letter)].append((getattr(letter, moment), letter.pk))
    return found
