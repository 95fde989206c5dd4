"""Languages by their names, in the language of whoever reads."""

from babel import Locale
from django.utils.translation import get_language


def language_name(code):
    """ "French" for "fr", "Brazilian Portuguese" for "pt-br"; an unknown code stays as it is."""
    names, (short, _dash, region) = Locale(get_language()[:2]).languages, code.partition("-")
    return names.get(f"{short}_{region.upper()}") or names.get(short.lower(), code)
