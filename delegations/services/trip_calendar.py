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


def calendar_of(trip, legs, stays, meetings):
    """An event for each leg, from departure to arrival, one of whole days for each lodging, and one
    for each meeting, of which nobody says when it ends. What briefs them for it does not travel."""
    lines = list(HEAD)
    for leg in legs:
        lines += event("leg", leg, leg_title(leg), hours(leg), booked(leg))
    for stay in stays:
        title = ", ".join(filter(None, [stay.name, stay.place]))
        lines += event("stay", stay, title, nights(stay), booked(stay))
    for meeting in meetings:
        begins = [f"DTSTART:{stamp(meeting.starts_at)}"]
        lines += event("meeting", meeting, meeting.topic, begins, whom(meeting), meeting.place)
    return written([*lines, "END:VCALENDAR"])


def booked(part):
    return [part.booking, part.notes.replace("\n", " ")]


def whom(meeting):
    """With whom a meeting is, as far as whoever takes the file may see them."""
    seen = [meeting.counterpart_seen, meeting.counterpart_words, meeting.post]
    return [str(one) for one in [*seen, meeting.organisation_seen] if one]


def event(kind, part, title, when, said, place=""):
    """One event. A calendar that has it already takes the later state of it."""
    told = ", ".join(filter(None, said))
    lines = [
        "BEGIN:VEVENT",
        f"UID:trip-{kind}-{part.pk}@{settings.SITE_URL.partition('://')[2]}",
        f"SEQUENCE:{int(part.updated_at.timestamp()) - EPOCH}",
        f"DTSTAMP:{stamp(part.updated_at)}",
        *when,
        f"SUMMARY:{escaped(title)}",
    ]
    more = {"LOCATION": place, "DESCRIPTION": told}
    lines += [f"{name}:{escaped(text)}" for name, text in more.items() if text]
    return [*lines, "END:VEVENT"]


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
