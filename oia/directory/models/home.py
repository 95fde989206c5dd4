"""Our own city among those of the directory."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from oia.accounts.models import Office
from oia.directory.models.city import City
from oia.directory.models.organisation import Organisation


def our_city():
    """The key of our city, within a query: the one chosen in the settings, or else the one of our
    name that is most likely meant.
    """
    office = Office.objects.order_by("pk")
    has_our_clock = ExpressionWrapper(Q(zone=office.values("zone")[:1]), BooleanField())
    has_bodies = Exists(Organisation.objects.filter(city=OuterRef("pk")))
    named = City.objects.filter(name=office.values("city_name")[:1])
    named = named.order_by(has_our_clock.desc(), has_bodies.desc(), "-population", "pk")
    return Coalesce(Subquery(office.values("city")[:1]), Subquery(named.values("pk")[:1]))


def guessed(office):
    """The key of the only city that goes by our name, in any spelling, with our clock; or None."""
    found = City.objects.named(office.city_name).filter(zone=office.zone)
    keys = list(found.order_by().values_list("pk", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None
