"""Reading the holidays out of a calendar file that somebody else made.

Every entry is read by itself, so that one broken entry spoils no other, and each that is refused
says why and on which line it stands.
"""

import codecs
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event

from oia.accounts.models import Holiday
from oia.core.validators import plausible_day

LARGEST = 1024 * 1024
MOST_ENTRIES = 1_000
MOST_DAYS = 1_000  # offered at once
LONGEST = 31  # days of one entry
MOST_SIGNS = 50_000  # of one entry
YEARS_AHEAD = 5  # this year and the next four
COUNTED_BACK = 60  # years over which the repetitions of an entry are counted

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
#: What of a repetition is understood; all that holidays need.
UNDERSTOOD = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}


TOO_INVOLVED = gettext_lazy("Its repetitions are too involved. Enter its days one by one.")
UNREADABLE_DATE = gettext_lazy("Its date cannot be read.")
HAS_A_TIME = gettext_lazy("It has a time of day. A holiday takes whole days.")

#: Whatever says when an entry takes place; if one of them is broken, nobody can tell.
SAYS_WHEN = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE"}


@dataclass
class Reading:
    """What stands in a file: names by day, and (line, name, why) of what was refused."""

    days: dict = field(default_factory=dict)
    refused: list = field(default_factory=list)
    is_guess: bool = False  # whether its encoding had to be guessed


def read(content, today):
    """The holidays in a file. Raises ValidationError when it is no calendar that can be read."""
    text, is_guess = decoded(content)
    reading = Reading(is_guess=is_guess)
    for line, block in entries_of(text):
        take(reading, line, block, today)
    if len(reading.days) > MOST_DAYS:
        raise ValidationError(_("It holds more than 1,000 days. Is it the right file?"))
    return reading


def entries_of(text):
    """The entries of a calendar. Raises ValidationError when it is none."""
    if not re.match(r"\s*BEGIN:VCALENDAR\s", text, re.IGNORECASE):
        raise ValidationError(_("This is no calendar file. It should begin with BEGIN:VCALENDAR."))
    found = list(entries(re.split(r"\r\n|\r|\n", text)))
    if not found:
        raise ValidationError(_("There is no entry in this calendar."))
    if len(found) > MOST_ENTRIES:
        raise ValidationError(_("There are more than 1,000 entries in it. Is it the right file?"))
    return found


def decoded(content):
    """The text of a file, and whether its encoding had to be guessed."""
    if b"\0" in content[:4] or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), False
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), True


def entries(lines):
    """(line number, lines) of each entry; one that never ends lacks its last line."""
    begun, block = 0, []
    for number, line in enumerate(lines, start=1):
        word = line.strip().upper()
        if word == "BEGIN:VEVENT":
            if begun:
                yield begun, block
            begun, block = number, []
        if begun:
            block.append(line)
        if word == "END:VEVENT" and begun:
            yield begun, block
            begun = 0
    if begun:
        yield begun, block


def take(reading, line, block, today):
    """Add what an entry says to a reading: its days, or why it has none."""
    name = ""
    try:
        event = parsed(block)
        name = name_of(event)
        days = days_of(event, today)
        if not name:
            raise ValidationError(_("It has no name."))
        if taken := {reading.days[day] for day in days if day in reading.days} - {name}:
            raise ValidationError(
                _("That day is “%(name)s” in this file already.") % {"name": min(taken)}
            )
    except ValidationError as error:
        reading.refused.append((line, name, " ".join(error.messages)))
    else:
        reading.days |= dict.fromkeys(days, name)


def parsed(block):
    if block[-1].strip().upper() != "END:VEVENT":
        raise ValidationError(_("It does not end: the file may be cut short."))
    if sum(map(len, block)) > MOST_SIGNS:
        raise ValidationError(_("It is too long to be a holiday."))
    try:
        event = Event.from_ical("\r\n".join(block))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        raise ValidationError(_("It cannot be read.")) from None
    if SAYS_WHEN & {name for name, _words in event.errors}:
        raise ValidationError(UNREADABLE_DATE)
    return event


def name_of(event):
    """What the entry is called, on one line and no longer than a holiday's name may be."""
    words = event.get("SUMMARY", "")
    words = words[0] if isinstance(words, list) else words
    clean = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in words)
    longest = Holiday._meta.get_field("name").max_length
    return Truncator(" ".join(clean.split())).chars(longest)


