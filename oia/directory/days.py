"""What the calendar shows of the directory: when we were in touch, and national days."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.plugs import CalendarEntry
from oia.core.themes import of_theme
from oia.core.visibility import hidden_from, neutral, unless_hidden
from oia.core.zones import span_of_days
from oia.directory.models import Contact, Organisation
from oia.directory.national import day_of


def contacts(user, first, last, whose, theme=None):
    """Whoever took part may be asked for, or who sees to the next step."""
    found = Contact.objects.visible_to(user).filter(at__range=span_of_days(first, last))
    if whose is not None:
        found = found.filter(Q(colleagues=whose) | Q(owner=whose)).distinct()
    if theme is not None:
        found = of_theme(found, theme, user)
    hidden = hidden_from(user)
    for contact in found.for_list():
        partner = unless_hidden(contact.organisation or contact.city, hidden)
        yield CalendarEntry(
            key=str(contact.pk),
            title=contact.about,
            travels_as=neutral(contact),
            starts_on=timezone.localtime(contact.at).date(),
            at=contact.at,
            url=contact.get_absolute_url(),
            note=str(partner or ""),
            is_over=contact.at < timezone.now(),
        )


def national_days(user, first, last, whose):
    """Of the embassies and consulates here, each year; 29 February also in years without one."""
    posts = Organisation.objects.consular().visible_to(user).filter(national_month__isnull=False)
    posts = list(posts.defer("notes", "search_text").order_by("name", "pk"))
    for year in range(first.year, last.year + 1):
        for post in posts:
            on = day_of(year, post)
            if first <= on <= last:
                yield CalendarEntry(
                    key=f"{post.pk}-{year}",
                    travels_as=neutral(post),
                    title=_("National day: %s") % (post.country.name or post.name),
                    starts_on=on,
                    url=post.get_absolute_url(),
                    note=post.name,
                )
