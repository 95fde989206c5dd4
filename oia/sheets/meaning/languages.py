"""The languages in which the words of a file are understood."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, override, to_locale


def spoken():
    """The active language and English, each once."""
    return tuple(dict.fromkeys([get_language() or "en", "en"]))


def locale_of(language):
    """What Unicode knows of a language, by Django's code for it."""
    try:
        return Locale.parse(to_locale(language))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def in_each(words):
    """Words marked for translation, in each of the languages, once each."""
    told = []
    for language in spoken():
        with override(language):
            told.append(str(words))
    return list(dict.fromkeys(told))
