"""Sums of money, with the currency they may name."""

import re
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from oia.sheets.meaning.blanks import trimmed
from oia.sheets.meaning.currencies import SIGNS, meant_by
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.numbers import LONGEST, MINUS, bounded, decided, readings
from oia.sheets.reading import BadCell, Priced

BEFORE = re.compile(rf"([{MINUS}+(]?)\s*({SIGNS.pattern})?\s*")
AFTER = re.compile(rf"\s*({SIGNS.pattern})?\s*(\)?)$")

#: Words before a sum that is not exact.
ABOUT = {"approx", "approximately", "about", "around", "c", "ca", "circa", "est", "estimated"}


class Sum(NamedTuple):
    """A sum taken apart: the number, as text or as it came, and the signs of its currency."""

    number: Any
    signs: tuple = ()


def money_reader(column, manner):
    """Sums as numbers. Which currency they are in, `currency_of` tells."""

    def read(raw):
        number, signs = apart(raw)
        if isinstance(number, str):
            value = decided(readings(number), manner, number)
        else:
            value = bounded(number)
        check_places(value, column)
        check_signs(signs, column, manner)
        return value

    return read


def fits(value, column):
    """Whether the column keeps as many decimals as a sum has."""
    return column.places is None or -value.as_tuple().exponent <= column.places


def check_places(value, column):
    if not fits(value, column):
        words = _("Read as %(number)s it has more than %(places)s decimals, which are not kept.")
        mend = _("Write it with no sign between thousands, such as 1250.00.")
        raise Wrong(words % {"number": f"{value:f}", "places": column.places}, mend)


def check_signs(signs, column, manner):
    """Refuse a sum whose currency is none, or would be lost."""
    if not signs:
        return
    if not column.currency and currency_in(signs, manner) != manner.currency:
        words = _("The column holds bare numbers and cannot keep the currency “%(signs)s”.")
        raise Wrong(words % {"signs": " ".join(signs)}, _("Write the number alone."))
    if not shared_by(signs):
        raise unknown(signs)


def currency_of(raw, manner):
    """The ISO code of the currency that a cell names; else `manner.currency`, which may be "".

    Where the file has a column of currencies, hand in the manner with the row's own currency
    (`manner.answered({"currency": "USD"})`), so that "$" is understood; and compare, since a cell
    may name another one. Raises Wrong for a sign that nothing decides.
    """
    if raw is None:
        return manner.currency
    if isinstance(raw, BadCell):
        raise Wrong(raw.reason, raw.how_to_mend)
    return currency_in(apart(raw).signs, manner)


def currency_in(signs, manner):
    found = shared_by(signs)
    if not signs or manner.currency in found:
        return manner.currency
    if manner.sign in found:
        return manner.sign
    if not found:
        raise unknown(signs)
    if len(found) == 1:
        return next(iter(found))
    words = _("“%(signs)s” is the sign of several currencies: %(codes)s.")
    told = {"signs": " ".join(signs), "codes": ", ".join(sorted(found))}
    raise Wrong(words % told, _("Write the code of the currency beside the sum, such as USD."))


def shared_by(signs):
    """The currencies that all these signs can stand for."""
    return frozenset.intersection(*map(meant_by, signs)) if signs else frozenset()


def unknown(signs):
    if any(sign.casefold().strip(". ") in ABOUT for sign in signs):
        words = _("“%(signs)s” says that the sum is not known exactly.")
        mend = _("Write the number alone. That it is estimated has a column of its own, or none.")
        return Wrong(words % {"signs": " ".join(signs)}, mend)
    words = _("“%(signs)s” is not a currency that is known.")
    mend = _("Write its code of three letters, such as EUR.")
    return Wrong(words % {"signs": " ".join(signs)}, mend)


def apart(raw):
    """The number and the signs of a currency in one cell: "-£1,250", "(1 250,00 €)"."""
    if isinstance(raw, Priced):
        return Sum(raw.amount, (raw.currency,) if raw.currency.strip() else ())
    if not isinstance(raw, str):
        return Sum(raw)
    text = trimmed(raw)
    if len(text) > LONGEST:
        return Sum(text)
    before = BEFORE.match(text)
    rest = text[before.end() :]
    after = AFTER.search(rest)
    middle = rest[: after.start()]
    if not any(map(str.isdigit, middle)) or (is_word(before[2]) and middle.startswith(".")):
        return Sum(text)  # no sum, or "kr.500", which is no half a crown
    signs = tuple(sign.strip() for sign in (before[2], after[1]) if sign)
    return Sum(f"{before[1]}{middle}{after[2]}", signs)


def is_word(sign):
    return bool(sign) and sign[-1].isalpha()
