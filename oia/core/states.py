"""The one helper that moves a record from state to state."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from oia.core.models import Move
from oia.core.roads import arriving_by, typed, why_now
from oia.core.signals import changed


@transaction.atomic
def move(record, to, *, by, why="", **along):
    """Move `record` to the state `to`, and keep who did it and why.

    One conditional update, so that two clicks cannot both win; its move and its history row
    beside it in the same transaction. `along` are fields that change with the state.
    Raises ValidationError when the state may not follow or somebody else was quicker.
    """
    if record.status not in type(record).MAY_FOLLOW.get(to, ()):
        raise ValidationError(no_longer(record, to))
    take_back(record, to, by=by, why=why, **along)


@transaction.atomic
def take_back(record, to, *, by, why="", **along):
    """The same, from whatever state it is in: what an import moved goes back to where it was."""
    model, before, why = type(record), record.status, typed(why)
    movable = model._default_manager.filter(pk=record.pk, status=before)
    values = {"status": to, "updated_at": timezone.now(), **along}
    if not movable.update(**values):
        raise ValidationError(no_longer(record, to))
    write_down(record, before, to, by=by, why=why)
    record.refresh_from_db()
    keep_history(record, by=by, why=why)
    changed.send(sender=model, instance=record)


def no_longer(record, to):
    words = {"record": record, "state": state_label(type(record), to)}
    return _("%(record)s can no longer become “%(state)s”.") % words


def state_label(model, state):
    """The words for a state of this model."""
    return dict(model._meta.get_field("status").flatchoices).get(state, state)


def write_down(record, before, to, *, by, why=""):
    """The move itself. Also called once when a record comes into being, with `before` blank."""
    return Move.objects.create(
        subject=record, came_from=before, went_to=to, by=by, why=why, at=timezone.now()
    )


def keep_history(record, *, by, why):
    """The history row that a conditional update would otherwise not leave.

    It is about this step, whoever changed the same record before, and why. What an import gives
    as the reason stays with the move: by its own name its undo knows what it did.
    """
    if not hasattr(type(record), "history"):
        return
    for said_before in ("_history_user", "_change_reason"):
        record.__dict__.pop(said_before, None)
    reason = (arriving_by() or why or why_now())[:100]
    bulk_update_with_history(
        [record], type(record), [], default_user=by, default_change_reason=reason
    )
    if by is not None:
        record._history_user = by  # for what is tied to it in the same step


def may_become(record):
    """The states that this record may move to now, as (value, label) in the order of choices."""
    table = type(record).MAY_FOLLOW
    choices = type(record)._meta.get_field("status").flatchoices
    return [(value, label) for value, label in choices if record.status in table.get(value, ())]
