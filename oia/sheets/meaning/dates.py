"""Dates as people type them, in whichever order, with months as numbers or by name."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.months import month_of, weekday_of
from oia.sheets.meaning.texts import thing
from oia.sheets.serials import from_serial

LONGEST = 60  # signs of a text that may be a date
FIRST_YEAR = 1000
NUMBERS = re.compile(r"([0-9]{1,4})\s?([./\-‐‑–])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,4})\.?", re.ASCII)
TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
NAMED = re.compile(r"[\w\s.,/'’º\-]+")
EAST_ASIAN = re.compile(r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]")
SMALL_WORDS = {"de", "del", "di", "of", "the", "den", "der", "le", "el", "th", "st", "nd", "rd"} | {
    "er", "º", "o", "a",
}  # fmt: skip
SERIAL = re.compile(r"[1-9][0-9]{4}")  # 1927 to 2173, which no year is taken for


def date_reader(_column, manner):
    def read(raw):
        if isinstance(raw, str):
            return read_text(raw, manner)
        if isinstance(raw, Decimal):
            return counted(raw, manner)
        return day_of(raw)

    return read


def day_of(raw):
    """The date of a cell that the spreadsheet itself knows as one."""
    if isinstance(raw, datetime):
        return whole_day(raw.date(), raw.time())
    if isinstance(raw, date):
        return plausible(raw)
    raise Wrong(
        _("The cell holds %(thing)s where a date is expected.") % {"thing": thing(raw)}, write_it()
    )


def whole_day(day, clock):
    if clock != time(0):
        words = _("The cell holds a time of day as well (%(time)s), and only a date is kept.")
        raise Wrong(words % {"time": clock.isoformat()}, _("Leave the time out."))
    return plausible(day)


def read_text(text, manner):
    if SERIAL.fullmatch(text):
        return counted(Decimal(text), manner)
    midnight = re.fullmatch(r"(.+?)(?:T|\s+)00:00(?::00(?:\.0+)?)?", text)
    return decided(readings(midnight[1] if midnight else text), manner, text)


def counted(number, manner):
    """The day for which a bare number stands, once somebody said how its days are counted."""
    text = f"{number:f}" if number.is_finite() and abs(number.adjusted()) < LONGEST else _("It")
    if not SERIAL.fullmatch(text):
        raise Wrong(_("“%(text)s” is not a date.") % {"text": text}, write_it())
    if not manner.date_serials:
        raise Wrong(
            _("“%(text)s” is a bare number, as spreadsheets count days.") % {"text": text},
            _("Say from which year this column counts, or write dates such as 2026-05-04."),
        )
    return from_serial(number, manner.date_serials).date()


def decided(found, manner, text):
    """The one date of several readings, by what is known of the column."""
    days = set(found.values())
    if len(days) == 1:
        return days.pop()
    if manner.day_order in found:
        return found[manner.day_order]
    raise Wrong(
        _("“%(text)s” can be %(one)s or %(other)s.")
        % {"text": text, "one": in_words(found["dmy"]), "other": in_words(found["mdy"])},
        _("Say which comes first in this column, day or month, or write 2026-05-04."),
    )


def in_words(day):
    return date_format(day, "j F Y")


def readings(text):
    """The dates that a text may stand for, by the order of its parts. Raises Wrong."""
    if len(text) > LONGEST:
        raise no_date(text)
    if match := TOGETHER.fullmatch(text) or EAST_ASIAN.fullmatch(text):
        return {"ymd": day_from(match[1], match[2], match[3], text)}
    if match := NUMBERS.fullmatch(text):
        return of_numbers(match[1], match[2], match[3], match[4], text)
    return {"": named_day(text)}


def of_numbers(first, sign, second, third, text):
    """ "04/05/2026" has two readings; ISO's order has one, and so have dots, which no country
    writes with the month first."""
    if len(first) == 4 and len(third) <= 2:
        return {"ymd": day_from(first, second, third, text)}
    if len(third) != 4 or len(first) > 2:
        raise short_year(text)
    if sign == ".":
        return {"": day_from(third, second, first, text)}
    orders = {"dmy": (third, second, first), "mdy": (third, first, second)}
    found = {order: day for order, parts in orders.items() if (day := possible(*parts))}
    return found or {"": day_from(third, second, first, text)}


def named_day(text):
    """ "4 May 2026", "May 4, 2026", "lundi 4 mai 2026", "4. Mai 2026"."""
    words = re.findall(r"[0-9]+|[^\W\d_]+", text) if NAMED.fullmatch(text) else []
    numbers = [word for word in words if word.isdigit()]
    rest = [word for word in words if not word.isdigit()]
    months = [month for word in rest if (month := month_of(word))]
    if len(months) != 1 or len(numbers) not in (1, 2):
        raise no_date(text)
    weekdays = check_words(rest, text)
    if len(numbers) == 1 and len(numbers[0]) == 4:
        words = _("“%(text)s” names a month and no day.") % {"text": text}
        raise Wrong(words, _("Write the day as well, such as 2026-05-04."))
    year, day = sorted(numbers, key=len, reverse=True) if len(numbers) == 2 else ("", "")
    if len(year) != 4 or len(day) > 2:
        raise short_year(text)
    found = day_from(year, months[0], day, text)
    if any(weekday != found.weekday() for weekday in weekdays):
        words = _("“%(text)s” names a day of the week that does not fit.")
        raise Wrong(words % {"text": text}, _("Check the date."))
    return found


def check_words(words, text):
    """Refuse words that belong to no date; gives the days of the week among them."""
    rest = [word for word in words if not month_of(word) and word.casefold() not in SMALL_WORDS]
    days = [weekday_of(word) for word in rest]
    if None in days:
        raise no_date(text)
    return days


def possible(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_from(year, month, day, text):
    found = possible(year, month, day)
    if found is None:
        words = _("“%(text)s” is a day that no calendar has.")
        raise Wrong(words % {"text": text}, _("Check the day and the month."))
    return plausible(found)


def plausible(day):
    if day.year < FIRST_YEAR:
        words = _("The year %(year)s can hardly be meant.") % {"year": day.year}
        raise Wrong(words, _("Write the year with its four digits."))
    return day


def short_year(text):
    words = _("“%(text)s” has no year of four digits.") % {"text": text}
    return Wrong(words, write_it())


def no_date(text):
    return Wrong(_("“%(text)s” is not a date.") % {"text": text}, write_it())


def write_it():
    return _("Write dates with four digits for the year, such as 2026-05-04.")
