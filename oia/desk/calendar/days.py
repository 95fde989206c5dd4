"""What is on each day: gathered from all layers, sorted, and told for whoever looks."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from oia.core.plugs import CalendarEntry, CalendarLayer
from oia.desk.calendar import spans


@dataclass(frozen=True)
class Shown:
    """An entry on one of its days. `continues` where it began on an earlier one."""

    entry: CalendarEntry
    layer: CalendarLayer
    continues: bool
    goes_on: bool
    at: str = ""
    elsewhere: str = ""  # the hour in the other zone that was asked for


@dataclass
class Day:
    """A day with what is on it. `room` is for how many entries its place on the page is made."""

    on: date
    room: int | None = None
    shown: list = field(default_factory=list)
    is_today: bool = False
    is_beside: bool = False  # of the month before or after, on the page of a month

    @property
    def in_room(self):
        return self.shown[: self.room]

    @property
    def left_out(self):
        return len(self.shown) - len(self.in_room)

    @property
    def layers(self):
        """The layers that have something on this day, each once."""
        return list({one.layer.name: one.layer for one in self.shown}.values())


def days(user, span, asked, *, elsewhere=None, room=None):
    """The days of a span with what is on them. `elsewhere` is another zone to tell hours in."""
    on = defaultdict(list)
    for layer in asked.layers(user):
        for entry in asked.entries(user, layer, span.first, span.last):
            for day in days_of(entry, span):
                on[day].append(shown(entry, layer, day, elsewhere))
    today = timezone.localdate()
    return [
        Day(
            day,
            room,
            sorted(on[day], key=place),
            is_today=day == today,
            is_beside=span.view == spans.MONTH and day.month != span.on.month,
        )
        for day in span.days
    ]


def days_of(entry, span):
    first = max(entry.starts_on, span.first)
    last = min(entry.ends_on or entry.starts_on, span.last)
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def shown(entry, layer, day, elsewhere):
    begins = day == entry.starts_on
    return Shown(
        entry,
        layer,
        continues=not begins,
        goes_on=day < (entry.ends_on or entry.starts_on),
        at=hour(timezone.localtime(entry.at)) if entry.at and begins else "",
        elsewhere=there(entry, elsewhere) if entry.at and begins and elsewhere else "",
    )


def there(entry, zone):
    """The hour in another zone, with the day where that differs."""
    local, other = timezone.localtime(entry.at), entry.at.astimezone(zone)
    days = (other.date() - local.date()).days
    return f"{hour(other)}{f' {days:+d}' if days else ''}"


def hour(moment):
    return f"{moment:%H:%M}"


def place(one):
    """What lasts longest comes first, then what has no hour, then by the hour."""
    entry = one.entry
    length = ((entry.ends_on or entry.starts_on) - entry.starts_on).days
    return (-length, one.at, one.layer.order, str(entry.title))
