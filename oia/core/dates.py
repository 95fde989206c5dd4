"""Reckoning with dates as contracts do."""

from calendar import monthrange
from datetime import date


def add_months(day, months):
    """The same day of another month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
