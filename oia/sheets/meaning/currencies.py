"""The signs and names by which currencies go."""

import re
from datetime import date
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name, list_currencies

from oia.sheets.meaning.languages import locale_of

#: Signs and names that stand for one currency, for each code.
OWN = {
    "EUR": "€ euro euros", "GBP": "£", "INR": "₹", "RUB": "₽ руб", "KRW": "₩", "TRY": "₺",
    "UAH": "₴ грн", "ILS": "₪", "VND": "₫", "THB": "฿", "NGN": "₦", "PHP": "₱", "PYG": "₲",
    "GHS": "₵", "KZT": "₸", "AZN": "₼", "GEL": "₾", "CRC": "₡", "MNT": "₮", "PLN": "zł",
    "CZK": "kč", "HUF": "ft", "BGN": "лв", "CHF": "sfr", "BRL": "r$", "USD": "us$ $us",
    "CAD": "ca$ $ca", "AUD": "au$ a$", "NZD": "nz$", "HKD": "hk$", "SGD": "sg$ s$",
    "TWD": "nt$", "MXN": "mx$", "JPY": "円 jp¥", "CNY": "元 cn¥",
}  # fmt: skip

#: Signs that several share. They mean the one that a person named, if it is among them.
SHARED = {
    "$": "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BRL DOP JMD TTD BBD BSD BZD FJD NAD",
    "kr": "SEK NOK DKK ISK",
    "¥": "JPY CNY",
    "￥": "JPY CNY",
    "rs": "INR PKR LKR NPR MUR SCR",
    "lei": "RON MDL",
    "fr": "CHF XOF XAF XPF RWF GNF DJF BIF KMF",
    "r": "ZAR",
}

OWNERS = {sign: code for code, signs in OWN.items() for sign in signs.split()}

#: A dot belongs to the word before it, unless digits follow. Nothing is tried in two ways here.
SIGN = r"(?:[^\W\d_]++(?:\.(?![0-9]))?|[$€£¥￥₠-⃏฿])"
SIGNS = re.compile(rf"{SIGN}(?:\s*{SIGN})*")


@cache
def codes():
    """Every code that ISO 4217 knows."""
    return frozenset(list_currencies("en"))


@cache
def in_use():
    """The codes of currencies that some country pays with today."""
    today = date.today().timetuple()[:3]  # a day more or less does not matter
    told = get_global("territory_currencies").values()
    return frozenset(
        code
        for currencies in told
        for code, _since, until, is_tender in currencies
        if is_tender and (until is None or tuple(until) > today)
    )


def name_of(code, language):
    return get_currency_name(code, locale=locale_of(language))


def meant_by(words):
    """The codes that signs and names such as "US $" or "EUR" may stand for; none if unknown."""
    together = known(words.replace(" ", ""))
    if together:
        return together
    each = [known(word) for word in re.findall(r"[^\W\d_]+|[^\w\s.]", words)]
    return frozenset.intersection(*each) if each else frozenset()


def known(word):
    word = word.strip(". ")
    sign = word.casefold()
    if sign in OWNERS:
        return frozenset([OWNERS[sign]])
    if sign in SHARED:
        return frozenset(SHARED[sign].split())
    return frozenset([word.upper()]) & codes()
