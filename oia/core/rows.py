"""The Jinja2 environment that renders the rows of long lists, and letters."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from jinja2 import Environment


def day(value):
    """ "Fri 12 Dec 2026"; a dash where nothing is known."""
    return date_format(value, "D j M Y") if value else "–"


def moment(value):
    """ "12 Dec 2026, 14:05" in the zone of the office."""
    return date_format(timezone.localtime(value), "j M Y, H:i") if value else "–"


def money(amount, currency=""):
    """ "1,720.00 EUR" with a narrow no-break space; a dash where nothing is known."""
    return "–" if amount is None else f"{amount:,.2f}\u202f{currency}".rstrip("\u202f")


def environment(**options):
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = Environment(extensions=["jinja2.ext.i18n"], **options)
    env.install_gettext_callables(gettext, ngettext, newstyle=True)
    env.globals.update(url=reverse, static=static)
    env.filters.update(day=day, moment=moment, money=money)
    return env
