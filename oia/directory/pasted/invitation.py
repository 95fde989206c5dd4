"""Invitations as calendar programs write them (.ics)."""

import re
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar

from oia.directory.choices import Channel
from oia.directory.pasted import MOST_PEOPLE, Read, one_line

MOST_LINES = 20_000
ONLINE = re.compile(
    r"https?://|\b(?:teams|zoom|webex|meet\.google|google meet|skype|jitsi)\b", re.I
)
TEAMS = "X-MICROSOFT-SKYPETEAMSMEETINGURL"


def read(text):
    """What the first event of a calendar file says."""
    event = first_event(text)
    place = one_line(event.get("LOCATION"), 250)
    said = str(event.get("DESCRIPTION") or "").replace("\0", "")
    found = Read(
        channel=Channel.VIDEO if is_online(event, place) else Channel.MEETING,
        about=one_line(event.get("SUMMARY"), 250),
        at=moment(event),
        everybody=everybody(event),
    )
    found.take("\n\n".join(filter(None, [place, said])))
    return found


def is_online(event, place):
    """Whether one meets on screens: the place is an address of the web or a program for calls."""
    return bool(ONLINE.search(place) or event.get("CONFERENCE") or event.get(TEAMS))


def first_event(text):
    """The first event in it. Raises ValidationError where there is none to be read."""
    unreadable = ValidationError(_("This is no invitation that can be read."))
    if text.count("\n") > MOST_LINES or text.upper().count("BEGIN:") > MOST_LINES // 20:
        raise unreadable
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise unreadable from error
    if not events:
        raise unreadable
    return events[0]


def moment(event):
    """When it begins; a whole day at noon, and None where that cannot be read."""
    begins = getattr(event.get("DTSTART"), "dt", None)
    if begins is None:
        return None
    if not isinstance(begins, datetime):
        begins = datetime.combine(begins, time(12))
    try:
        begins = begins if begins.tzinfo else timezone.make_aware(begins)
        return begins if 1970 <= timezone.localtime(begins).year <= 2200 else None
    except (ValueError, OverflowError):
        return None


def everybody(event):
    """Whoever invites and is invited, each once, as (name, address)."""
    found = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        value = event.get(name)
        for one in value if isinstance(value, list) else filter(None, [value]):
            address = one_line(one, 254).removeprefix("mailto:").removeprefix("MAILTO:").lower()
            words = one_line(getattr(one, "params", {}).get("CN"), 200)
            found.setdefault(address, (words, address if "@" in address else ""))
    return list(found.values())[:MOST_PEOPLE]
