"""Legs out of a calendar file, as airlines and travel agencies send them with a booking."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar

from delegations.choices.trip import LegMode
from delegations.models import Leg
from delegations.services.itinerary import save_part
from oia.core.zones import zones

LARGEST = 512 * 1024
MOST = 60

#: "Flight LO 455 Warsaw – Lisbon", "WAW-LIS", "Lisbon to Porto": from where to where.
WAY = re.compile(
    r"(?P<start>[^\W\d_][\w .'’()]*?)\s*(?:–|—|->|→|\bto\b|\s-\s|-)\s*(?P<end>[^\W\d_].*)"
)
NUMBER = re.compile(r"\b([A-Z]{2}|[A-Z]\d|\d[A-Z])\s?(\d{1,4})\b")
LEADING = re.compile(r"^\s*(flight|train|bus|ferry)\b[:\s]*", re.IGNORECASE)
MODES = {"train": LegMode.TRAIN, "bus": LegMode.BUS, "ferry": LegMode.SHIP}


@transaction.atomic
def take(trip, content, *, by):
    """Keep the legs that a file holds which the trip has not got yet, and tell what was left out.

    Raises ValidationError where the file is no calendar that can be read.
    """
    added, left = [], []
    events = events_of(content)
    for event in events[:MOST]:
        leg, why = leg_of(trip, event)
        if leg is None:
            left.append(why)
        elif not trip.legs.filter(departs_at=leg.departs_at, from_place=leg.from_place).exists():
            added.append(save_part(leg, by=by))
    if more := events[MOST:]:
        words = ngettext(
            "One more entry was not read: at most %(most)d are taken from a file.",
            "%(more)d more entries were not read: at most %(most)d are taken from a file.",
            len(more),
        )
        left.append(words % {"more": len(more), "most": MOST})
    return added, left


def events_of(content):
    unreadable = ValidationError(_("This is no calendar file that can be read."))
    try:
        text = content.decode("utf-8-sig")
        if text.upper().count("BEGIN:") > 20 * MOST:
            raise unreadable
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise unreadable from error
    if not events:
        raise unreadable
    return events


def leg_of(trip, event):
    """The leg that an event tells of, not yet stored; or None and why it is none."""
    said = str(event.get("SUMMARY") or "").replace("\0", "").strip()[:200]
    begins, ends = moment(event, "DTSTART"), moment(event, "DTEND")
    if begins is None or ends is None or ends[0] <= begins[0]:
        return None, _("“%s” has no hours that can be read.") % said
    number = NUMBER.search(said)
    rest = said.replace(number[0], " ") if number else said
    kind = LEADING.match(rest)
    way = WAY.search(LEADING.sub("", rest))
    if way is None:
        return None, _("“%s” does not say from where to where.") % said
    leg = Leg(
        trip=trip,
        mode=MODES.get(kind[1].lower(), LegMode.FLIGHT) if kind else LegMode.FLIGHT,
        number=" ".join(number.groups()) if number else "",
        from_place=way["start"].strip()[:120],
        to_place=way["end"].strip()[:120],
        from_zone=begins[1],
        to_zone=ends[1],
        departs_at=begins[0],
        arrives_at=ends[0],
        notes=said,
    )
    return leg, ""


def moment(event, name):
    """A moment and the zone it is told in; UTC where the file tells none by its name."""
    told = event.get(name)
    value = getattr(told, "dt", None)
    if not isinstance(value, datetime):
        return None
    zone = str(told.params.get("TZID", "")) or getattr(value.tzinfo, "key", "")
    if zone not in zones():
        zone = "UTC"
    try:
        aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))
        at = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (at, zone) if 1970 <= at.year <= 2200 else None
