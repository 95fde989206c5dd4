"""What long pages say again and again: words, days, addresses, found once and kept.

Everything is kept by the catalogue of the language that is spoken, so that no language gets the
words of another.
"""

import re
from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone, is_naive
from django.utils.translation.trans_real import catalog
from django_countries import countries
from markupsafe import Markup

KEY = re.compile(r"[-\w]+", re.ASCII)  # that which an address can take as it is
STAND_IN = 7_777_777_777


def words(text, **values):
    """A text of ours in the language of the page, with values put in where it names some."""
    return said(catalog(), text) if not values else formatted(catalog(), text) % values


@lru_cache(maxsize=2_048)
def said(spoken, text):
    return Markup(spoken.gettext(text)) % {}


@lru_cache(maxsize=512)
def formatted(spoken, text):
    return Markup(spoken.gettext(text))


def label(record, name):
    """What the record's choice is called: `get_status_display`, remembered."""
    value = getattr(record, name)
    return labels(catalog(), type(record), name).get(value, value)


@lru_cache(maxsize=512)
def labels(spoken, model, name):
    return {value: str(words) for value, words in model._meta.get_field(name).flatchoices}


def fields(model):
    """What the fields of a model are called, with a capital letter to begin with."""
    return fields_called(catalog(), model)


@lru_cache(maxsize=128)
def fields_called(spoken, model):
    every = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {field.name: capfirst(str(field.verbose_name)) for field in every}


def choice(choices, value):
    """What one of the choices is called: `choices(value).label`, remembered."""
    return called(catalog(), choices)[value]


@lru_cache(maxsize=256)
def called(spoken, choices):
    return {value: str(words) for value, words in choices.choices}


def country(code):
    """The name of a country, blank for none."""
    return country_name(catalog(), str(code)) if code else ""


@lru_cache(maxsize=2_048)
def country_name(spoken, code):
    return countries.name(code)


def all_countries():
    """Codes and names of all countries, by name."""
    return countries_by_name(catalog())


@lru_cache(maxsize=16)
def countries_by_name(spoken):
    return [(one.code, one.name) for one in countries]


def day(value):
    """ "Fri 12 Dec 2026" """
    return day_in_words(catalog(), value.year, value.month, value.day, value.weekday())


@lru_cache(maxsize=4_096)
def day_in_words(spoken, year, month, day, weekday):
    return f"{WEEKDAYS_ABBR[weekday]} {day} {MONTHS_3[month].title()} {year}"


def moment(value):
    """ "12 Dec 2026, 14:05" in the zone of the office."""
    if is_naive(value):
        raise ValueError("A moment without a zone cannot be shown in another.")
    local = value.astimezone(get_current_timezone())
    month = month_in_words(catalog(), local.month)
    return f"{local.day} {month} {local.year}, {local.hour:02}:{local.minute:02}"


@lru_cache(maxsize=256)
def month_in_words(spoken, month):
    return str(MONTHS_3[month].title())


def address(name, *keys):
    """The address of a page that is named by a route and its keys: `reverse`, remembered.

    Rows of one page have all keys in common but the last.
    """
    *first, key = keys
    if not KEY.fullmatch(str(key)):
        return reverse(name, args=keys)
    before, after = around(name, tuple(first), isinstance(key, int))
    return f"{before}{key}{after}"


def around(name, first, is_number=True):
    """What stands before and after the last key in such an address."""
    return parted(name, first, is_number, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=512)
def parted(name, first, is_number, urlconf, prefix):
    stand_in = STAND_IN if is_number else f"x{STAND_IN}"
    before, _key, after = reverse(name, args=[*first, stand_in]).rpartition(str(stand_in))
    return before, after


def place(name):
    """The address of a page that needs no key: `reverse`, remembered."""
    return whereabouts(name, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=512)
def whereabouts(name, urlconf, prefix):
    return reverse(name)
