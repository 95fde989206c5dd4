"""Languages by their names, in the language of whoever reads."""

from babel import Locale
from django.utils.translation import get_language


def language_name(code):
    """ "French" for "fr"; a code that nobody knows stays as it is."""
    return Locale(get_language()[:2]).languages.get(code, code)
