"""The reminder rules told a second time: slowly, plainly, and without a database.

Nothing of the program is used here. It goes from round to round, looks at everything each time,
and says which letters go. `test_against_the_reference.py` compares.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)


@dataclass
class Story:
    """A rule, one deadline, what happens to it, and when the loop runs."""

    zone: ZoneInfo
    steps: list[int]
    overdue_every: int
    overdue_until: int
    climbs_after: int | None
    typed_at: datetime
    due_on: date
    hard: bool
    happens: list[tuple[datetime, str, date | None]]  # "move" to a date, "done", "reopen", "cancel"
    away: tuple[datetime, date, date] | None  # entered when, first and last day of the owner
    rounds: list[datetime]


@dataclass
class Waiting:
    who: str
    what: str
    step: int
    version: int
    goes_at: datetime


@dataclass
class Teller:
    """Goes through a story; `sent` are (number of the round, who, what, step)."""

    story: Story
    sent: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    noted: dict = field(default_factory=dict)  # (who, version) → the steps dealt with
    knew: dict = field(default_factory=dict)  # (who, version, step) → since when
    last_told: dict = field(default_factory=dict)  # who → the date their last letter named
    notices: set = field(default_factory=set)  # (who, version, what)

    def tell(self):
        for number, now in enumerate(self.story.rounds):
            if now >= self.story.typed_at:
                self.one_round(number, now)
        return sorted(self.sent)

    def one_round(self, number, now):
        due_on, version, armed_at, status = self.state_at(now)
        moment = self.end_of(due_on)
        if status == "cancelled":
            self.waiting = [w for w in self.waiting if w.what == "cancelled"]
            self.tell_of_change(now, moment, version, "cancelled")
        elif status == "done" or (version == 1 and moment <= armed_at):
            self.waiting = []
        else:
            self.waiting = [w for w in self.waiting if w.version == version]
            told = self.tell_of_change(now, moment, version, "moved")
            self.tell_the_step(now, due_on, version, told)
        self.send(number, now, moment)

    # What is so at a moment

    def state_at(self, now):
        due_on, version, armed_at, status = self.story.due_on, 1, self.story.typed_at, "open"
        for at, what, day in self.story.happens:
            if at > now:
                break
            if what == "move" and status == "open" and day != due_on:
                due_on, version, armed_at = day, version + 1, at
            elif what == "reopen" and status != "open":
                version, armed_at, status = version + 1, at, "open"
            elif what in ("done", "cancel") and status == "open":
                status = {"done": "done", "cancel": "cancelled"}[what]
        return due_on, version, armed_at, status

    def end_of(self, day):
        """The last minute of a day in the office's zone."""
        return datetime.combine(day, time(23, 59), tzinfo=self.story.zone)

    def start_of(self, day):
        return datetime.combine(day, time(0), tzinfo=self.story.zone)

    def all_steps(self):
        late = range(1, self.story.overdue_until + 1, self.story.overdue_every or 10**6)
        return self.story.steps + [-n for n in late if self.story.overdue_every]

    def reached_by(self, due_on, now):
        return [s for s in self.all_steps() if self.start_of(due_on - s * DAY) <= now]

    def people(self, step, version, now):
        found = ["owner"]
        if self.story.climbs_after and step <= -self.story.climbs_after:
            found.append("director")
        if self.is_away(now) and not self.knew_before_leaving(step, version):
            found.append("deputy")
        return found

    def is_away(self, now):
        if not self.story.away:
            return False
        entered, first, last = self.story.away
        return entered <= now and first <= now.astimezone(self.story.zone).date() <= last

    def knew_before_leaving(self, step, version):
        """Whether the owner was told of this step, or a later one, before they went away."""
        if any((w.who, w.what) == ("owner", "moved") for w in self.waiting):
            return False
        began = self.start_of(self.story.away[1])
        return any(
            since < began
            for (who, its, at), since in self.knew.items()
            if (who, its) == ("owner", version) and at <= step
        )

    # What is owed

    def tell_of_change(self, now, moment, version, what):
        told = set()
        for who, (named, said) in list(self.last_told.items()):
            stale = what == "cancelled" or named != moment
            if stale and said != "cancelled" and (who, version, what) not in self.notices:
                self.notices.add((who, version, what))
                self.waiting.append(Waiting(who, what, 0, version, self.opens(now, moment)))
                told.add(who)
        return told

    def tell_the_step(self, now, due_on, version, told):
        reached = self.reached_by(due_on, now)
        if not reached:
            return
        step = min(reached)
        for who in self.people(step, version, now):
            mine = self.noted.setdefault((who, version), [])
            if any(s <= step for s in mine):
                continue
            mine.append(step)
            self.waiting = [w for w in self.waiting if (w.who, w.what) != (who, "step")]
            hears_anyway = any((w.who, w.what) == (who, "moved") for w in self.waiting)
            if who not in told and not hears_anyway:
                goes_at = self.opens(now, self.end_of(due_on))
                self.waiting.append(Waiting(who, "step", step, version, goes_at))
            else:
                self.knew[who, version, step] = now

    # What goes

    def opens(self, now, moment):
        """The first moment from now on at which the office works; now, if the date comes before."""
        at = now.astimezone(UTC)
        while not self.is_working_hour(at):
            at += QUARTER - timedelta(minutes=at.minute % 15)
        return now if now < moment <= at else at

    def is_working_hour(self, at):
        local = at.astimezone(self.story.zone)
        return local.isoweekday() <= 5 and 9 <= local.hour < 17

    def send(self, number, now, moment):
        for one in [w for w in self.waiting if w.goes_at <= now]:
            one.goes_at = self.opens(now, moment)  # it may have waited past the hours it was for
            if one.goes_at > now:
                continue
            self.waiting.remove(one)
            self.sent.append((number, one.who, one.what, one.step))
            self.knew[one.who, one.version, one.step] = now
            self.last_told[one.who] = (moment, one.what)