def days_of(event, today):
    """All days of an entry, those of its repetitions among them."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise ValidationError(_("It was called off."))
    if "RECURRENCE-ID" in event or "RDATE" in event:
        raise ValidationError(TOO_INVOLVED)
    first, length = first_day(event), length_of(event)
    begins = repetitions(event, first, today) if "RRULE" in event else [first]
    left_out = exceptions(event)
    spans = [
        day + timedelta(days=n) for day in begins if day not in left_out for n in range(length)
    ]
    if not spans:
        raise ValidationError(_("None of its days lies in this year or the next four."))
    return spans


def value(event, name):
    found = event.get(name)
    if isinstance(found, list):
        raise ValidationError(UNREADABLE_DATE)
    return getattr(found, "dt", None)


def first_day(event):
    day = value(event, "DTSTART")
    if day is None:
        raise ValidationError(_("It has no date."))
    if isinstance(day, datetime) or not isinstance(day, date):
        raise ValidationError(HAS_A_TIME)
    plausible_day(day)
    return day


def length_of(event):
    """How many days an entry lasts. Its end is the first day that no longer belongs to it."""
    first, end, lasts = value(event, "DTSTART"), value(event, "DTEND"), value(event, "DURATION")
    if isinstance(end, datetime) or (lasts and (lasts.seconds or not isinstance(lasts, timedelta))):
        raise ValidationError(HAS_A_TIME)
    days = (end - first).days if end else lasts.days if lasts else 1
    if days < 0:
        raise ValidationError(_("It ends before it begins."))
    if days > LONGEST:
        raise ValidationError(_("It lasts %(days)d days. That is no holiday.") % {"days": days})
    return max(days, 1)


def exceptions(event):
    """The days on which an entry is said not to repeat."""
    found = event.get("EXDATE", [])
    found = found if isinstance(found, list) else [found]
    days = [one.dt for several in found for one in getattr(several, "dts", [])]
    return {day.date() if isinstance(day, datetime) else day for day in days}


@dataclass
class Yearly:
    """A rule such as "every 25 December" or "the last Monday of August"."""

    months: set
    month_days: set
    weekdays: set  # (which one in the month or 0, weekday)

    def fits(self, day, length):
        if self.month_days and not {day.day, day.day - length - 1} & self.month_days:
            return False
        which, back = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        names = {(n, day.weekday()) for n in (0, which, back)}
        return not self.weekdays or bool(names & self.weekdays)

    def days_in(self, year):
        for month in sorted(self.months):
            length = monthrange(year, month)[1]
            for number in range(1, length + 1):
                if self.fits(date(year, month, number), length):
                    yield date(year, month, number)


def repetitions(event, first, today):
    """The first days of an entry's repetitions in this year and the next four."""
    rule = event["RRULE"]
    if isinstance(rule, list) or set(rule) - UNDERSTOOD or rule.get("FREQ") != ["YEARLY"]:
        raise ValidationError(TOO_INVOLVED)
    every, until = one_of(rule, "INTERVAL", 1), one_of(rule, "UNTIL", date.max)
    until = until.date() if isinstance(until, datetime) else until
    count = one_of(rule, "COUNT", 0)
    if every < 1 or (count and first.year < today.year - COUNTED_BACK):
        raise ValidationError(TOO_INVOLVED)
    begins_in = first.year if count else max(first.year, today.year)
    begins_in += (first.year - begins_in) % every
    yearly = yearly_of(rule, first)
    if count and len(yearly.months) > 1:
        raise ValidationError(TOO_INVOLVED)
    years = range(begins_in, today.year + YEARS_AHEAD, every)
    found = [day for year in years for day in yearly.days_in(year) if first <= day <= until]
    found = found[:count] if count else found
    return [day for day in found if day.year >= today.year]


def one_of(rule, name, default):
    return rule[name][0] if rule.get(name) else default


def yearly_of(rule, first):
    """The rule in months and days; what it leaves open, the first day says."""
    months, days, weekdays = (rule.get(n, []) for n in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    if weekdays and not months:
        raise ValidationError(TOO_INVOLVED)
    if not {str(month) for month in months} <= {str(month) for month in range(1, 13)}:
        raise ValidationError(TOO_INVOLVED)
    months = {int(month) for month in months} or {first.month}
    if not days and not weekdays:
        days = [first.day]
    return Yearly(months, set(days), {weekday_of(str(word)) for word in weekdays})


def weekday_of(word):
    """ "-1MO" as (-1, 0); "MO" as (0, 0)."""
    found = re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", word.upper())
    if not found:
        raise ValidationError(TOO_INVOLVED)
    return int(found[1] or 0), WEEKDAYS.index(found[2])
