"""The records on which a date can be typed in, found by what they are called."""

from functools import partial, reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from oia.core.finding import one_of, perhaps_meant
from oia.core.models import Record
from oia.core.plugs import Searched, board
from oia.reminders.models import Deadline

#: So many of each kind are offered, by so many words.
SHOWN, MOST_WORDS = 6, 8


def named(text, user):
    """Those of each kind that have these words in a name, as (kind, [(record, about)], more).

    `about` is how the form is told of a record; `more` says that not all are shown. Where nothing
    is called so, those come that were perhaps meant.
    """
    if not text.split():
        return []
    words = text.split()[:MOST_WORDS]
    if found := called(user, partial(spelled_so, words=words)):
        return found
    meant = (called(user, partial(alike, ways=ways)) for ways in perhaps_meant(text))
    return next(filter(None, meant), [])


def called(user, looks_for):
    kinds = [kind for kind in board.all(Searched) if bears_dates(kind.model)]
    found = [(kind, of_kind(kind, looks_for, user)) for kind in kinds if user.has_perm(kind.right)]
    return [(kind, offered(rows[:SHOWN]), len(rows) > SHOWN) for kind, rows in found if rows]


def bears_dates(model):
    return issubclass(model, Record) and model is not Deadline


def of_kind(kind, looks_for, user):
    rows = kind.model._default_manager.visible_to(user).select_related(*kind.reads)
    names = [field.path for field in kind.fields if field.is_name]
    return list(looks_for(rows, names)[: SHOWN + 1])


def spelled_so(rows, names, words):
    if hasattr(rows, "best"):  # kept with all its names, however they are typed
        return rows.best(" ".join(words))
    return latest(rows, names, "icontains", words)


def alike(rows, names, ways):
    if hasattr(rows, "near"):
        return rows.near(ways)
    return latest(rows, names, "iregex", map(one_of, ways))


def latest(rows, names, lookup, wanted):
    """Those that have each of the things wanted in one of their names."""
    for each in wanted:
        rows = rows.filter(reduce(or_, (Q(**{f"{name}__{lookup}": each}) for name in names)))
    return rows.order_by("-pk").distinct()


def offered(rows):
    return [(row, f"{ContentType.objects.get_for_model(row).pk}.{row.pk}") for row in rows]
