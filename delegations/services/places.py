"""How far it is between the places of a trip: as typed, else along the great circle.

Cities are first asked for by the very name that was typed, for which there is an index; only what
is left by their other names, such as the codes of airports. That takes a look at every city, so
what was found is remembered until a city is added or changed.
"""

from functools import reduce
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from operator import or_

from django.core.cache import caches
from django.db.models import Q

from oia.accounts.models import Office
from oia.core.text import MARK, fold
from oia.directory.models import City

EARTH_KM = 6371

#: A new gazetteer corrects cities without a line in their history.
REMEMBERED_FOR = 3600


class Places:
    """Where the places of some legs lie, read once: by name, and by the zone they are in.

    A place is a city of that name whose clocks are the place's; of several, the largest. So
    nobody is flown to the wrong Paris.
    """

    def __init__(self, legs):
        legs = [leg for leg in legs if leg.distance_km is None]
        written = {place for leg in legs for place in (leg.from_place, leg.to_place)}
        wanted = {end for leg in legs for end in ends(leg)}
        self.found = among(wanted, Q(name__in=written)) if wanted else {}
        if left := wanted - set(self.found):
            self.found |= otherwise_called(left)

    def km(self, leg):
        """The distance of a leg in whole kilometres; None where it is not known."""
        if leg.distance_km is not None:
            return leg.distance_km
        start, end = (self.found.get(one) for one in ends(leg))
        return great_circle(start, end) if start and end else None


def ends(leg):
    """Both places of a leg, each as (name to find it by, zone)."""
    return (fold(leg.from_place), leg.from_zone), (fold(leg.to_place), leg.to_zone)


def otherwise_called(places):
    """Where these places lie by any name of a city, as `among` says it."""
    kept, key = caches["fragments"], f"places-{sha256(repr(asked(places)).encode()).hexdigest()}"
    found = kept.get(key)
    if found is None:
        names = (f"{MARK}{name}{MARK}" for name, _zone in places)
        found = among(places, reduce(or_, (Q(search_text__contains=name) for name in names)))
        kept.set(key, found, REMEMBERED_FOR)
    return found


def asked(places):
    """What an answer about these places holds for: the last city, and the last change of any."""
    last_change = City.history.order_by("-history_id").values("history_id")[:1]
    return sorted(places), list(City.objects.order_by("-pk").values_list("pk", last_change)[:1])


def among(wanted, called):
    """Where these places lie, as {(name, zone): (latitude, longitude)}; one question for all."""
    cities = City.objects.filter(called, zone__in={zone for _name, zone in wanted})
    cities = cities.exclude(latitude=None).order_by("population", "-pk")
    found = {}
    for city in cities.only("search_text", "zone", "latitude", "longitude"):
        for name in city.search_text.split(MARK):
            found[name, city.zone] = (city.latitude, city.longitude)
    return {place: found[place] for place in wanted if place in found}


class Clocks:
    """By whose clocks places go: of our own city and those of a trip first, else of the largest
    city that is called so. Each is looked up once."""

    def __init__(self, trip):
        office = Office.current()
        self.found = {fold(office.city_name): office.zone}
        for city in filter(None, [trip.city, *trip.other_cities.all()]):
            self.found |= dict.fromkeys(city.search_text.split(MARK), city.zone)
        self.found[""] = ""

    def zone(self, place):
        """The zone of a place; blank where it is no known city."""
        name = fold(place)
        if name not in self.found:
            self.found[name] = zone_of(place)
        return self.found[name]


def zone_of(place):
    """The zone of the largest city that is called so."""
    called = (Q(name=place), Q(search_text__contains=f"{MARK}{fold(place)}{MARK}"))
    found = (City.objects.filter(one).order_by("population", "-pk").last() for one in called)
    return next((city.zone for city in found if city), "")


def great_circle(start, end):
    """Kilometres between two positions over the ground of a round Earth."""
    (north, east), (north_there, east_there) = (map(radians, one) for one in (start, end))
    half = sin((north_there - north) / 2) ** 2
    half += cos(north) * cos(north_there) * sin((east_there - east) / 2) ** 2
    return round(2 * EARTH_KM * asin(min(1, sqrt(half))))
