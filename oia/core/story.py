"""What happened to a record, told from its moves and from the rows of its history."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import ForeignKey
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from oia.core.rows import day, moment

#: What a program keeps for itself, or what the moves already tell.
UNTOLD = {"id", "created_at", "updated_at", "search_text", "catalogue", "status"}

TOGETHER = timedelta(seconds=1)
MOST_SIGNS = 120  # of a long text before it is cut


def told(moves, changes):
    """Moves and changes as one list of events, the latest first."""
    moved, changed = [of_move(move) for move in moves], of_changes(changes)
    apart = [event for event in changed if not joins_a_move(event, moved)]
    return sorted(moved + apart, key=lambda event: event["at"], reverse=True)


def joins_a_move(event, moved):
    """Let what changed together with a state be told with it."""
    for move in moved:
        if abs(move["at"] - event["at"]) < TOGETHER and move["by"] == event["by"]:
            move.setdefault("changes", []).extend(event["changes"])
            return True
    return False


def of_move(move):
    return {
        "at": move.at,
        "by": name_of(move.by),
        "came_from": move.came_from and move.from_label,
        "went_to": move.to_label,
        "why": move.why,
    }


def of_changes(rows):
    """An event for each row that added, removed or changed something."""
    pairs = [(new, differing(new, old)) for new, old in pairwise([*rows, None])]
    labels = names_of_related([pair for _row, pairs_of_row in pairs for pair in pairs_of_row])
    events = []
    for row, found in pairs:
        if row.history_type == "~" and not found:
            continue
        events.append(
            {
                "at": row.history_date,
                "by": name_of(row.history_user),
                "words": {"+": _("added it"), "-": _("removed it")}.get(
                    row.history_type, _("changed it")
                ),
                "changes": [in_words(change, labels) for change in found],
                "why": row.history_change_reason or "",
            }
        )
    return events


def differing(new, old):
    """(field, old value, new value) of whatever differs between two rows of a history."""
    if old is None or new.history_type != "~":
        return []
    fields = [field for field in type(new).tracked_fields if field.name not in UNTOLD]
    values = [(field, getattr(old, field.attname), getattr(new, field.attname)) for field in fields]
    return [(field, before, after) for field, before, after in values if before != after]


def names_of_related(found):
    """The names of the records that changed fields point to: one query for each model."""
    wanted = {}
    for field, *values in found:
        if isinstance(field, ForeignKey):
            wanted.setdefault(field.related_model, set()).update(filter(None, values))
    return {model: model._base_manager.in_bulk(list(keys)) for model, keys in wanted.items()}


def in_words(change, labels):
    field, old, new = change
    return {
        "name": str(field.verbose_name).capitalize(),
        "old": shown(field, old, labels),
        "new": shown(field, new, labels),
    }


def shown(field, value, labels):
    """A stored value as a person reads it; nothing where nothing was known."""
    if value in (None, "") or isinstance(value, bool):
        return value
    if isinstance(field, ForeignKey):
        return labels[field.related_model].get(value, _("a record that is gone"))
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    words = dict(field.flatchoices).get(value, value) if field.choices else value
    return Truncator(words).chars(MOST_SIGNS)


def name_of(user):
    return user.get_full_name() if user else ""
