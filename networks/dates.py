"""Reckoning with dates as contracts do."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.core.dates import add_months

__all__ = ["add_months", "in_words", "plausible"]

#: No city network is older (IULA was founded in 1913), and nobody plans further.
EARLIEST, LATEST = date(1850, 1, 1), date(2150, 12, 31)


def plausible(day):
    """Refuse a date that can only be a slip of the finger, such as one in the year 0201."""
    if day and not EARLIEST <= day <= LATEST:
        words = {"year": f"{day.year:04}", "from": EARLIEST.year, "to": LATEST.year}
        raise ValidationError(
            _("The year %(year)s cannot be right: give one from %(from)s to %(to)s.") % words
        )


def in_words(day):
    """ "30 Jun 2027" """
    return date_format(day, "j M Y")
