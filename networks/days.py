"""What the calendar shows of networks and summits: the summits, with our place in them."""

from django.db.models import Q

from networks.choices.summits import SummitStatus
from networks.models import Plan, Summit
from oia.core.plugs import CalendarEntry


def summits(user, first, last, whose):
    """Editions on these days; those of which a person leads our plan, where one is asked for."""
    found = Summit.objects.visible_to(user).filter(starts_on__lte=last, ends_on__gte=first)
    if whose is not None:
        theirs = Plan.objects.visible_to(user).filter(Q(lead=whose) | Q(officer=whose))
        found = found.filter(plan__in=theirs)
    for summit in found.with_our_plan(user).select_related("city"):
        yield CalendarEntry(
            title=summit.name,
            starts_on=summit.starts_on,
            ends_on=summit.ends_on,
            url=summit.get_absolute_url(),
            note=", ".join(filter(None, [summit.place, summit.our_status_words])),
            tone=summit.our_status,
            is_over=summit.status == SummitStatus.CANCELLED,
        )
