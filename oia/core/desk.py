"""What the ground floor shows of every record: what happened to it."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from oia.core.models import Move
from oia.core.plugs import RecordPanel, register

SHOWN = 30


def events(record, user):
    """The record's moves and changes, the latest first, in two queries."""
    subject = ContentType.objects.get_for_model(record)
    moves = Move.objects.filter(subject_type=subject, subject_id=record.pk).select_related("by")
    changes = getattr(record, "history", None)
    return {
        "moves": moves[:SHOWN],
        "changes": changes.select_related("history_user")[:SHOWN] if changes else [],
    }


register(
    RecordPanel(
        name="history",
        title=_("History"),
        template="panels/history.html",
        context=events,
        order=90,
    )
)
