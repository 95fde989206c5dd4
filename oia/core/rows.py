"""The Jinja2 environment that renders the rows of long lists, and letters."""

import re

from django.template.defaultfilters import floatformat, linebreaksbr
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape

from oia.core import remembered
from oia.core.text import as_written

#: Where a piece of HTML that many rows share takes what is their own.
SLOT = "\ue000"

#: What stands between the cells of a table so that its template can be read.
BETWEEN_CELLS = re.compile(r"(?<=</td>)\n *|(?<=</tr>)\n\s*|^ +(?=</?t[dr]\b)", re.MULTILINE)


def day(value):
    """ "Fri 12 Dec 2026"; a dash where nothing is known."""
    return remembered.day(value) if value else "–"


def moment(value):
    """ "12 Dec 2026, 14:05" in the zone of the office."""
    return remembered.moment(value) if value else "–"


def money(amount, currency=""):
    """ "1,720.00 EUR" with a narrow no-break space; a dash where nothing is known."""
    return "–" if amount is None else f"{amount:,.2f}\u202f{currency}".rstrip("\u202f")


def figure(value):
    """ "4,150.5" with the decimals that somebody wrote; nothing where nothing is known."""
    if value is None:
        return ""
    written = as_written(value)
    return floatformat(written, f"{-written.as_tuple().exponent}g")


def lines(value):
    """A text with its breaks of lines."""
    return linebreaksbr(value) if "\n" in value else value


def url(name, args=()):
    return remembered.address(name, *args) if args else reverse(name)


def around(name, args):
    """What stands before and after the key of a row in addresses that have all else in common."""
    return remembered.around(name, tuple(args))


def filled(piece, *values):
    """A piece of HTML that rows share, with each one's own words in its slots, in their order."""
    first, *rest = str.split(piece, SLOT)
    made = [first]
    for value, part in zip(values, rest, strict=True):
        made += (value if type(value) is Markup else escape(value), part)
    return Markup("".join(made))


class Tight(Extension):
    """Leaves out what nobody sees between the cells of long tables."""

    def preprocess(self, source, name, filename=None):
        return BETWEEN_CELLS.sub("", source)


def environment(extensions=(), **options):
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = Environment(extensions=["jinja2.ext.i18n", *extensions], **options)
    env.install_gettext_callables(gettext, ngettext, newstyle=True)
    env.globals.update(url=url, around=around, static=static, _=remembered.words, slot=SLOT)
    env.filters.update(day=day, moment=moment, money=money, lines=lines, filled=filled)
    env.filters.update(label=remembered.label, country=remembered.country)
    return env
