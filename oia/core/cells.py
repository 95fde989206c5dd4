"""What stands in the cells of a file: headings, values, and the guard against formulas."""

import re
from collections import Counter
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_countries import countries

from oia.core.sheets import Kind
from oia.core.text import in_lines

#: Between the names of several links, or several choices, in one cell.
BETWEEN = "; "

#: What a spreadsheet may take for a formula, also in the wide signs of East Asian keyboards and
#: behind blanks. Quotes before it may be those of an earlier guard, so that they count as well.
FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")

#: What begins as a formula does and is none, as a cell that goes back to be mended may hold it.
BELOW_ZERO = re.compile(r"-[0-9]+([.,][0-9]+)*")

#: A number that reads as thousands where commas stand before decimals. A naught more is no doubt.
DOUBTFUL = re.compile(r"^-?[1-9][0-9]{0,2}\.[0-9]{3}$")


def guard(text):
    """The text with a quote before it, where a spreadsheet would else run it as a formula."""
    is_risky = FORMULA.match(text) and not BELOW_ZERO.fullmatch(text)
    return f"'{text}" if is_risky else text


def unguard(text):
    """The text as it was before `guard`."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def headings(columns):
    """The first row: labels, with the zone of moments; the machine's name where two are alike."""
    labels = [heading(column) for column in columns]
    often = {label for label, count in Counter(labels).items() if count > 1}
    pairs = zip(labels, columns, strict=True)
    return [f"{label} [{column.name}]" if label in often else label for label, column in pairs]


def heading(column):
    label = capfirst(str(column.label))
    if column.kind == Kind.MOMENT:
        return f"{label} ({timezone.get_current_timezone_name()})"
    return label


def teller(column, name_of):
    """What turns a column's value into text, a number, a date or a truth; None stays None.

    `name_of` takes the target of a column of links, and a record.
    """
    if column.kind == Kind.CHOICE:
        words = {value: str(label) for value, label in column.choices}
        return lambda value: words.get(value, value)
    if column.kind == Kind.CHOICES:
        words = {value: str(label) for value, label in column.choices}
        return lambda values: listed(words.get(value, value) for value in values)
    if column.kind == Kind.COUNTRY:
        return cache(lambda value: str(countries.name(value)) or value)
    if column.kind == Kind.LINK:
        return lambda record: name_of(column.target, record)
    if column.kind == Kind.LINKS:
        return lambda records: listed(name_of(column.target, record) for record in records)
    if column.kind == Kind.MOMENT:
        return timezone.localtime
    if column.kind in (Kind.TEXT, Kind.LONG):
        return lambda text: in_lines(str(text))
    return lambda value: value


def listed(words):
    """Several words in one cell; one that holds the sign between them stands in quotes."""
    return BETWEEN.join(quoted(str(word)) for word in words)


def quoted(word):
    if ";" not in word and not word.startswith('"'):
        return word
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def as_text(value):
    """A value as a file of text holds it: dates and moments by ISO 8601, numbers bare."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return DOUBTFUL.sub(r"\g<0>0", f"{value:f}" if isinstance(value, Decimal) else str(value))
