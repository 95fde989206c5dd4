"""Reckoning with dates as contracts do."""

from calendar import monthrange
from datetime import date

from django.utils import timezone
from django.utils.dateparse import parse_datetime


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
