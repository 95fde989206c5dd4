"""What records of the directory are called in files, and how they are found by that."""

from django.db.models import Q

from oia.core.finding import spelled, together, typed
from oia.core.sheets import Target
from oia.core.text import MARK
from oia.directory.models import City, Organisation, Person, Post, PostHolding, Theme


def named(queryset, text):
    return queryset.named(text)


def city_named(queryset, text):
    """ "Cordoba, AR": the name alone is borne by many."""
    name, _comma, country = text.rpartition(",")
    if name and len(country.strip()) == 2:
        return queryset.named(name).filter(country=country.strip().upper())
    return queryset.named(text)


def city_label(city):
    return f"{city.name}, {city.country.code}"


def theme_named(queryset, text):
    return queryset.filter(Q(name__iexact=text) | Q(slug=text))


def holding_named(queryset, text):
    """ "Ana Silva, Mayor, City of X", or the person alone where they held one post only."""
    whole = together("person__name", "post__title", "post__organisation__name")
    alone = Q(person__search_text__contains=f"{MARK}{typed(text)}{MARK}")
    return queryset.alias(spelled=whole).filter(Q(spelled__iexact=text) | alone)


CITY = Target(model=City, name_of=city_label, find=city_named, within="country")
ORGANISATION = Target(model=Organisation, find=named)
PERSON = Target(model=Person, find=named)
POST = Target(model=Post, find=spelled("title", "organisation__name"))
HOLDING = Target(model=PostHolding, find=holding_named)
THEME = Target(model=Theme, find=theme_named)
