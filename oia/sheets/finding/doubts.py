"""What a row means, and what may be meant where only a person can tell."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

MOST = 5  # doubtful records that are put to a person


class Doubt(NamedTuple):
    """A stored record that a row may mean: how alike it is, from 0 to 100, and why, in words."""

    record: Any
    likeness: int
    why: str


class Match(NamedTuple):
    """What a row means: `record`, found by its "id" or a "key"; or none, and then perhaps some
    that are `doubtful`, at most five, the likeliest first, of which a person decides."""

    record: Any = None
    how: str = "none"
    doubtful: tuple = ()


def doubtful(doubts):
    """No match, but these may be meant; the likeliest first, else as they come."""
    likest = sorted(doubts, key=lambda doubt: -doubt.likeness)
    return Match(doubtful=tuple(likest[:MOST]))


def two_fit(record, likeness, others):
    """The row's number speaks of one record, and its key of others."""
    by_number = Doubt(record, likeness, _("It has the number of the row."))
    why = _("It has another number, but all else that tells it from others.")
    return doubtful([Doubt(other, 100, why) for other in others] + [by_number])


def other_name(record, likeness, columns):
    """A record found by its number or its key bears quite another name than the row."""
    words = {"columns": labels(columns)}
    return Doubt(record, likeness, _("It has the same %(columns)s, but another name.") % words)


def other_key(record, columns, others):
    """A record found by one key is another by a key that counts for more."""
    words = {"columns": labels(columns), "others": labels(others)}
    why = _("It has the same %(columns)s, but not the same %(others)s.")
    if not others:
        why = _("It has the same %(columns)s.")
    return Doubt(record, 100, why % words)


def labels(columns):
    return ", ".join(str(column.label) for column in columns)
