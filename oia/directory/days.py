"""What the calendar shows of the directory: when we were in touch, and with whom."""

from django.db.models import Q
from django.utils import timezone

from oia.core.plugs import CalendarEntry
from oia.core.visibility import hidden_from, unless_hidden
from oia.core.zones import span_of_days
from oia.directory.models import Contact


def contacts(user, first, last, whose):
    """Whoever took part may be asked for, or who sees to the next step."""
    found = Contact.objects.visible_to(user).filter(at__range=span_of_days(first, last))
    if whose is not None:
        found = found.filter(Q(colleagues=whose) | Q(owner=whose)).distinct()
    hidden = hidden_from(user)
    for contact in found.for_list():
        partner = unless_hidden(contact.organisation or contact.city, hidden)
        yield CalendarEntry(
            title=contact.about,
            starts_on=timezone.localtime(contact.at).date(),
            at=contact.at,
            url=contact.get_absolute_url(),
            note=str(partner or ""),
            is_over=contact.at < timezone.now(),
        )
