"""Reckoning with dates as contracts do."""

from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: No city network is older (IULA was founded in 1913), and nobody plans further.
EARLIEST, LATEST = date(1850, 1, 1), date(2150, 12, 31)


def plausible(day):
    """Refuse a date that can only be a slip of the finger, such as one in the year 0201."""
    if day and not EARLIEST <= day <= LATEST:
        words = {"year": f"{day.year:04}", "from": EARLIEST.year, "to": LATEST.year}
        raise ValidationError(
            _("The year %(year)s cannot be right: give one from %(from)s to %(to)s.") % words
        )


def add_months(day, months):
    """The same day of another month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_words(day):
    """ "30 Jun 2027" """
    return date_format(day, "j M Y")
