"""Writing a change of a commitment down so that its history says who made it and why."""


def keep(record, *, by, why=""):
    """Check and save a record. Raises ValidationError when it may not be stored as it is."""
    record._history_user, record._change_reason = by, why[:100]
    record.full_clean()
    record.save()
    return record
