"""What the events of a history are about: the title of each thing, its page and its own history."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.constants import LOOKUP_SEP
from django.urls import reverse
from django.utils.translation import gettext as _

from oia.core.kinds import is_on_any
from oia.core.sightings import path_of


@dataclass(frozen=True)
class About:
    """One thing as it stands beside what happened to it."""

    kind: str
    title: str
    url: str = ""
    history_url: str = ""
    thing: object = None  # None of what is gone


def tell_abouts(events):
    """Let each event know what it is about, in one look for each kind of thing."""
    wanted = defaultdict(dict)
    for event in events:
        kind, pk = event["of"]
        wanted[kind][pk] = event["row"]
    known = {kind: abouts_of(kind, rows) for kind, rows in wanted.items()}
    for event in events:
        kind, pk = event["of"]
        event["about"] = known[kind][pk]
    return events


def abouts_of(kind, rows):
    model = ContentType.objects.get_for_id(kind).model_class()
    there = model._default_manager.all()
    there = there.for_list() if hasattr(there, "for_list") else there
    if way := (path_of(model) or "").rpartition(LOOKUP_SEP)[0]:
        there = there.select_related(way)
    if is_on_any(model):
        there = there.prefetch_related("subject")
    found = {one.pk: one for one in there.order_by().filter(pk__in=list(rows))}
    return {pk: about(model, pk, found.get(pk), row) for pk, row in rows.items()}


def about(model, pk, thing, row):
    kind = str(model._meta.verbose_name)
    history = reverse("core:record-history", args=[model._meta.label_lower, pk])
    if thing is None:
        return About(kind, _("%(name)s (gone)") % {"name": title_of_row(row, pk)}, "", history)
    url = thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""
    return About(kind, str(thing), url, history, thing)


def title_of_row(row, pk):
    """What somebody would call a thing that is gone, from a row of its history."""
    for field in getattr(row, "tracked_fields", ()):
        value = getattr(row, field.attname)
        if isinstance(field, CharField) and not field.choices and value:
            return value
    return f"#{pk}"
