"""The demo office: a story told through the same services that the pages use, so it cannot drift.

Each app adds its part (`DemoPart`). A part sets things up as they stood some weeks ago and says
what happened since; then the weeks are played day by day through the real reminder engine.
"""

from collections import defaultdict
from datetime import datetime, time, timedelta

from django.utils import timezone

from oia.accounts.hours import is_working_day
from oia.accounts.models import Office
from oia.core.clock import standing_at
from oia.core.plugs import DemoPart, board
from oia.reminders import delivery, planning, sources
from oia.reminders.mailbox import FolderBackend
from oia.reminders.models import Rule

#: How far back the story begins.
WEEKS = 8

#: The hours of a played day: letters first, people's own doings, then letters again.
MORNING, NOON, AFTERNOON = time(9, 10), time(11, 30), time(15, 40)


class Story:
    """What parts need to tell their part: the day it is, the people, and a calendar to write in.

    `people` maps a role to its user; `things` is for what one part leaves for the next.
    """

    def __init__(self, password):
        self.office = Office.current()
        self.now = timezone.now()
        self.today = timezone.localdate(self.now, self.office.clock)
        self.begins_on = self.today - timedelta(weeks=WEEKS)
        self.password = password
        self.people, self.things = {}, {}
        self.doings = defaultdict(list)

    def day(self, days):
        """The day so many days from today; negative for the past."""
        return self.today + timedelta(days=days)

    def then(self, days_ago, doing):
        """Let something happen so many days ago, or on the last working day before."""
        day = self.day(-days_ago)
        while not is_working_day(day, office=self.office, holidays=()):
            day -= timedelta(days=1)
        self.doings[max(day, self.begins_on)].append(doing)

    def moment(self, day, clock):
        return datetime.combine(day, clock, tzinfo=self.office.clock)

    def tell(self):
        """Set everything up as it stood when the story begins, then play the days until now."""
        with standing_at(self.moment(self.begins_on, time(8))):
            for part in board.all(DemoPart):
                part.build(self)
            self.office.refresh_from_db()
            Rule.objects.update(applies_from=timezone.now())
        for days in range(WEEKS * 7 + 1):
            self.play(self.begins_on + timedelta(days=days))

    def play(self, day):
        """One day: the engine looks on every day, people work on working days."""
        self.round(self.moment(day, MORNING))
        noon = min(self.moment(day, NOON), self.now)
        with standing_at(noon):
            for doing in self.doings.pop(day, []):
                doing()
        self.round(self.moment(day, AFTERNOON))

    def round(self, moment):
        """What Celery's tick and worker do, at a moment that has come."""
        if moment > self.now:
            return
        with standing_at(moment):
            sources.reconcile()
            planning.write_down_owed()
            delivery.deliver_all(connection=FolderBackend())


def tell(password):
    """Build the demo office. The caller sees to it that there is none yet."""
    Story(password).tell()
