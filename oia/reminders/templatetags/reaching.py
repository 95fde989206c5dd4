"""Saying on pages whom mail does not reach."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from oia.reminders.models import FailingAddress

register = template.Library()


@register.filter
def unreached(user):
    """Words for whoever mail does not reach, with the server's own as a hint; else nothing.

    One query: for pages about a person or two, not for lists.
    """
    if not user or not user.email:
        return ""
    failing = FailingAddress.objects.filter(address__iexact=user.email).first()
    if failing is None:
        return ""
    said = _("Mail does not reach %s.") % failing.address
    return format_html('<span class="late" title="{}">{}</span>', failing.words, said)
