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
from oia.reminders.recipients import Roll


class Doors:
    """The doors of the readers of some letters, as they stand at one moment."""

    def __init__(self, letters, now):
        mailboxes = [letter.address for letter in letters if not letter.user_id]
        users = {letter.user_id for letter in letters} - {None}
        theirs = Letter.objects.filter(Q(user__in=users) | Q(user=None, address__in=mailboxes))
        self.roll = Roll(now, theirs)
        self.waiting = defaultdict(list)
        waiting = theirs.filter(reaching_now(now) | Q(state=LetterState.SENDING))
        for letter in waiting.only("user", "address", "go_at").order_by():
            self.waiting[key_of(letter)].append(place_of(letter))

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
        if any(one.what == What.UNDELIVERED for one in letter.carries):
            return self.roll.now
        reader, mine = key_of(letter), place_of(letter)
        return self.roll.rested_at(reader, sum(other < mine for other in self.waiting[reader]))


def place_of(letter):
    """Where a letter stands among those that wait: in the order in which they go."""
    return letter.go_at, letter.pk
