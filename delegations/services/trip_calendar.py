"""The itinerary of a trip as a calendar file (RFC 5545), for whoever may see the trip."""

from datetime import UTC, datetime

from django.conf import settings

from oia.reminders.words.calendars import escaped, stamp, written

HEAD = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Office of International Affairs//Itinerary//EN",
    "METHOD:PUBLISH",
]


def calendar_of(trip, legs, stays):
    """An event for each leg, from departure to arrival, and one of whole days for each lodging."""
    lines = list(HEAD)
    for leg in legs:
        lines += event("leg", leg, leg_title(leg), hours(leg))
    for stay in stays:
        title = ", ".join(filter(None, [stay.name, stay.place]))
        lines += event("stay", stay, title, nights(stay))
    return written([*lines, "END:VCALENDAR"])


def event(kind, part, title, when):
    """One event. A calendar that has it already takes the later state of it."""
    told = ", ".join(filter(None, [part.booking, part.notes.replace("\n", " ")]))
    lines = [
        "BEGIN:VEVENT",
        f"UID:trip-{kind}-{part.pk}@{settings.SITE_URL.partition('://')[2]}",
        f"SEQUENCE:{int(part.updated_at.timestamp()) - EPOCH}",
        f"DTSTAMP:{stamp(part.updated_at)}",
        *when,
        f"SUMMARY:{escaped(title)}",
    ]
    return [*lines, *([f"DESCRIPTION:{escaped(told)}"] if told else []), "END:VEVENT"]


#: Sequences are counted from here in seconds, and stay below what calendars can hold.
EPOCH = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())


def leg_title(leg):
    return " ".join(filter(None, [leg.carrier, leg.number, str(leg)]))


def hours(leg):
    return [f"DTSTART:{stamp(leg.departs_at)}", f"DTEND:{stamp(leg.arrives_at)}"]


def nights(stay):
    """Whole days, of which the last is not one any more."""
    first, last = stay.from_on.strftime("%Y%m%d"), stay.until_on.strftime("%Y%m%d")
    return [f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{last}"]
