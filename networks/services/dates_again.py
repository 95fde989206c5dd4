"""Dates that were answered and are owed anew: the engine leaves what is done, unless told."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from oia.core.plugs import DeadlineSource, board
from oia.reminders import following, services
from oia.reminders.choices import Status
from oia.reminders.models import Deadline


@transaction.atomic
def take_up_again(record, *, why):
    """Open those dates of a record again that the program closed and that the record has anew.

    What somebody closed by hand stays closed.
    """
    kind = ContentType.objects.get_for_model(record)
    closed = Deadline.objects.filter(
        origin_type=kind, origin_id=record.pk, status=Status.DONE, closed_by=None
    )
    for deadline in closed:
        source = board.get(DeadlineSource, deadline.kind)
        if source is not None and source.rows().filter(pk=record.pk).exists():
            services.reopen(deadline, by=None, why=why)
            Deadline.objects.filter(pk=deadline.pk).update(fingerprint="")  # to be read anew
    following.follow(type(record), record)
