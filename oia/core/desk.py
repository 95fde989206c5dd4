"""What the ground floor shows of every record: what happened to it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.core import trails
from oia.core.plugs import NavEntry, RecordPanel, register
from oia.core.wanted import Asked, strands_of_kind

SHOWN = 30


def events(record, user):
    """What happened to the record itself, the latest first; its parts are told of elsewhere."""
    model = type(record)
    if not hasattr(model, "history"):
        return {"happened": []}
    strands = list(strands_of_kind(model, user, Asked(), own=record.pk))
    return {
        "happened": trails.events(trails.page(strands, SHOWN).found, user),
        "all_url": reverse("core:record-history", args=[model._meta.label_lower, record.pk]),
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
