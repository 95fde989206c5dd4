"""The demo office: a story told through the same services that the pages use, so it cannot drift.

Each app adds its part (`DemoPart`). A part sets things up as they stood some weeks ago and says
what happened since; then the weeks are played day by day through the real reminder engine.
"""

from collections import defaultdict
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta

from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from oia.accounts.hours import is_working_day
from oia.accounts.models import Office
from oia.core.clock import standing_at
from oia.core.plugs import DemoPart, board
from oia.core.rights import need
from oia.core.roads import acting
from oia.reminders import planning, sources
from oia.reminders.mailbox import FolderBackend
from oia.reminders.models import Rule, Sender
from oia.reminders.sending import delivery

#: How far back the story begins.
WEEKS = 8

#: The hours of a played day: letters first, people's own doings, then letters again.
MORNING, NOON, AFTERNOON = time(9, 10), time(11, 30), time(15, 40)

DAY = timedelta(days=1)


class HeldMail(BaseEmailBackend):
    """Holds the story's mail back until all of it is told, for what fails leaves no letters."""

    connection = None

    def __init__(self):
        super().__init__()
        self.held = []

    def send_messages(self, messages):
        self.held.append((timezone.now(), list(messages)))
        return len(messages)

    def post(self):
        """Lay everything into the mail folder, each mail with the moment at which it was sent."""
        for moment, messages in self.held:
            with standing_at(moment):
                FolderBackend().send_messages(messages)


class Story:
    """What parts need to tell their part: the day it is, the people, and a calendar to write in.

    `people` maps a role to its user; `things` is for what one part leaves for the next.
    """

    def __init__(self, password):
        self.office = Office.current()
        self.now = timezone.now()
        self.password = password
        self.people, self.things = {}, {}
        self.doings = defaultdict(list)
        self.mail = HeldMail()

    @property
    def today(self):
        return timezone.localdate(self.now, self.office.clock)

    @property
    def begins_on(self):
        return self.today - timedelta(weeks=WEEKS)

    def day(self, days):
        """The day so many days from today; negative for the past."""
        return self.today + timedelta(days=days)

    def years_ago(self, years, month, day):
        """A day of an earlier year."""
        return date(self.today.year - years, month, day)

    def moment(self, day, clock):
        return datetime.combine(day, clock, tzinfo=self.office.clock)

    acting = staticmethod(acting)

    def keep(self, record, by):
        """Check and save what a page would save without a service of its own."""
        action = "change" if record.pk else "add"
        need(by, f"{record._meta.app_label}.{action}_{record._meta.model_name}")
        with acting(by):
            record.full_clean()
            record.save()
        return record

    def then(self, days_ago, doing, *, by=None):
        """Let somebody do something so many days ago, or on the last working day before."""
        day = self.working_day(self.day(-days_ago), -DAY)
        if day < self.begins_on:
            day = self.working_day(self.begins_on, DAY)
        self.doings[day].append((doing, by))

    def working_day(self, day, step):
        """That day, or the nearest one beyond it on which the office works."""
        while not is_working_day(day, office=self.office):
            day += step
        return day

    def tell(self):
        """Set everything up as it stood when the story begins, then play the days until now."""
        self.open()
        for days in range(WEEKS * 7 + 1):
            self.play(self.begins_on + timedelta(days=days))
        self.round(self.now, thorough=True)
        Sender.note(ticked_at=self.now)

    def open(self):
        """Let each part set up what there was. The office comes first, and with it the clock."""
        with standing_at(self.moment(self.begins_on, time(8))):
            for part in board.all(DemoPart):
                with timezone.override(self.office.clock):
                    part.build(self)
            Rule.objects.update(applies_from=timezone.now())

    def play(self, day):
        """One day: the engine looks on every day, people work on working days."""
        doings = self.doings.pop(day, [])
        with timezone.override(self.office.clock):
            self.round(self.moment(day, MORNING), thorough=day.isoweekday() == 1)
            with standing_at(min(self.moment(day, NOON), self.now)):
                for doing, by in doings:
                    with acting(by) if by else nullcontext():
                        doing()
            self.round(self.moment(day, AFTERNOON), thorough=False)

    def round(self, moment, *, thorough):
        """What Celery's tick and worker do, at a moment that has come.

        Deadlines follow their records at once; what only time changes, a thorough round finds.
        """
        if moment > self.now:
            return
        with standing_at(moment):
            if thorough:
                sources.reconcile()
            planning.write_down_owed()
            delivery.deliver_all(connection=self.mail)


def tell(password):
    """Build the demo office; returns the story. The caller sees to it that there is none yet."""
    story = Story(password)
    story.tell()
    return story
