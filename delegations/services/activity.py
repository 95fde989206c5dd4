"""When somebody of a city or an organisation was last here."""

from django.utils import timezone

from delegations.choices.visit import TOOK_PLACE
from delegations.models import Delegation
from oia.directory.models import City, Organisation

#: By which paths visits lead to a record of each kind.
PATHS = {City: ("city", "organisation__city"), Organisation: ("organisation",)}


def latest(model, keys):
    """The last day on which somebody of each of these was here."""
    found, today = {}, timezone.localdate()
    here = Delegation.objects.filter(status__in=TOOK_PLACE, arrives_on__lte=today)
    for path in PATHS.get(model, ()):
        rows = here.filter(**{f"{path}__in": keys}).order_by()
        for key, arrived, left in rows.values_list(path, "arrives_on", "leaves_on"):
            day = min(left or arrived, today)
            found[key] = max(day, found.get(key, day))
    return found
