"""What the calendar shows of visits: who is here, and who would like to come."""

from django.db.models import Q

from delegations.choices.visit import RUNNING, TOOK_PLACE, VisitStatus
from delegations.models import Delegation
from oia.core.plugs import CalendarEntry
from oia.core.remembered import choice


def visits(user, first, last, whose):
    """All but those that do not come; the note says how far each is."""
    found = Delegation.objects.visible_to(user).overlapping(first, last)
    found = found.filter(status__in={*RUNNING, *TOOK_PLACE})
    if whose is not None:
        found = found.filter(Q(owner=whose) | Q(backup=whose))
    for visit in found.for_list():
        status = choice(VisitStatus, visit.status)
        yield CalendarEntry(
            title=visit.title,
            starts_on=visit.arrives_on,
            ends_on=visit.leaves_on,
            url=visit.get_absolute_url(),
            note=", ".join(str(part) for part in (visit.city, status) if part),
            tone="soon" if visit.is_unanswered else "",
        )
