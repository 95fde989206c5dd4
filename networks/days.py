"""What the calendar shows of networks and summits: the summits, and when signing closes."""

from datetime import timedelta

from django.db.models import Q

from networks.choices.declarations import BEFORE_SIGNING
from networks.choices.summits import SummitStatus
from networks.models import Plan, SignOn, Summit
from oia.core.plugs import CalendarEntry
from oia.core.themes import of_theme
from oia.core.visibility import neutral

#: So far may a day on another clock lie from the day here.
APART = timedelta(days=2)


def summits(user, first, last, whose, theme=None):
    """Editions on these days; those of which a person leads our plan, where one is asked for."""
    found = Summit.objects.visible_to(user).filter(starts_on__lte=last, ends_on__gte=first)
    if whose is not None:
        theirs = Plan.objects.visible_to(user).filter(Q(lead=whose) | Q(officer=whose))
        found = found.filter(plan__in=theirs)
    if theme is not None:
        found = of_theme(found, theme, user)
    for summit in found.with_our_plan(user).select_related("city"):
        yield CalendarEntry(
            key=str(summit.pk),
            title=summit.name,
            travels_as=neutral(summit),
            starts_on=summit.starts_on,
            ends_on=summit.ends_on,
            url=summit.get_absolute_url(),
            note=", ".join(filter(None, [summit.place, summit.our_status_words])),
            tone=summit.our_status,
            is_over=summit.status == SummitStatus.CANCELLED,
        )


def signing(user, first, last, whose, theme=None):
    """When signing closes, and the days on which something was signed."""
    within = (first, last)
    seen = SignOn.objects.visible_to(user).select_related("declaration")
    if whose is not None:
        seen = seen.filter(Q(owner=whose) | Q(backup=whose))
    if theme is not None:
        seen = of_theme(seen, theme, user)
    near = (first - APART, last + APART)
    for sign_on in seen.filter(status__in=BEFORE_SIGNING, due_on__range=near):
        if not first <= sign_on.due_here_on <= last:
            continue
        yield CalendarEntry(
            key=f"{sign_on.pk}-closes",
            travels_as=neutral(sign_on, sign_on.declaration),
            title=str(sign_on),
            starts_on=sign_on.due_here_on,
            url=sign_on.get_absolute_url(),
            note=sign_on.organiser_words or sign_on.get_status_display(),
            tone="soon",
        )
    for sign_on in seen.filter(signed_on__range=within):
        yield CalendarEntry(
            key=f"{sign_on.pk}-signed",
            travels_as=neutral(sign_on, sign_on.declaration),
            title=str(sign_on),
            starts_on=sign_on.signed_on,
            url=sign_on.get_absolute_url(),
            note=sign_on.status_words,
            tone="late" if sign_on.is_unratified else sign_on.status,
            is_over=True,
        )
