"""What no field of the office takes, with words a person understands."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200


def plausible_day(value: date):
    """Refuse a date that can only be a slip of the keyboard, such as one in the year 0201."""
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValidationError(
            _("The year %(year)04d cannot be meant. Write the year with four digits.")
            % {"year": value.year}
        )


def over_by_now(value: date):
    """Refuse a day on which nothing can have happened yet."""
    if value > timezone.localdate():
        raise ValidationError(_("That day is still to come."))


def all_over_by_now(record, *names):
    """Refuse, beside each field, a day on which what it tells of cannot have happened yet."""
    wrong = {}
    for name in names:
        try:
            if day := getattr(record, name):
                over_by_now(day)
        except ValidationError as error:
            wrong[name] = error
    if wrong:
        raise ValidationError(wrong)
