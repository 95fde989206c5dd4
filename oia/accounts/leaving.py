"""The export of the whole office: who may take it, and that it is written down who did."""

from django.utils import timezone

from oia.accounts.models import Office
from oia.core.keeping import everything
from oia.core.models import Sighting, SightRoad
from oia.core.rights import need

#: Whole means whole: whoever takes it must have the right to all that is in it.
RIGHTS = (
    *("accounts.export_everything", "accounts.see_movements"),
    *("accounts.see_restricted", "accounts.see_protocol"),
)


def export_office(file, *, by):
    """Write everything to a binary file. That somebody does is written down before they get it."""
    for right in RIGHTS:
        need(by, right)
    office = Office.current()
    Sighting.objects.create(
        subject=office, by=by, at=timezone.now(), road=SightRoad.WHOLE, title=office.name[:200]
    )
    everything.write(file)


def exports():
    """Who took the whole office along, the latest first."""
    return Sighting.objects.filter(road=SightRoad.WHOLE).select_related("by")
