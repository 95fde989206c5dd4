"""What the ground floor shows of every record: what happened to it."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.core.models import LinkChange, Move
from oia.core.plugs import NavEntry, RecordPanel, register

SHOWN = 30
TOLD = ("by", "subject_type")


def events(record, user):
    """The record's own moves, changes and ties, the latest first, in two queries or three."""
    meta, own = record._meta, {"subject_type": ContentType.objects.get_for_model(record)}
    own["subject_id"] = record.pk
    changes = getattr(record, "history", None)
    ties = LinkChange.objects.filter(**own).select_related(*TOLD) if meta.many_to_many else []
    return {
        "moves": Move.objects.filter(**own).select_related(*TOLD)[:SHOWN],
        "changes": changes.select_related("history_user")[:SHOWN] if changes else [],
        "links": ties[:SHOWN],
        "all_url": reverse("core:record-history", args=[meta.label_lower, record.pk])
        if changes
        else "",
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
register(
    NavEntry(
        title=_("Who saw what"),
        url_name="core:sightings",
        right="core.view_sighting",
        group=_("Office"),
        icon="eye",
        order=90,
    )
)
register(
    NavEntry(
        title=_("Changes"),
        url_name="core:changes",
        right="",
        group=_("Office"),
        icon="clock-history",
        order=90,
    )
)
