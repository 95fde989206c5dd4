"""Moments, in the zone they are meant in, and times of day."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.zones import zones
from oia.sheets.meaning import dates
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.texts import thing

CLOCK = (
    r"(?P<hour>[0-9]{1,2})"
    r"(?:[:.hH](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,6}))?)?)?"
    r"(?:\s?(?P<half>[apAP])\.?[mM]\.?|\s?(?P<hours>[hH]|hrs|[uU]hr))?"
)
OFFSET = r"Z|UTC|GMT|[+\-−][0-9]{2}(?::?[0-9]{2}(?::[0-9]{2})?)?"
MOMENT = re.compile(rf"(?P<day>.+?)(?:T|\s*,\s*|\s+){CLOCK}(?:\s?(?P<offset>{OFFSET}))?")
HEADING = re.compile(r".*\((?P<zone>[A-Za-z0-9_+/-]+)\)(?: \[\w+\])?")


def zone_of_heading(heading):
    """The zone that our own export writes behind the heading of moments, or ""."""
    match = HEADING.fullmatch(heading.strip())
    return match["zone"] if match and match["zone"] in zones() else ""


def moment_reader(_column, manner):
    zone = ZoneInfo(manner.zone) if manner.zone else timezone.get_current_timezone()

    def read(raw):
        if isinstance(raw, str):
            return read_text(raw, manner, zone)
        if isinstance(raw, datetime):
            dates.plausible(raw.date())
            return in_zone(raw, zone) if raw.tzinfo is None else universal(raw, str(raw))
        raise no_moment(raw)

    return read


def no_moment(raw):
    if isinstance(raw, date):
        return without_time(raw.isoformat())
    words = _("The cell holds %(thing)s where a date with its time is expected.")
    return Wrong(words % {"thing": thing(raw)}, write_it())


def without_time(text):
    words = _("“%(text)s” has no time of day that can be read.")
    return Wrong(words % {"text": text}, write_it())


def write_it():
    return _("Write date and time such as 2026-05-04 14:30.")


def read_text(text, manner, zone):
    day, clock, offset = apart(text)
    naive = datetime.combine(dates.decided(dates.readings(day), manner, text), clock)
    if offset is None:
        return in_zone(naive, zone)
    return universal(naive.replace(tzinfo=offset), text)


def apart(text):
    """The date, the time and the offset (or None) of a text. Raises Wrong."""
    match = MOMENT.fullmatch(text) if len(text) <= dates.LONGEST else None
    clock = clock_from(match) if match else None
    if clock is None:
        raise without_time(text)
    return match["day"], clock, offset_of(match, text)


def offset_of(match, text):
    words = (match["offset"] or "").replace("−", "-")
    if words in ("", "Z", "UTC", "GMT"):
        return UTC if words else None
    if words.startswith("-") and not match["second"]:
        told = _("“%(text)s” may be a span from one time to another.") % {"text": text}
        raise Wrong(told, _("Write one moment, with seconds before its offset."))
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00{words}").tzinfo
    except ValueError as error:
        raise without_time(text) from error


def universal(moment, text):
    """The moment in UTC, in which moments can be compared whatever clocks do."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise Wrong(_("“%(text)s” lies outside the calendar.") % {"text": text}) from error


def in_zone(naive, zone):
    """A moment told by the clocks of a zone, unless they never showed it, or showed it twice."""
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    moment = universal(first, str(naive))
    if first.utcoffset() == second.utcoffset():
        return moment
    told = {"moment": naive.isoformat(sep=" "), "zone": str(zone)}
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) != naive.replace(fold=0):
        words = _("%(moment)s never was in %(zone)s: clocks were put forward over it.")
    else:
        words = _("%(moment)s was twice in %(zone)s: clocks were put back over it.")
    raise Wrong(words % told, _("Write it with its offset, such as 2026-10-25 02:30+01:00."))


def time_reader(_column, _manner):
    def read(raw):
        clock = read_clock(raw) if isinstance(raw, str) else raw
        if isinstance(clock, time):
            return clock
        if isinstance(raw, str):
            words = _("“%(text)s” is not a time of day.") % {"text": raw}
        else:
            words = _("The cell holds %(thing)s where a time of day is expected.")
            words = words % {"thing": thing(raw)}
        raise Wrong(words, _("Write hours and minutes, such as 14:30."))

    return read


def read_clock(text):
    """The time of day that a text tells ("14:05", "14h05", "2.05 pm"), or None."""
    match = re.fullmatch(CLOCK, text)
    return clock_from(match) if match else None


def clock_from(match):
    """A lone number is no time of day."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if not (match["minute"] or half or match["hours"]) or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    part = (match["part"] or "").ljust(6, "0")
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0), int(part))
    except ValueError:
        return None
