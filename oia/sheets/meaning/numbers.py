"""Numbers as people type them: with signs between thousands, and either sign before decimals."""

import re
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from oia.core.sheets import Kind
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.texts import thing

LONGEST = 60  # signs of a text that may be a number
MOST_DIGITS = 30
MOST_WHOLE = 2**63 - 1  # no database counts further
MINUS = "-−–‐‑"
BLANK = re.compile("[ \u00a0\u2007\u2009\u202f]")
NO_CENTS = re.compile(f"(?<=[0-9])[.,]([{MINUS}—]|--)$")
BY_PROGRAM = re.compile(r"-?[0-9]+(\.[0-9]+)?e[+-]?[0-9]{1,3}")  # how Python tells a small float
SHORTENED = re.compile(r"-?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]{1,3}")


def shape(decimal, other):
    """What a number looks like whose decimals stand behind this sign."""
    by_three = rf"[1-9][0-9]{{0,2}}(?P<between>[ '{other}])[0-9]{{3}}((?P=between)[0-9]{{3}})*"
    indian = r"[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}" if other == "," else "(?!)"
    return re.compile(
        rf"(?P<whole>{by_three}|{indian}|[0-9]+)?({re.escape(decimal)}(?P<part>[0-9]+))?"
    )


SHAPES = {".": shape(".", ","), ",": shape(",", ".")}


def number_reader(column, manner):
    kind = partial(whole, manner) if column.kind == Kind.WHOLE else partial(number, manner)

    def read(raw):
        if isinstance(raw, str):
            return kind(raw)
        return as_whole(bounded(raw)) if column.kind == Kind.WHOLE else bounded(raw)

    return read


def number(manner, text):
    if BY_PROGRAM.fullmatch(text):
        return bounded(Decimal(text))
    return decided(readings(text), manner, text)


def whole(manner, text):
    """A whole number. What may be one is one: "1,250", though not where commas stand before
    decimals."""
    found = readings(text)
    if found.get(manner.decimal) is None:
        found = {sign: value for sign, value in found.items() if is_whole(value)} or found
    return as_whole(decided(found, manner, text))


def is_whole(value):
    return value == value.to_integral_value()


def as_whole(value):
    if not is_whole(value):
        words = _("%(number)s is not a whole number.") % {"number": f"{value:f}"}
        raise Wrong(words, _("Write it without decimals."))
    if abs(value) > MOST_WHOLE:
        raise too_long()
    return int(value)


def bounded(raw):
    """A number of the file, unless it is none or has no end."""
    if not isinstance(raw, Decimal) or not raw.is_finite():
        raise Wrong(
            _("The cell holds %(thing)s where a bare number is expected.") % {"thing": thing(raw)},
            _("Make it a cell of numbers in the spreadsheet, and type it again."),
        )
    places = max(-raw.as_tuple().exponent, 0)
    if max(raw.adjusted(), 0) + 1 + places > MOST_DIGITS:
        raise too_long()
    return raw


def too_long():
    return Wrong(_("The number is longer than any that is kept here."), _("Check its digits."))


def decided(found, manner, text):
    """The one value of several readings, by what is known of the column."""
    values = set(found.values())
    if len(values) == 1:
        return values.pop()
    if manner.decimal in found:
        return found[manner.decimal]
    raise Wrong(
        _("“%(text)s” can be read as %(one)s or as %(other)s.")
        % {"text": text, "one": f"{found['.']:f}", "other": f"{found[',']:f}"},
        _("Say which sign stands before decimals in this column, or write it without doubt."),
    )


def readings(text):
    """What the text is, by the sign that would stand before its decimals. Raises Wrong."""
    negative, body = bare(text) if len(text) <= LONGEST else (False, "")
    found = {sign: value for sign, value in parsed(body) if value is not None}
    if not found:
        raise no_number(text)
    if sum(sign.isdigit() for sign in body) > MOST_DIGITS:
        raise too_long()
    return {sign: value.copy_negate() for sign, value in found.items()} if negative else found


def parsed(body):
    for sign, pattern in SHAPES.items():
        match = pattern.fullmatch(body) if body else None
        if match:
            whole = re.sub("[^0-9]", "", match["whole"] or "")
            part = f".{match['part']}" if match["part"] else ""
            yield sign, Decimal(f"{whole or 0}{part}")


def bare(text):
    """Whether a number is negative, and the rest of it, with blanks and quotes made alike."""
    body = NO_CENTS.sub("", BLANK.sub(" ", text.strip()).replace("’", "'")).strip()
    if body.startswith("(") and body.endswith(")"):
        return True, body[1:-1].strip()
    if body.startswith(tuple(MINUS)):
        return True, body[1:].strip()
    if body.endswith(tuple(MINUS)):
        return True, body[:-1].strip()
    return False, body.removeprefix("+").strip()


def no_number(text):
    if SHORTENED.fullmatch(text):
        return Wrong(
            _("“%(text)s” was shortened by a spreadsheet.") % {"text": text},
            _("Widen the column or format it as a number, and save the file again."),
        )
    if text.endswith("%"):
        words = _("“%(text)s” is a percentage, and a bare number is expected.")
        return Wrong(words % {"text": text}, _("Write the number that is meant, without the sign."))
    words = _("“%(text)s” is not a number.") % {"text": text}
    return Wrong(words, _("Write digits alone, such as 1250.50."))
