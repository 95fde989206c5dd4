"""What apps declared to be searched, and which records each of these declarations looks at."""

from functools import cache

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import MD5

from oia.core.paths import at_end_of, guards, leads_to_many
from oia.core.plugs import Searched, board
from oia.core.sql import listed
from oia.core.visibility import Sensitivity
from oia.reminders.sources import Joined, as_text

#: Part of every fingerprint: another number has all records read anew, when words are made
#: otherwise than before.
MAKING = "4"


def kinds():
    return board.all(Searched)


def kinds_for(user):
    """The kinds of records that a user may look for."""
    rights = user.get_all_permissions()
    return [kind for kind in kinds() if kind.right in rights]


@cache
def columns(kind):
    """Every column of which an entry is made, each once."""
    paths = [field.path for field in kind.fields]
    more = [guard for path in paths for guard in guards(kind.model, path)]
    return tuple(dict.fromkeys([*paths, *more, *filter(None, [kind.weight])]))


def watched(kind):
    """Every column that an entry depends on, each once."""
    return tuple(dict.fromkeys([*columns(kind), *kind.text_of]))


def is_open(kind, path, value_of):
    """Whether what lies at the end of a path may be told to whoever sees the record itself."""
    levels = (value_of(guard) for guard in guards(kind.model, path))
    return all(level in (None, Sensitivity.OFFICE) for level in levels)


def fingerprinted(kind, rows):
    """Records with the fingerprint of all that their entries depend on."""
    parts = [Value(MAKING), *(value_at(kind.model, path) for path in watched(kind))]
    return rows.order_by().annotate(watched=MD5(Joined(*map(as_text, parts))))


def value_at(model, path):
    """What stands at the end of a path; of a path to many records, what all of them have."""
    if not leads_to_many(model, path):
        return F(path)
    return Subquery(listed(model._base_manager.filter(pk=OuterRef("pk")), F(path)))


@cache
def roads():
    """For each model, whose entries depend on it: (kind, path from its records) -> columns."""
    found = {}
    for kind in kinds():
        for path in watched(kind):
            for road, column in steps_of(path):
                model = at_end_of(kind.model, road)
                found.setdefault(model, {}).setdefault((kind.name, road), set()).add(column)
    return found


def steps_of(path):
    """Each step of a path with the road to it: a__b is a, at "", and b, at "a"."""
    steps = path.split(LOOKUP_SEP)
    return [(LOOKUP_SEP.join(steps[:at]), step) for at, step in enumerate(steps)]
