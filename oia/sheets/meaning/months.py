"""The names of months and weekdays in the languages that offices write dates in."""

import re
from collections import defaultdict
from functools import lru_cache

from django.utils.translation import get_language

from oia.core.text import fold
from oia.sheets.meaning.languages import locale_of

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "nl")
CALLED_OTHERWISE = {"sept": 9, "febr": 2, "janv": 1}


def month_of(word):
    """The number of the month of this name or short name, or None."""
    return table("months", get_language() or "en").get(plain(word))


def weekday_of(word):
    """0 for Monday, or None."""
    return table("days", get_language() or "en").get(plain(word))


def plain(word):
    return fold(word).rstrip(".")


@lru_cache(maxsize=64)
def table(what, active):
    """Every name with its number. What the active language calls so is meant before any other;
    a name that others use for different months or days is left out."""
    own = {name: numbers for name, numbers in names(what, [active]).items() if len(numbers) == 1}
    others = names(what, LANGUAGES)
    if what == "months":
        others |= {name: {number} for name, number in CALLED_OTHERWISE.items()}
    return {name: min(numbers) for name, numbers in (others | own).items() if len(numbers) == 1}


def names(what, languages):
    found = defaultdict(set)
    for language in languages:
        told = getattr(locale_of(language), what)
        for number, name in numbered(told):
            found[plain(name)].add(number)
    return {name: numbers for name, numbers in found.items() if re.search(r"[^\W\d]", name)}


def numbered(told):
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from told[form][width].items()
