"""The index follows its records as soon as what changed them is committed.

Much may be saved in one transaction: an import, the demo office. What was touched is noted, and
looked at once at the end. If that fails, or the process dies, `indexing.reconcile` finds it.
"""

from collections import defaultdict

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from oia.core.plugs import Searched, board
from oia.desk.search import indexing
from oia.desk.search.declared import roads


def record_saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs):
    for (name, road), watched in roads().get(sender, {}).items():
        concerns = update_fields is None or watched & names_of(sender, update_fields)
        if concerns and not raw and not (created and road):
            note(name, road, instance.pk)


def record_changed(sender, instance, **kwargs):
    record_saved(sender, instance)


def record_deleted(sender, instance, **kwargs):
    for name, road in roads().get(sender, {}):
        if not road:
            note(name, road, instance.pk)


def names_of(model, update_fields):
    """Fields that were saved by either of their names: "city" is "city_id"."""
    fields = {model._meta.get_field(name) for name in update_fields}
    return {name for field in fields for name in (field.name, field.attname)}


def note(name, road, pk):
    """Look at this once the transaction is over. What is taken back with it costs one look."""
    touched().add((name, road, pk))
    transaction.on_commit(catch_up, robust=True)


def touched():
    return vars(connections[DEFAULT_DB_ALIAS]).setdefault("touched_for_search", set())


def catch_up():
    """Bring the entries of all that was touched in step."""
    waiting, by_road = touched(), defaultdict(list)
    while waiting:
        name, road, pk = waiting.pop()
        by_road[name, road].append(pk)
    for (name, road), pks in sorted(by_road.items()):
        kind = board.get(Searched, name)
        for start in range(0, len(pks), indexing.AT_ONCE):
            look_at(kind, road, pks[start : start + indexing.AT_ONCE])


def look_at(kind, road, pks):
    rows = kind.model._base_manager.filter(**{f"{road or 'pk'}__in": pks})
    indexing.bring_in_step(kind, rows)
    if not road:
        indexing.forget(kind, pks)
