"""What the calendar shows of the directory: when we were in touch, and with whom."""

from django.db.models import Q
from django.utils import timezone

from oia.core.plugs import CalendarEntry
from oia.core.visibility import hidden_from
from oia.core.zones import span_of_days
from oia.directory.models import Contact


def contacts(user, first, last, whose):
    """Whoever took part may be asked for, or who sees to the next step."""
    found = Contact.objects.visible_to(user).filter(at__range=span_of_days(first, last))
    if whose is not None:
        found = found.filter(Q(colleagues=whose) | Q(owner=whose)).distinct()
    for contact in found.for_list():
        partner = contact.organisation or contact.city
        yield CalendarEntry(
            title=contact.about,
            starts_on=timezone.localtime(contact.at).date(),
            at=contact.at,
            url=contact.get_absolute_url(),
            note=str(partner) if partner_is_seen(partner, user) else "",
            is_over=contact.at < timezone.now(),
        )


def partner_is_seen(partner, user):
    return partner is not None and getattr(partner, "sensitivity", "") not in hidden_from(user)
