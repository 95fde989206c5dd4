"""Writing a change down so that its history says who made it and why."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _


def keep(record, *, by, why=""):
    """Check and save a record. Raises ValidationError when it may not be stored as it is."""
    record._history_user = by
    record._change_reason = why[:100]
    record.full_clean()
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError as error:  # somebody was quicker between the check and the writing
        raise ValidationError(
            _("Somebody else has just stored what does not fit with this. Look at it again.")
        ) from error
    return record
