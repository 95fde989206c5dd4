"""When a step is reached, and what is owed then. Pure functions, no database."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from oia.accounts.hours import working_days_before


@dataclass(frozen=True)
class Reached:
    """A step and the moment it was reached."""

    step: int
    at: datetime


def step_moment(step, counts_to, zone, *, working_days=False, holidays=(), office=None):
    """The beginning of the day, in the office's zone, that lies `step` days before the date.

    A negative step lies after it. Working days count only before the date. What is to be told
    before the date is reached on a working day before it, since mail goes on such a day.
    """
    clock = ZoneInfo(zone)
    last_day = counts_to.astimezone(clock).date()
    day = last_day - timedelta(days=step)
    if step > 0:
        count = step if working_days else 1
        works = working_days_before(last_day, count, office=office, holidays=holidays)
        day = works if working_days else min(day, works)
    return datetime.combine(day, time.min, tzinfo=clock)


def timetable(rule, counts_to, office, holidays=()):
    """Every step of the rule with its moment, the furthest ahead first."""
    return [
        Reached(
            step,
            step_moment(
                step,
                counts_to,
                office.zone,
                working_days=rule.working_days,
                holidays=holidays,
                office=office,
            ),
        )
        for step in rule.all_steps
    ]


def latest_reached(steps, now):
    """The step nearest to us among those that lie behind, or None while all are still ahead."""
    behind = [reached for reached in steps if reached.at <= now]
    return min(behind, key=lambda reached: reached.step, default=None)


def next_moment(steps, now):
    """When the next step will be reached; None when none is left."""
    return min((reached.at for reached in steps if reached.at > now), default=None)
