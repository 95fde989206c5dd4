"""Tags that every template of the office has at hand."""

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core import phones, rows

register = template.Library()

register.filter("day", rows.day)
register.filter("moment", rows.moment)
register.filter("dialled", phones.to_dial)
register.filter("figure", rows.figure)


@register.filter
def known(value):
    """The value, or words that say it is not known: an empty cell is never "no"."""
    if value is True or value is False:
        return _("yes") if value else _("no")
    if value in (None, ""):
        return format_html('<span class="unknown">{}</span>', _("not known"))
    return value


@register.simple_tag
def money(amount, currency=""):
    return rows.money(amount, currency)


@register.filter
def days_left(moment):
    """ "in 3 days", "today", "2 days late", counted in days of the office's zone."""
    if not moment:
        return ""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in %d day", "in %d days", days) % days
    return ngettext("%d day late", "%d days late", -days) % -days


@register.simple_tag
def site_url(path=""):
    """An address of ours as the outside world types it."""
    return f"{settings.SITE_URL}{path}"


@register.filter
def verbose_name(record):
    return record._meta.verbose_name


@register.simple_tag(takes_context=True)
def may(context, right):
    """Whether the user of this page has a right."""
    return context["request"].user.has_perm(right)
