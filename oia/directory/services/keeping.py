"""Writing a change down so that its history says who made it and why."""

from django.db import transaction

from oia.core.rights import need


def keep(record, *, by, why=""):
    """Check and save a record. Raises ValidationError when it may not be stored as it is."""
    record._history_user, record._change_reason = by, why[:100]
    record.full_clean()
    record.save()
    return record


def right(record, action):
    meta = record._meta
    return f"{meta.app_label}.{action}_{meta.model_name}"


@transaction.atomic
def save_part(part, *, by, why=""):
    """Keep a small thing that hangs on a record, new or changed."""
    need(by, right(part, "add" if part._state.adding else "change"))
    return keep(part, by=by, why=why)


@transaction.atomic
def remove_part(part, *, by, why=""):
    """Take it away; the history of what it hung on tells of it."""
    need(by, right(part, "delete"))
    part._history_user, part._change_reason = by, why[:100]
    part.delete()


def keep_row_of_part(part, along, *, by):
    """Keep it as a row of a sheet has it."""
    save_part(part, by=by)
