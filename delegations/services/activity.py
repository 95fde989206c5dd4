"""When somebody of a city or an organisation was last here, and how often; and we there."""

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import ngettext

from delegations.choices.trip import BACK
from delegations.choices.visit import TOOK_PLACE
from delegations.models import Delegation
from oia.core.rows import day
from oia.directory.models import City, Organisation

#: By which paths visits lead to a record of each kind.
PATHS = {City: ("city", "organisation__city"), Organisation: ("organisation",)}


def latest(model, keys, user=None):
    """The last day on which somebody of each of these was here, by what `user` may see."""
    seen = Delegation.objects.visible_to(user) if user else Delegation.objects
    here = seen.filter(status__in=TOOK_PLACE)
    return last_days(here, PATHS.get(model, ()), keys, began="arrives_on", ended="leaves_on")


def last_days(found, paths, keys, *, began, ended):
    """By the keys to which a path of these records leads: the last of their days until today."""
    days, today = {}, timezone.localdate()
    for path in paths:
        some = found.filter(**{f"{began}__lte": today, f"{path}__in": keys}).order_by().distinct()
        for key, first, last in some.values_list(path, began, ended):
            day = min(last or first, today)
            days[key] = max(day, days.get(key, day))
    return days


def been_here(visits):
    """How often somebody of these visits was here, and when last; blank for never."""
    return times(visits.filter(status__in=TOOK_PLACE), "arrives_on")


def been_there(trips):
    """How often somebody of ours came back from one of these trips; blank for never."""
    return times(trips.filter(status__in=BACK), "starts_on")


def times(found, began):
    """How many of these had begun by today, and when the last did; blank for none."""
    found = found.filter(**{f"{began}__lte": timezone.localdate()}).order_by()
    told = found.aggregate(count=Count("pk", distinct=True), last=Max(began))
    if not told["count"]:
        return ""
    words = ngettext("%(count)d, on %(last)s", "%(count)d, the last on %(last)s", told["count"])
    return words % {"count": told["count"], "last": day(told["last"])}
