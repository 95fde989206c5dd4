"""When a date written by somebody elsewhere really falls due."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.core.text import fold


class ZoneKind(models.TextChoices):
    """Whose clock a deadline is meant in."""

    OFFICE = "office", gettext_lazy("Our own zone")
    PLACE = "place", gettext_lazy("Zone of a place")
    OFFSET = "offset", gettext_lazy("Fixed offset from UTC")
    ABBREVIATION = "abbreviation", gettext_lazy("As abbreviated by the organiser")
    ANYWHERE = "anywhere", gettext_lazy("Anywhere on Earth")
    UNKNOWN = "unknown", gettext_lazy("Not stated")


class Certainty(models.TextChoices):
    TENTATIVE = "tentative", gettext_lazy("Tentative")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed by the organiser")
    EXTENDED = "extended", gettext_lazy("Extended")


#: What organisers write, with the offset it names and a place where it is used. "23:59 CET" in
#: August may mean 21:59 or 22:59 UTC; the earlier one counts.
ABBREVIATIONS = {
    "GMT": ("+00:00", "Europe/London"),
    "UTC": ("+00:00", "UTC"),
    "BST": ("+01:00", "Europe/London"),
    "WET": ("+00:00", "Europe/Lisbon"),
    "WEST": ("+01:00", "Europe/Lisbon"),
    "CET": ("+01:00", "Europe/Berlin"),
    "CEST": ("+02:00", "Europe/Berlin"),
    "EET": ("+02:00", "Europe/Helsinki"),
    "EEST": ("+03:00", "Europe/Helsinki"),
    "MSK": ("+03:00", "Europe/Moscow"),
    "EAT": ("+03:00", "Africa/Nairobi"),
    "GST": ("+04:00", "Asia/Dubai"),
    "SGT": ("+08:00", "Asia/Singapore"),
    "JST": ("+09:00", "Asia/Tokyo"),
    "KST": ("+09:00", "Asia/Seoul"),
    "AEST": ("+10:00", "Australia/Sydney"),
    "AEDT": ("+11:00", "Australia/Sydney"),
    "BRT": ("-03:00", "America/Sao_Paulo"),
    "EST": ("-05:00", "America/New_York"),
    "EDT": ("-04:00", "America/New_York"),
    "CDT": ("-05:00", "America/Chicago"),
    "MST": ("-07:00", "America/Denver"),
    "MDT": ("-06:00", "America/Denver"),
    "PST": ("-08:00", "America/Los_Angeles"),
    "PDT": ("-07:00", "America/Los_Angeles"),
}

EARLIEST = timezone(timedelta(hours=14))  # where a day ends first
CLOCK_YEARS = range(1970, 2038)  # since when zones are told apart by their clocks
LATEST = timezone(timedelta(hours=-12))  # where it ends last: "anywhere on Earth"


@cache
def zones():
    """Every zone there is. Read once: it takes a walk through the files of the system."""
    return frozenset(available_timezones())


def valid_zone(name):
    """Refuse a zone that does not exist."""
    if name not in zones():
        raise ValidationError(_("“%(zone)s” is not a time zone.") % {"zone": name})


@cache
def zones_by_name():
    """The zones by their folded names, and by the city at the end of each: "tokyo"."""
    found = {}
    for zone in sorted(zones()):
        for name in {zone, zone.rpartition("/")[2]}:
            found.setdefault(fold(name.replace("_", " ")), []).append(zone)
    return found


@cache
def clock_of(zone):
    """What the clocks of a zone showed from month to month: alike for two names of one zone."""
    months = ((year, month) for year in CLOCK_YEARS for month in range(1, 13))
    return tuple(datetime(*one, 1, tzinfo=ZoneInfo(zone)).utcoffset() for one in months)


def zone_named(text):
    """The zone that somebody means who types its name or its city's. Refuses what is no zone.

    A zone may have an old and a new name: either will do.
    """
    if text in zones():
        return text
    found = zones_by_name().get(fold(text.replace("_", " ")), [])
    if len({clock_of(zone) for zone in found}) > 1:
        words = {"place": text, "zones": ", ".join(found)}
        raise ValidationError(_("Several time zones are called “%(place)s”: %(zones)s.") % words)
    if not found:
        valid_zone(text)
    return found[0]


def offset_zone(text):
    """The zone for "+03:00", "UTC+3" or "-0330". Raises ValidationError for anything else."""
    found = re.fullmatch(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?", text.strip().upper())
    minutes = int(found[2]) * 60 + int(found[3] or 0) if found else 10_000
    if minutes > 14 * 60:
        raise ValidationError(_("“%(zone)s” is not an offset such as +03:00.") % {"zone": text})
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))


def meant_zones(kind, zone, office_zone):
    """Every zone that a deadline may be meant in, given whose clock it names."""
    if kind == ZoneKind.PLACE:
        return [ZoneInfo(zone)]
    if kind == ZoneKind.OFFSET:
        return [offset_zone(zone)]
    if kind == ZoneKind.ABBREVIATION:
        offset, place = ABBREVIATIONS[zone.upper()]
        return [offset_zone(offset), ZoneInfo(place)]
    if kind == ZoneKind.ANYWHERE:
        return [LATEST]
    return [EARLIEST] if kind == ZoneKind.UNKNOWN else [ZoneInfo(office_zone)]


def check_zone(kind, zone):
    """Refuse a zone that does not fit its kind. Blank is right where the kind says it all.
    Returns it as it is called, however the name of a place was typed.
    """
    if kind == ZoneKind.PLACE:
        return zone_named(zone)
    if kind == ZoneKind.OFFSET:
        offset_zone(zone)
    elif kind == ZoneKind.ABBREVIATION and zone.upper() not in ABBREVIATIONS:
        known = ", ".join(ABBREVIATIONS)
        raise ValidationError(
            _("“%(zone)s” is not known. Known are: %(known)s.") % {"zone": zone, "known": known}
        )
    return zone


def span_of_days(first, last):
    """From the first moment of one day to the last of another, in the zone of the page."""
    zone = get_current_timezone()
    begin = datetime.combine(first, time(), tzinfo=zone)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    return begin, end - timedelta(microseconds=1)


@dataclass(frozen=True)
class Due:
    """A due date as its organiser wrote it. Without a time it means the end of that day."""

    on: date
    at: time | None = None
    kind: str = ZoneKind.OFFICE
    zone: str = ""

    def instant(self, office_zone):
        """The moment it falls due, in UTC: the earliest plausible one where it is unclear."""
        return min(self.moments(office_zone))

    def moments(self, office_zone="UTC"):
        """All moments, in UTC, that may be meant."""
        clock = self.at or time(23, 59)
        zones = meant_zones(self.kind, self.zone, office_zone)
        return [datetime.combine(self.on, clock, tzinfo=zone).astimezone(UTC) for zone in zones]

    @property
    def is_unclear(self):
        """Whether the organiser's zone leaves room for doubt on that day."""
        return self.kind == ZoneKind.UNKNOWN or len(set(self.moments())) > 1

    def their_zone(self, office_zone):
        """The zone in which the organiser's own time is shown."""
        zones = meant_zones(self.kind, self.zone, office_zone)
        return min(zones, key=lambda zone: datetime.combine(self.on, time(12), tzinfo=zone))
