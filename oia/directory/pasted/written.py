"""Moments as mail programs write them for people: "Montag, 23. November 2026 15:15"."""

import re
from datetime import datetime
from functools import cache

from babel import Locale
from django.utils.timezone import get_current_timezone

from oia.core.text import fold

#: Of the headers that are known, and of the months in them.
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "pl", "ar")

CLOCK = re.compile(
    r"(午前|午後|上午|下午)?\s*(\d{1,2})[:.h](\d{2})(?::\d{2})?"
    r"\s*(?:([ap])\.?\s?m\.?|([مص]))?(?:\s*Uhr)?\Z",
    re.IGNORECASE,
)
AFTERNOON = {"午後", "下午", "م", "p"}
NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})")
HAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e]")  # which way a line runs


def moment_in(text):
    """The day and the time by our clock that end a text; None where they are not read."""
    text = HIDDEN.sub("", text)
    if not (clock := CLOCK.search(text)):
        return None
    hour, minute = int(clock[2]), int(clock[3])
    if half := (clock[1] or clock[4] or clock[5] or "").lower():
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    for year, month, day in days_in(text[: clock.start()], month_first=bool(clock[4])):
        try:
            whole = int(year) + (2000 if len(year) < 3 else 0)
            return datetime(whole, month, day, hour, minute, tzinfo=get_current_timezone())
        except ValueError:
            continue
    return None


def days_in(text, *, month_first):
    """What day may be meant, as (year, month, day), the likeliest first."""
    if found := HAN.search(text):
        return [(found[1], int(found[2]), int(found[3]))]
    if found := NUMBERS.search(text):
        first, sign, second, third = found.groups()
        if len(first) == 4:
            return [(first, int(second), int(third))]
        either = [(third, int(second), int(first)), (third, int(first), int(second))]
        return either[::-1] if month_first and sign != "." else either
    numbers = sorted(re.findall(r"\d+", text), key=len)
    named = [months()[word] for word in re.findall(r"[^\W\d_]+", fold(text)) if word in months()]
    if len(numbers) != 2 or not named:
        return []
    return [(numbers[1], named[-1], int(numbers[0]))]  # "mar. 3 nov." begins with a Tuesday


@cache
def months():
    """The number of each month by its names, folded."""
    return {
        fold(name).rstrip("."): number
        for language in LANGUAGES
        for form in Locale.parse(language).months.values()
        for width in ("wide", "abbreviated")
        for number, name in form[width].items()
    }
