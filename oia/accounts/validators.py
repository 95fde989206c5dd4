"""What may be stored about the office and its people, one check for each kind of value."""

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.accounts.choices import Weekday

#: No @, so that a name can never be mistaken for somebody else's address at login.
valid_username = RegexValidator(
    r"^[\w.+-]+\Z",
    gettext_lazy("Use letters, digits, dots, hyphens, plus signs and underscores."),
)


def valid_work_days(days):
    """Refuse what is not a run of different weekdays in order, such as "12345"."""
    if not days or any(day not in Weekday.values for day in days) or list(days) != sorted({*days}):
        raise ValidationError(_("Choose at least one working day, each only once."))


def valid_currency(code):
    """Refuse a code that ISO 4217 does not know."""
    if code not in list_currencies(locale="en"):
        raise ValidationError(
            _("“%(code)s” is not a currency. Use its three letters, such as EUR.") % {"code": code}
        )
