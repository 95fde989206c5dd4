"""The records on which a date can be typed in, found by what they are called."""

from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from oia.core.finding import perhaps_meant
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
    if found := called(text.split()[:MOST_WORDS], user):
        return found
    return next(filter(None, (called(other.split(), user) for other in perhaps_meant(text))), [])


def called(words, user):
    kinds = [kind for kind in board.all(Searched) if bears_dates(kind.model)]
    found = [(kind, of_kind(kind, words, user)) for kind in kinds if user.has_perm(kind.right)]
    return [(kind, offered(rows[:SHOWN]), len(rows) > SHOWN) for kind, rows in found if rows]


def bears_dates(model):
    return issubclass(model, Record) and model is not Deadline


def of_kind(kind, words, user):
    rows = kind.model._default_manager.visible_to(user).select_related(*kind.reads)
    if hasattr(rows, "best"):  # kept with all its names, however they are typed
        return list(rows.best(" ".join(words))[: SHOWN + 1])
    names = [field.path for field in kind.fields if field.is_name]
    for word in words:
        rows = rows.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names)))
    return list(rows.order_by("-pk").distinct()[: SHOWN + 1])


def offered(rows):
    return [(row, f"{ContentType.objects.get_for_model(row).pk}.{row.pk}") for row in rows]
