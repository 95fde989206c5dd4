"""Legs and lodgings out of a calendar file, as airlines and travel agencies send them."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar

from delegations.choices.trip import LegMode
from delegations.models import Leg, Stay
from delegations.services.itinerary import same_place, save_part
from delegations.services.places import Clocks
from oia.core.zones import zones

LARGEST = 512 * 1024
MOST = 60

#: "Flight LO 455 Warsaw – Lisbon", "WAW-LIS", "Lisbon to Porto": from where to where.
WAY = re.compile(
    r"(?P<start>[^\W\d_][\w .'’()]*?)\s*(?:–|—|->|→|\bto\b|\s-\s|-)\s*(?P<end>[^\W\d_].*)"
)
NUMBER = re.compile(r"\b([A-Z]{2}|[A-Z]\d|\d[A-Z])\s?(\d{1,4})\b")
LEADING = re.compile(r"^\s*(flight|train|bus|ferry)\b[:\s]*", re.IGNORECASE)
#: What a whole day must name to be a lodging, and no day of a congress.
HOUSE = re.compile(
    r"\b(hotel|hostel|motel|inn|pension|guest ?house|apartment|lodging|accommodation|stay)\b",
    re.IGNORECASE,
)
#: What a file says that tells moments alone, and of no place which clocks it has.
NO_PLACE = {"UTC", "Etc/UTC", "GMT", "Etc/GMT"}
MODES = {"train": LegMode.TRAIN, "bus": LegMode.BUS, "ferry": LegMode.SHIP}


@transaction.atomic
def take(trip, content, *, by):
    """Keep what a file holds which the trip has not got yet, give what it has the new hours, and
    tell of both and of what was left out.

    Raises ValidationError where the file is no calendar that can be read.
    """
    added, left, clocks = [], [], Clocks(trip)
    events = events_of(content)
    for event in events[:MOST]:
        part, why = part_of(trip, event, clocks)
        known = part and known_as(part)
        if part is None:
            left.append(why)
        elif known is None:
            added.append(save_part(part, by=by))
            left += said_in_utc(part)
        else:
            had_no_name = is_named(known, part)
            if is_moved(known, part):
                words = _("“%s” was there already. It has the new hours.")
                left.append(words % save_part(known, by=by))
            elif had_no_name:
                save_part(known, by=by)
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


def part_of(trip, event, clocks):
    """The leg or the lodging that an event tells of, not yet stored; or None and why it is none."""
    said = text_of(event, "SUMMARY")[:200]
    if text_of(event, "STATUS").upper() == "CANCELLED":
        return None, _("“%s” is cancelled and was not taken. Remove it if the trip has it.") % said
    first, until = whole_day(event, "DTSTART"), whole_day(event, "DTEND")
    if first and until and first < until and HOUSE.search(said):
        part, why = Stay(name=said, from_on=first, until_on=until), ""
        part.place = text_of(event, "LOCATION")[:200]
    else:
        part, why = leg_of(event, said, clocks)
    if part is not None:
        part.trip, part.booked_as = trip, text_of(event, "UID")[:255]
    return part, why


def text_of(event, name):
    return str(event.get(name) or "").replace("\0", "").strip()


def known_as(part):
    """What the trip has of it already: by the name that its file gives it, else by what it is."""
    rows = type(part).objects.filter(trip=part.trip)
    booked = rows.filter(booked_as=part.booked_as) if part.booked_as else rows.none()
    if isinstance(part, Stay):
        return booked.first() or rows.filter(name=part.name, from_on=part.from_on).first()
    found = next((leg for leg in booked if goes_same_way(leg, part)), None)
    return found or next((leg for leg in rows if is_same(leg, part)), None)


def goes_same_way(leg, other):
    starts = same_place(leg.from_place, other.from_place)
    return starts and same_place(leg.to_place, other.to_place)


def is_same(leg, other):
    """Whether two legs begin at one place in one moment, or are one flight of one day."""
    is_numbered = bool(leg.number) and leg.number == other.number
    on_one_day = leg.departs_there.date() == other.departs_there.date()
    at_once = leg.departs_at == other.departs_at or (is_numbered and on_one_day)
    return at_once and same_place(leg.from_place, other.from_place)


def is_named(known, part):
    """Let what the trip has be known by the name in its file. Whether it had none."""
    is_new = bool(part.booked_as) and not known.booked_as
    known.booked_as = known.booked_as or part.booked_as
    return is_new


def is_moved(known, part):
    """Let what the trip has be when its file says by now. Whether that is something new."""
    names = ["from_on", "until_on"] if isinstance(part, Stay) else ["departs_at", "arrives_at"]
    if isinstance(known, Leg):
        names += [f"{end}_zone" for end in ("from", "to") if is_in_utc(known, end)]
    said = {name: getattr(part, name) for name in names}
    is_new = any(getattr(known, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(known, name, value)
    return is_new


def said_in_utc(part):
    """That nobody knows which clocks a place of a leg has, so that its hours are no local ones."""
    ends = () if isinstance(part, Stay) else ("from", "to")
    if names := [getattr(part, f"{end}_place") for end in ends if is_in_utc(part, end)]:
        words = _("“%(leg)s”: hours in UTC, since the zone of %(places)s is not known. Give it.")
        yield words % {"leg": part, "places": ", ".join(names)}


def is_in_utc(leg, end):
    return getattr(leg, f"{end}_zone") in NO_PLACE


def leg_of(event, said, clocks):
    number = NUMBER.search(said)
    rest = said.replace(number[0], " ") if number else said
    kind = LEADING.match(rest)
    way = WAY.search(LEADING.sub("", rest))
    start, end = (way[name].strip()[:120] if way else "" for name in ("start", "end"))
    begins = moment(event, "DTSTART", clocks.zone(start))
    ends = moment(event, "DTEND", clocks.zone(end))
    if begins is None or ends is None or ends[0] <= begins[0]:
        return None, _("“%s” has no hours that can be read.") % said
    if way is None:
        return None, _("“%s” does not say from where to where.") % said
    leg = Leg(
        mode=MODES.get(kind[1].lower(), LegMode.FLIGHT) if kind else LegMode.FLIGHT,
        number=" ".join(number.groups()) if number else "",
        from_place=start,
        to_place=end,
        from_zone=begins[1],
        to_zone=ends[1],
        departs_at=begins[0],
        arrives_at=ends[0],
        notes=said,
    )
    return leg, ""


def whole_day(event, name):
    value = getattr(event.get(name), "dt", None)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def moment(event, name, there):
    """A moment and the zone it is told in; that of the place where the file tells none by its
    name, and UTC where nobody knows it."""
    told = event.get(name)
    value = getattr(told, "dt", None)
    if not isinstance(value, datetime):
        return None
    zone = str(told.params.get("TZID", "")) or getattr(value.tzinfo, "key", "")
    if zone not in zones() or zone in NO_PLACE:
        zone = there or "UTC"
    try:
        aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))
        at = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (at, zone) if 1970 <= at.year <= 2200 else None
