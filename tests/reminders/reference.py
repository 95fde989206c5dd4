"""The reminder rules told a second time: slowly, plainly, and without a database.

Nothing of the program is used here. It goes from round to round, looks at everything each time,
and says which letters go. `test_against_the_reference.py` compares.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)

#: Letters that say all that a step would: who waits for one needs no other.
SAYING_IT_ALL = ("moved", "handed")


@dataclass
class Story:
    """A rule, one deadline, what happens to it, and when the loop runs.

    What happens is a "move" to a date, a "hand" to somebody, "done", "reopen" or "cancel". The
    deadline is the organiser's, `there`, or ours; it may have a time, and a date of our own.
    """

    zone: ZoneInfo
    steps: list[int]
    overdue_every: int
    overdue_until: int
    climbs_after: int | None
    typed_at: datetime
    due_on: date
    hard: bool
    happens: list[tuple[datetime, str, date | str | None]]
    away: tuple[datetime, date, date] | None  # entered when, first and last day of the owner
    rounds: list[datetime]
    recipients: list[str] = field(default_factory=lambda: ["owner"])
    working_days: bool = False
    holidays: frozenset[date] = frozenset()
    has_backup: bool = False
    has_helper: bool = False
    due_time: time | None = None
    there: ZoneInfo | None = None
    internal_on: date | None = None

    def may_move_to(self, day):
        """Our own date cannot lie after the official one."""
        return self.internal_on is None or day >= self.internal_on


@dataclass
class Standing:
    """How it stands with the deadline at a moment."""

    due_on: date
    armed_at: datetime
    version: int = 1
    status: str = "open"
    owner: str = "owner"
    backup: str | None = None
    was_handed: bool = False


@dataclass
class Waiting:
    who: str
    part: str
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
    spared: dict = field(default_factory=dict)  # (who, version) → the step taken back unsent
    knew: dict = field(default_factory=dict)  # (who, version, step) → since when
    last_told: dict = field(default_factory=dict)  # who → the last letter, and the date it named
    notices: set = field(default_factory=set)  # (who, version, what)
    think_it_theirs: list = field(default_factory=list)  # by the letters they got

    def tell(self):
        for number, now in enumerate(self.story.rounds):
            if now >= self.story.typed_at:
                self.one_round(number, now)
        return sorted(self.sent)

    def one_round(self, number, now):
        it = self.standing(now)
        if it.status == "cancelled":
            self.waiting = [w for w in self.waiting if w.what == "cancelled"]
            self.tell_of_change(now, it, "cancelled")
        elif it.status == "done" or (it.version == 1 and self.official(it.due_on) <= it.armed_at):
            self.waiting = []
        else:
            self.waiting = [w for w in self.waiting if w.version == it.version]
            self.spare_whom_it_concerns_no_more(now, it)
            told = self.tell_of_change(now, it, "moved")
            told |= self.tell_of_handover(now, it, told)
            self.tell_the_step(now, it, told)
            self.tell_who_has_it_first(now, it)
        self.send(number, now, it)

    # What is so at a moment

    def standing(self, now):
        backup = "backup" if self.story.has_backup else None
        it = Standing(self.story.due_on, self.story.typed_at, backup=backup)
        for at, what, value in self.story.happens:
            if at > now:
                break
            if what == "reopen" and it.status != "open":
                it.version, it.armed_at, it.status = it.version + 1, at, "open"
            elif it.status == "open":
                self.happen(it, at, what, value)
        return it

    def happen(self, it, at, what, value):
        if what == "move" and value != it.due_on and self.story.may_move_to(value):
            it.due_on, it.version, it.armed_at = value, it.version + 1, at
        elif what == "hand" and value != it.owner:
            it.owner, it.backup = value, None if it.backup == value else it.backup
            it.was_handed = True
        elif what in ("done", "cancel"):
            it.status = {"done": "done", "cancel": "cancelled"}[what]

    def official(self, day):
        """The moment on the organiser's clock; without a time the last minute of the day."""
        clock = self.story.due_time or time(23, 59)
        return datetime.combine(day, clock, tzinfo=self.story.there or self.story.zone)

    def counts_to(self, day):
        """The moment that steps count to: the end of our own date where that comes before."""
        own = self.story.internal_on
        ours = own and datetime.combine(own, time(23, 59), tzinfo=self.story.zone)
        return min(ours, self.official(day)) if ours else self.official(day)

    def last_day(self, day):
        """The day here on which that moment lies."""
        return self.counts_to(day).astimezone(self.story.zone).date()

    def start_of(self, day):
        return datetime.combine(day, time(0), tzinfo=self.story.zone)

    def all_steps(self):
        late = range(1, self.story.overdue_until + 1, self.story.overdue_every or 10**6)
        return self.story.steps + [-n for n in late if self.story.overdue_every]

    def day_of(self, step, last_day):
        """The day of a step. Of working days only those before the date are counted; and what is
        to be told before it is told on a working day before it."""
        if step <= 0:
            return last_day - step * DAY
        if self.story.working_days:
            return self.working_days_before(last_day, step)
        return min(last_day - step * DAY, self.working_days_before(last_day, 1))

    def working_days_before(self, day, count):
        while count:
            day -= DAY
            count -= self.is_working_day(day)
        return day

    def step_reached(self, now, it):
        last_day = self.last_day(it.due_on)
        behind = [s for s in self.all_steps() if self.start_of(self.day_of(s, last_day)) <= now]
        return min(behind, default=None)

    def people(self, step, now, it):
        """Who is told of a step, and as what: the first part that somebody plays counts."""
        found = {}
        for name in self.story.recipients:
            for who, part in self.behind(name, it):
                found.setdefault(who, part)
        if not found:
            found[it.owner] = "owner"
        if self.story.climbs_after and step <= -self.story.climbs_after:
            found.setdefault("office" if "director" in found else "director", "climbed")
        if "owner" in found and self.is_away(now):
            found["deputy"] = "deputy"
        return found

    def behind(self, name, it):
        if name == "owner":
            return [(it.owner, "owner")] + [("helper", "helper")] * self.story.has_helper
        if name == "backup":
            return [(it.backup, "backup")] if it.backup else []
        return [(name.partition(":")[2], "named")]  # a role that one person has, or a mailbox

    def is_away(self, now):
        if not self.story.away:
            return False
        entered, first, last = self.story.away
        return entered <= now and first <= now.astimezone(self.story.zone).date() <= last

    def knew_before_leaving(self, step, version):
        """Whether the owner was told of this step, or a later one, before they went away."""
        if self.hears_anyway("owner"):
            return False
        began = self.start_of(self.story.away[1])
        return any(
            since < began
            for (who, its, at), since in self.knew.items()
            if (who, its) == ("owner", version) and at <= step
        )

    def hears_anyway(self, who):
        return any(w.who == who and w.what in SAYING_IT_ALL for w in self.waiting)

    # What is owed

    def wait(self, now, it, who, part, what, step=0):
        goes_at = self.opens(now, it.due_on)
        self.waiting.append(Waiting(who, part, what, step, it.version, goes_at))

    def tell_of_change(self, now, it, what):
        """Whoever was told of a date that no longer stands, and has not been relieved of it."""
        told = set()
        for who, (named, last, part) in self.last_told.items():
            stale = what == "cancelled" or named != self.official(it.due_on)
            out_of_it = last in ("cancelled", "taken") or self.is_waiting(who, "taken")
            if stale and not out_of_it and (who, it.version, what) not in self.notices:
                self.notices.add((who, it.version, what))
                self.wait(now, it, who, part, what)
                told.add(who)
        return told

    def is_waiting(self, who, what):
        return any((w.who, w.what) == (who, what) for w in self.waiting)

    def spare_whom_it_concerns_no_more(self, now, it):
        """Others are told now: what waits for those before them goes to nobody. Whoever has it
        again is not told that it was taken from them."""
        people = self.people(self.step_reached(now, it) or 0, now, it)
        for one in list(self.waiting):
            stands_in = one.part == "deputy" and "owner" in people
            if one.what in ("step", "handed") and one.who not in people and not stands_in:
                self.take_from_waiting(one)
            if one.what == "taken" and one.who in people:
                self.take_from_waiting(one)

    def take_from_waiting(self, one):
        self.waiting.remove(one)
        self.notices.discard((one.who, one.version, one.what))
        if one.what == "step":
            self.spared[one.who, one.version] = one.step

    def tell_of_handover(self, now, it, heard):
        """Who has it now, and who thinks that it is theirs, where these are not the same."""
        told = set()
        if "owner" not in self.story.recipients or not self.think_it_theirs:
            return told
        if it.owner not in self.think_it_theirs and not self.is_waiting(it.owner, "handed"):
            self.waiting = [w for w in self.waiting if (w.who, w.what) != (it.owner, "step")]
            self.wait(now, it, it.owner, "owner", "handed")
            told.add(it.owner)
        for who in self.think_it_theirs:
            if who != it.owner and not self.is_waiting(who, "taken"):
                for one in [w for w in self.waiting if w.who == who and who not in heard]:
                    self.take_from_waiting(one)
                self.wait(now, it, who, "owner", "taken")
        return told

    def tell_who_has_it_first(self, now, it):
        """Nobody thinks yet that it is theirs: whoever it was handed to hears so by any letter."""
        if not it.was_handed or "owner" not in self.story.recipients or self.think_it_theirs:
            return
        if not any((w.who, w.part) == (it.owner, "owner") for w in self.waiting):
            self.waiting = [w for w in self.waiting if (w.who, w.what) != (it.owner, "step")]
            self.wait(now, it, it.owner, "owner", "handed")

    def tell_the_step(self, now, it, told):
        step = self.step_reached(now, it)
        if step is None:
            return
        for who, part in self.people(step, now, it).items():
            mine = self.noted.setdefault((who, it.version), [])
            if self.spared.get((who, it.version)) != step:
                if any(s <= step for s in mine):
                    continue
                if part == "deputy" and self.knew_before_leaving(step, it.version):
                    continue
            mine.append(step)
            self.spared.pop((who, it.version), None)
            self.waiting = [w for w in self.waiting if (w.who, w.what) != (who, "step")]
            if who in told or self.hears_anyway(who):
                self.knew[who, it.version, step] = now
            else:
                self.wait(now, it, who, part, "step", step)

    # What goes

    def opens(self, now, due_on):
        """The first moment from now on at which the office works; now, if the date comes before."""
        ahead = [m for m in (self.counts_to(due_on), self.official(due_on)) if m > now]
        at = now.astimezone(UTC)
        while not self.is_working_hour(at):
            at += QUARTER - timedelta(minutes=at.minute % 15)
        return now if ahead and min(ahead) <= at else at

    def is_working_hour(self, at):
        local = at.astimezone(self.story.zone)
        return self.is_working_day(local.date()) and 9 <= local.hour < 17

    def is_working_day(self, day):
        return day.isoweekday() <= 5 and day not in self.story.holidays

    def send(self, number, now, it):
        for one in [w for w in self.waiting if w.goes_at <= now]:
            one.goes_at = self.opens(now, it.due_on)  # it may have waited past the hours it was for
            if one.goes_at > now:
                continue
            self.waiting.remove(one)
            self.sent.append((number, one.who, one.what, one.step))
            self.last_told[one.who] = (self.official(it.due_on), one.what, one.part)
            if one.what == "step":
                self.knew[one.who, one.version, one.step] = now
            if one.what == "taken":
                self.think_it_theirs.remove(one.who)
            elif one.part == "owner" and one.what != "cancelled":
                self.think_it_theirs += [one.who] if one.who not in self.think_it_theirs else []
