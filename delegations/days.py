"""What the calendar shows of visits: who is here, who would like to come, and what is planned."""

from django.db.models import Q
from django.utils import timezone

from delegations.choices.visit import RUNNING, TOOK_PLACE, VisitStatus
from delegations.models import Delegation, ProgrammeItem
from oia.core.plugs import CalendarEntry
from oia.core.remembered import choice
from oia.core.themes import of_theme
from oia.core.visibility import neutral
from oia.core.zones import span_of_days


def visits(user, first, last, whose, theme=None):
    """All but those that do not come; the note says how far each is."""
    found = Delegation.objects.visible_to(user).overlapping(first, last)
    found = found.filter(status__in={*RUNNING, *TOOK_PLACE})
    if whose is not None:
        found = found.filter(Q(owner=whose) | Q(backup=whose))
    if theme is not None:
        found = of_theme(found, theme, user)
    for visit in found.for_list():
        status = choice(VisitStatus, visit.status)
        yield CalendarEntry(
            key=str(visit.pk),
            title=visit.title,
            travels_as=neutral(visit),
            starts_on=visit.arrives_on,
            ends_on=visit.leaves_on,
            url=visit.get_absolute_url(),
            note=", ".join(str(part) for part in (visit.city, status) if part),
            tone="soon" if visit.is_unanswered else "",
        )


def programme(user, first, last, whose, theme=None):
    """What is planned with those who come, hour by hour. A colleague's: what they take part in."""
    found = ProgrammeItem.objects.visible_to(user).standing()
    found = found.between(*span_of_days(first, last))
    if whose is not None:
        mine = Q(staff=whose) | Q(delegation__owner=whose)
        found = found.filter(mine).distinct()
    if theme is not None:
        found = of_theme(found, theme, user)
    now = timezone.now()
    for item in found.select_related("delegation").defer("run_sheet", "seating", "wet_weather"):
        until = timezone.localtime(item.ends_at).date()
        yield CalendarEntry(
            key=str(item.pk),
            title=item.title,
            travels_as=neutral(item.delegation),
            starts_on=item.on,
            ends_on=until if until != item.on else None,
            at=item.starts_at,
            until=item.ends_at,
            url=item.get_absolute_url(),
            note=", ".join(filter(None, [item.delegation.title, item.place])),
            is_over=item.ends_at < now,
        )
