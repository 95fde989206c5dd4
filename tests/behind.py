"""Records that are otherwise than their history last told."""

from oia.core.kinds import kept_models
from oia.core.story import told_fields


def behind():
    """Each field, with its record, that changed by a road which left nothing in the history.

    Whoever saves such a record next would be told to have changed it. What came with the tables
    has no history to begin with.
    """
    return [found for model in kept_models().values() for found in behind_of(model)]


def behind_of(model):
    history = model.history.model
    fields = [*told_fields(history), *status_of(history)]
    last = {row.id: row for row in history.objects.order_by("history_id")}
    for record in model._base_manager.filter(pk__in=last):
        for field in fields:
            said, is_now = (getattr(one, field.attname) for one in (last[record.pk], record))
            if said != is_now:
                yield f"{model._meta.label} {record.pk}: {field.name} was {said}, is {is_now}"


def status_of(history):
    """The state, which moves tell in words; its row of history is there all the same."""
    return [field for field in history.tracked_fields if field.name == "status"]
