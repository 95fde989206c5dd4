"""Working days and working hours, of one user or of the office.

Every function takes the office and its holidays, so that whoever asks for many people reads them
once; what is left out is read once for the call. No function asks the database inside a loop.
"""

from datetime import UTC, datetime, timedelta

from oia.accounts.models import Holiday, Office

DAY = timedelta(days=1)


def is_working_day(day, user=None, office=None, holidays=None):
    """Whether somebody works on a day. Without a user: whether the office does."""
    who, holidays = user or office or Office.current(), known(holidays)
    return who.works_on(day.isoweekday()) and day not in holidays


def working_days_between(first, last, user=None, office=None, holidays=None):
    """How many days somebody works from one day to another, both counted; however far apart."""
    who, holidays = user or office or Office.current(), known(holidays)
    weeks, rest = divmod(max((last - first).days + 1, 0), 7)
    worked = weeks * sum(map(who.works_on, range(1, 8)))
    worked += sum(who.works_on((first + number * DAY).isoweekday()) for number in range(rest))
    off = (day for day in holidays if first <= day <= last)
    return worked - sum(who.works_on(day.isoweekday()) for day in off)


def working_days_before(day, n, user=None, office=None, holidays=None):
    """The day that lies n working days before another, which itself does not count."""
    who, holidays = user or office or Office.current(), known(holidays)
    while n > 0:
        day -= DAY
        n -= is_working_day(day, who, holidays=holidays)
    return day


def next_sending_moment(user, now, *, office=None, holidays=None):
    """The next instant, now or later, at which mail may reach a user; None means the office.

    It lies in their working hours, on one of their working days, by their own clock.
    """
    holidays = known(holidays)
    if user is None or not user.zone:
        office = office or Office.current()
    who = user or office
    zone = user.clock if user and user.zone else office.clock
    day = now.astimezone(zone).date()
    while True:
        opens, closes = working_hours(who, day, zone)
        open_today = opens and is_working_day(day, who, holidays=holidays)
        if open_today and now < closes:
            return max(now.astimezone(UTC), opens)
        day += DAY


def next_weekly_moment(user, now, at, weekday=None, *, office=None, holidays=None):
    """The next instant at which a user's letter of the week goes; of the day without a weekday.

    At a time by their own clock, moved into their working hours and days.
    """
    office, holidays = office or Office.current(), known(holidays)
    zone = user.clock if user.zone else office.clock
    day = now.astimezone(zone).date() - 7 * DAY
    while True:
        if weekday in (None, day.isoweekday()):
            works = first_working_day(day, user, holidays)
            wished = datetime.combine(works, at, tzinfo=zone).astimezone(UTC)
            goes = next_sending_moment(user, wished, office=office, holidays=holidays)
            if goes >= now:
                return goes
        day += DAY


def first_working_day(day, user, holidays):
    """The day itself, or the next on which they work."""
    while not is_working_day(day, user, holidays=holidays):
        day += DAY
    return day


def working_hours(who, day, zone):
    """When work begins and ends on a day, in UTC; (None, None) if the zone skipped the day.

    Hours that a daylight-saving night skips begin when the clock has jumped. Samoa had no
    30 December 2011 at all.
    """
    opens, closes = (
        datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
        for clock in (who.work_start, who.work_end)
    )
    if opens.astimezone(zone).date() != day:
        return None, None
    return opens, closes


def known(holidays):
    """The holidays handed over, else those of the office, in one query."""
    return Holiday.objects.days() if holidays is None else holidays
