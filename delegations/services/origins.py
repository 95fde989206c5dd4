"""Whom a request means by the words in which it says who comes."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from delegations.services.delegations import change
from oia.core import remembered
from oia.core.alike.spelling import OF_CITIES, SILENT, plain, words_of
from oia.core.text import MARK, fold
from oia.directory.models import City, Organisation

MOST = 3  # proposed of each kind
LOOKED_AT = 30  # cities of one name, the largest first
MOST_NAMES = 12
MOST_FOLDED = 4  # looked for in every name of every city, which takes its time
PARTS = re.compile(r"[,;:/()|\n]|\s[-–—]\s")


def meant(delegation, user):
    """The organisations and cities that go by a name in the words; none where one is linked.

    Whoever fills in the public form knows nothing of our directory. A person says who is meant.
    """
    names = names_in(delegation.comes_from)
    if delegation.city_id or delegation.organisation_id or not names:
        return []
    bodies = Organisation.objects.visible_to(user).filter(goes_by(names)).select_related("city")
    return [*bodies.order_by("pk")[:MOST], *cities_named(names)[:MOST]]


def names_in(text):
    """What may be a name in such words: telling words of each part, single ones, pairs."""
    whole, single, pairs = [], [], []
    for part in PARTS.split(text):
        telling = [word for word in part.split() if plain(fold(word)).strip() not in SILENT]
        whole += [" ".join(telling), part.strip()]
        single += telling
        pairs += [" ".join(pair) for pair in zip(telling, telling[1:], strict=False)]
    return list(dict.fromkeys(filter(None, [*whole, *single, *pairs])))[:MOST_NAMES]


def goes_by(names):
    """The condition under which something goes by one of these names, in any spelling."""
    found = Q(pk__in=[])
    for name in filter(None, map(fold, names)):
        found |= Q(search_text__contains=f"{MARK}{name}{MARK}")
    return found


def cities_named(names):
    """By their own names, which are quickly found; else by all others that they go by."""
    as_written = {spelled for name in names for spelled in (name, name.title())}
    return nearest(City.objects.filter(name__in=as_written), names) or nearest(
        City.objects.filter(goes_by(names[:MOST_FOLDED])), names
    )


def nearest(cities, names):
    """The largest first; where a country is named, only those that lie there."""
    named = set(map(fold, names)) & {fold(name) for _code, name in remembered.all_countries()}
    largest = list(cities.order_by("-population", "pk")[:LOOKED_AT])
    return [city for city in largest if not named or fold(city.country.name) in named]


def words_beyond(words, origins):
    """What the words of a request tell beyond whoever is linked: what only repeats their names,
    or the city and the country where they are, is left out."""
    parts = [part.strip() for part in PARTS.split(words) if part.strip()]
    known = {telling(name) for origin in origins for name in names_of(origin)}
    beyond = [part for part in parts if telling(part) not in known]
    return words if len(beyond) == len(parts) else ", ".join(beyond)


def telling(name):
    """Words by which a name is the same as another. "Porto SA" is not the city of Porto."""
    return tuple(words_of(fold(name), OF_CITIES))


def names_of(origin):
    """The names of a city or an organisation, and of where it is, as far as that was read."""
    city = origin if isinstance(origin, City) else origin._state.fields_cache.get("city")
    read = [one for one in (origin, city) if one and "country" not in one.get_deferred_fields()]
    countries = [str(one.country.name) for one in read if one.country]
    return [origin.name, *([city.name] if city else []), *countries]


@transaction.atomic
def say_who(delegation, origin, *, by):
    """Whoever comes is one of those that the words of the request may mean."""
    if origin not in meant(delegation, by):
        raise ValidationError(_("The words of the request name somebody else."))
    setattr(delegation, "city" if isinstance(origin, City) else "organisation", origin)
    return change(delegation, by=by, why=_("Said on weighing: “%s”") % delegation.comes_from)
