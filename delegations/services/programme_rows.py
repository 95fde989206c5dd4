"""What a programme shows of its items, as they are now or as a version has them."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices.programme import (
    Booking,
    InterpretingMode,
    ItemKind,
    PressAccess,
    Readers,
    View,
)
from delegations.models import ProgrammeItem
from delegations.services.local_time import comes_twice
from delegations.services.programme_people import NOBODY, items_of
from oia.core import remembered
from oia.core.visibility import hidden_from
from oia.directory.models import Person
from oia.directory.services.merging import stand_ins

TEXTS = (
    *("title", "place", "room", "interpreter_words", "direction", "vehicle", "dress"),
    *("seating", "run_sheet", "wet_weather"),
)
CHOICES = {
    "kind": ItemKind,
    "audience": Readers,
    "interpreting": InterpretingMode,
    "booking": Booking,
    "press": PressAccess,
}
#: People of the directory, some of whom are not for everybody.
LISTED = ("host", "greeter", "interpreter", "ours")
PEOPLE = (*LISTED, "guests", "staff")

EMPTY = ("", None, [])

#: What need not be said.
USUAL = {
    "interpreting": InterpretingMode.NONE,
    "booking": Booking.NONE,
    "press": PressAccess.CLOSED,
}

#: What stands below the title of an item, in this order.
DETAILS = (
    *("place", "room", "host", "greeter", "guests", "ours", "staff"),
    *("interpreting", "interpreter", "interpreter_words", "direction", "booking"),
    *("vehicle", "travel_minutes", "dress", "press", "seating", "run_sheet", "wet_weather"),
)

#: What each view tells besides the hours and the title.
SHOWN = {
    View.PUBLIC: ("place", "room", "host", "dress", "press"),
    View.INTERNAL: DETAILS,
    View.DRIVER: ("place", "vehicle", "travel_minutes", "wet_weather"),
}


def told(item):
    """An item and its people with all that any view tells of it, fit to be kept in a version."""
    kept = {"id": item.pk, "travel_minutes": item.travel_minutes}
    kept |= {name: getattr(item, name).isoformat() for name in ("starts_at", "ends_at")}
    kept |= {name: str(getattr(item, name)) for name in (*TEXTS, *CHOICES)}
    return kept | item.people


def told_of(delegation):
    """The whole programme as it is now, in a constant number of queries."""
    return [told(item) for item in items_of(delegation)]


def hidden_people(user, *programmes):
    """Which people of the directory that these programmes name are not for this user.

    Who was merged with somebody else since is for whoever may see that one.
    """
    if not hidden_from(user):
        return frozenset()
    keys = {
        pk for items in programmes for kept in items for name in LISTED for pk, _name in kept[name]
    }
    visible = Person.objects.visible_to(user).filter(pk__in=[NOBODY, *keys])
    unseen = keys.difference(visible.values_list("pk", flat=True))
    return frozenset(unseen.difference(stand_ins(Person, unseen, user)) if unseen else unseen)


@dataclass
class Row:
    """An item as it is shown to somebody from whom some people are hidden."""

    kept: dict
    hidden: frozenset = frozenset()
    clashes: list = field(default_factory=list)
    item: Any = None
    said: str = ""  # its facts, once a page has put them into HTML
    carries: str = ""  # how many ride along, where a page tells it
    zone: Any = field(default_factory=timezone.get_current_timezone)

    @property
    def pk(self):
        return self.kept["id"]

    @property
    def title(self):
        return self.kept["title"]

    @cached_property
    def starts_at(self):
        return datetime.fromisoformat(self.kept["starts_at"])

    @cached_property
    def ends_at(self):
        return datetime.fromisoformat(self.kept["ends_at"])

    @cached_property
    def here(self):
        """Both ends as our clocks show them."""
        return self.starts_at.astimezone(self.zone), self.ends_at.astimezone(self.zone)

    @cached_property
    def on(self):
        return self.here[0].date()

    @cached_property
    def begins(self):
        return hour(self.here[0])

    @cached_property
    def ends(self):
        """The hour, with the day where that is another one."""
        later = (self.here[1].date() - self.on).days
        return f"{hour(self.here[1])} +{later}" if later else hour(self.here[1])

    @cached_property
    def hours(self):
        return f"{self.begins}–{self.ends}"

    @property
    def hours_need_words(self):
        """Whether two inputs do not tell them: it ends on another day, or an hour comes twice."""
        return len(self.hours) > len("00:00–00:00")

    @property
    def is_public(self):
        return self.kept["audience"] == Readers.PUBLIC

    @property
    def is_travel(self):
        return self.kept["kind"] == ItemKind.TRAVEL

    @property
    def kind_words(self):
        return remembered.choice(ItemKind, self.kept["kind"])

    def people(self, name):
        """The names; of whoever is hidden, that somebody is."""
        listed = self.hidden if name in LISTED else ()
        return [_("hidden") if pk in listed else who for pk, who in self.kept[name]]

    def words(self, name):
        """A field as a person reads it; blank where there is nothing to say."""
        value = self.kept[name]
        if value in EMPTY or value == USUAL.get(name):
            return ""
        if name in PEOPLE:
            return ", ".join(self.people(name))
        if name in CHOICES:
            return remembered.choice(CHOICES[name], value)
        if name == "travel_minutes":
            return ngettext("%d minute", "%d minutes", value) % value
        return value

    def facts(self, labels):
        """(name, label, words) of those fields, by their labels, that say something."""
        told = (name for name in labels if self.kept[name] not in EMPTY)
        return [(name, labels[name], said) for name in told if (said := self.words(name))]


def hour(local):
    """ "14:05" on our clocks; where they show it twice, with the name of the zone."""
    mark = f" {local.tzname()}" if comes_twice(local) else ""
    return f"{local.hour:02}:{local.minute:02}{mark}"


def label_of(name):
    return remembered.fields(ProgrammeItem)[name]


def rows_of(items, user=None, hidden=None):
    """Items as they were told, as rows in the order of time."""
    hidden = hidden_people(user, items) if hidden is None else hidden
    zone = timezone.get_current_timezone()
    rows = [Row(kept, hidden, zone=zone) for kept in items]
    return sorted(rows, key=lambda row: (row.starts_at, row.pk))


def in_view(items, view):
    """Those items, as they were told, that stand in a view."""
    if view == View.PUBLIC:
        return [kept for kept in items if kept["audience"] == Readers.PUBLIC]
    if view != View.DRIVER:
        return items
    driven = [kept for kept in items if is_driven(kept)]
    stops = filter(None, (next_stop(kept, items) for kept in driven))
    shown = {kept["id"] for kept in (*driven, *stops)}
    return [kept for kept in items if kept["id"] in shown]


def is_driven(kept):
    """Whether a driver has something to do with it."""
    return bool(kept["kind"] == ItemKind.TRAVEL or kept["vehicle"] or kept["travel_minutes"])


def next_stop(kept, items):
    """The first thing after an item that some of its guests are at: where the driver goes next."""
    ended, guests = datetime.fromisoformat(kept["ends_at"]), keys_of(kept)
    for one in items:
        if datetime.fromisoformat(one["starts_at"]) >= ended and one["kind"] != ItemKind.TRAVEL:
            others = keys_of(one)
            if not (guests and others) or guests & others:
                return one
    return None


def keys_of(kept):
    return {pk for pk, _name in kept["guests"]}


def by_day(rows):
    """(day, rows) for each day on which something begins."""
    return [(day, list(some)) for day, some in groupby(rows, key=lambda row: row.on)]
