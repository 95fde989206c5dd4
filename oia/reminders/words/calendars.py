"""Deadlines as a calendar file (RFC 5545). Written by hand: every letter carries one."""

from datetime import UTC, timedelta

from django.conf import settings

from oia.reminders.choices import Status
from oia.reminders.words.wording import one_line

HEAD = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Office of International Affairs//Deadlines//EN",
    "METHOD:PUBLISH",
]
ALARM = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D"]

#: Signs of a title that a calendar shows.
LONGEST = 300

#: Octets that a line may have, and those of one that goes on from the line before.
LINE, REST = 75, 74


def calendar_of(deadlines, *, linked=True):
    """An iCalendar with one event for each deadline, its neutral title where it is restricted.

    `linked` is for readers who can open the page of a date.
    """
    lines = list(HEAD)
    for deadline in sorted(deadlines, key=lambda one: (one.falls_due_at, one.pk)):
        lines += event(deadline, linked)
    return written([*lines, "END:VCALENDAR"])


def written(lines):
    """The lines of a calendar file as it travels."""
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def event(deadline, linked):
    """The deadline as the last half hour before it falls due."""
    title = escaped(deadline.travels_as)
    cancelled = deadline.status == Status.CANCELLED
    lines = [
        "BEGIN:VEVENT",
        f"UID:deadline-{deadline.pk}@{settings.SITE_URL.partition('://')[2]}",
        f"SEQUENCE:{deadline.version}",
        f"DTSTAMP:{stamp(deadline.updated_at)}",
        f"DTSTART:{stamp(deadline.falls_due_at - timedelta(minutes=30))}",
        f"DTEND:{stamp(deadline.falls_due_at)}",
        f"SUMMARY:{title}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
    ]
    if linked:
        lines.append(f"URL:{settings.SITE_URL}{deadline.get_absolute_url()}")
    if not cancelled:
        lines += [*ALARM, f"DESCRIPTION:{title}", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def stamp(moment):
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text):
    """Words as the value of a property. Nothing in them can begin another."""
    return one_line(text, LONGEST).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line):
    """A line of at most 75 octets, and the rest of it on lines that begin with a space."""
    raw = line.encode()
    if len(raw) <= LINE:
        return line
    parts, room = [], LINE
    while raw:
        part = raw[:room].decode(errors="ignore")  # never in the middle of a letter
        parts.append(part)
        raw, room = raw[len(part.encode()) :], REST
    return "\r\n ".join(parts)
