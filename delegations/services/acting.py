"""The letter by which somebody stands in for the mayor, as a draft to be looked through."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from delegations.choices.trip import TravelPart
from delegations.services import itinerary
from oia.accounts.models import Office


def draft(trip, acting=None):
    """The letter, without a word of where the mayor goes; None where none is asked for."""
    office = Office.current()
    if not itinerary.wants_acting(trip, office):
        return None
    away = itinerary.absence(trip, office)
    mayor = trip.travellers.filter(part=TravelPart.MAYOR).first()
    words = {
        "mayor": f"{mayor.post or _('Mayor')} {mayor.name}" if mayor else _("the mayor"),
        "acting": str(acting) if acting else "…",
        "begins": date_format(away.begins, "j F Y, H:i"),
        "ends": date_format(away.ends, "j F Y, H:i"),
        "office": office.name,
    }
    return (
        _(
            "To the clerk of the council\n\n"
            "%(mayor)s is away from %(begins)s to %(ends)s. "
            "%(acting)s acts as mayor for that time.\n\n"
            "%(office)s"
        )
        % words
    )
