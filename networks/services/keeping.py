"""Writing a change down so that its history says who made it and why."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from oia.core.holding import held


def hold(record):
    """Let nobody else change a record until the transaction ends; it is as it stands by now."""
    held(type(record), [record.pk])
    record.refresh_from_db()


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
