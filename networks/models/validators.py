"""What a single value must look like."""

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CURRENCIES = frozenset(Locale("en").currencies)


def currency_code(text):
    """Refuse what is not the three-letter code of a currency."""
    if text not in CURRENCIES:
        raise ValidationError(
            _("“%(code)s” is not a currency: give its three letters, such as EUR.") % {"code": text}
        )
