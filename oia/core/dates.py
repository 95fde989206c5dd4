"""Reckoning with dates as contracts do."""

from calendar import monthrange
from datetime import date, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

ONE_DAY = timedelta(days=1)


def add_months(day, months):
    """The same day of another month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment_in(text):
    """A moment as one of our pages sends it back; None where it is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def end_after(ended, months):
    """The last day of as many months as begin on the day after `ended`.

    Half a year after the last of December is the last of June, and after that again the last of
    December: what ends with a month goes on doing so.
    """
    begins = ended + ONE_DAY
    after = add_months(begins, months)
    was_cut = after.day < begins.day  # that month has no such day: its last one is the end
    return after if was_cut else after - ONE_DAY
