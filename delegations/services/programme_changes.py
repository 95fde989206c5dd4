"""What differs between a version of a programme that somebody holds and what is true now."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from delegations.choices.programme import View
from delegations.services.programme_rows import (
    CHOICES,
    PEOPLE,
    SHOWN,
    Row,
    hidden_people,
    in_view,
    label_of,
    rows_of,
    told_of,
)
from oia.core.rows import day

HOWS = ("added", "removed", "moved", "changed")


@dataclass
class Change:
    """What became of one item: how, and (label, before, after) of each field that differs."""

    how: str
    row: Row
    lines: list = field(default_factory=list)

    @property
    def how_words(self):
        return {
            "added": _("New"),
            "removed": _("Gone"),
            "moved": _("Other time"),
            "changed": _("Changed"),
        }[self.how]


def changes_since(version, user, view=View.INTERNAL, now=None):
    """What whoever holds a view of a version does not know yet, in the order of time."""
    now = told_of(version.delegation) if now is None else now
    programmes = unlike(in_view(version.content, view), in_view(now, view))
    hidden = hidden_people(user, *programmes)
    old, new = (rows_of(items, hidden=hidden) for items in programmes)
    besides = ("kind", "audience") if view == View.INTERNAL else ()
    return compared(old, new, (*besides, *SHOWN[view]))


def unlike(*programmes):
    """Of each of two programmes what the other one has not got just so."""
    known = [{kept["id"]: kept for kept in items} for items in programmes]
    return [
        [kept for pk, kept in mine.items() if theirs.get(pk) != kept]
        for mine, theirs in (known, known[::-1])
    ]


def compared(old, new, names):
    before, after = ({row.pk: row for row in rows} for rows in (old, new))
    found = [Change("added", row) for pk, row in after.items() if pk not in before]
    found += [Change("removed", row) for pk, row in before.items() if pk not in after]
    for pk, row in after.items():
        if pk in before and (lines := differing(before[pk], row, names)):
            found.append(Change("moved" if has_moved(before[pk], row) else "changed", row, lines))
    return sorted(found, key=lambda change: (change.row.starts_at, change.row.pk))


def has_moved(old, new):
    return (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at)


def differing(old, new, names):
    """The fields that differ, as a person reads them."""
    lines = []
    if has_moved(old, new):
        lines.append((_("When"), when(old), when(new)))
    for name in ("title", *names):
        if plain(old.kept[name]) != plain(new.kept[name]):
            lines.append((label_of(name), said(old, name), said(new, name)))
    return lines


def plain(value):
    """A value to be compared: people in whichever order."""
    return sorted(value) if isinstance(value, list) else value


def when(row):
    return f"{day(row.on)}, {row.hours}"


def said(row, name):
    """A field that differs; what usually need not be said is said here."""
    if words := row.words(name):
        return words
    if name in CHOICES:
        return str(CHOICES[name](row.kept[name]).label)
    if name == "guests":
        return _("the whole party")
    return _("nobody") if name in PEOPLE else _("nothing")


def counted(changes):
    """How many were added, removed, moved and changed: (how, words, count) where there are any."""
    return [
        (how, some[0].how_words, len(some))
        for how in HOWS
        if (some := [one for one in changes if one.how == how])
    ]
