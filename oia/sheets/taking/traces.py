"""What happened to imported records since, asked for many of them together."""

from collections import defaultdict
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType


class Traces:
    """The records of some rows of an import as they are now, what somebody did to them since,
    and what hangs on them by now. A constant number of queries, however many rows there are.

    `later` holds for a record the first row of its history that something else left, `hanging`
    the first thing that names it without a key of the database: a paper, a decision, a date.
    """

    def __init__(self, bringing, rows):
        self.bringing, self.sheet = bringing, bringing.sheet
        pks = [row.record_id for row in rows]
        everything = self.sheet.model._default_manager.all()
        self.records = self.sheet.prepare(everything).in_bulk(pks)
        self.later = first_later(bringing, pks)
        new = [row.record_id for row in rows if row.verdict == "new"]
        self.hanging = first_hanging(bringing, new)


def first_later(bringing, pks):
    history = getattr(bringing.sheet.model, "history", None)
    if history is None:
        return {}
    began, later = set(), {}
    rows = history.filter(id__in=pks).order_by("history_id").select_related("history_user")
    for row in rows:
        if row.history_change_reason == bringing.why:
            began.add(row.id)
        elif row.id in began:
            later.setdefault(row.id, row)
    return later


@cache
def models_that_hang():
    """Every kind of thing that may name any record as its subject, and keeps a history."""
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "history")
        and {"subject_type", "subject_id"} <= {field.name for field in model._meta.get_fields()}
    ]


def first_hanging(bringing, pks):
    kind, found = ContentType.objects.get_for_model(bringing.sheet.model), {}
    for model in models_that_hang() if pks else ():
        things = list(model._default_manager.filter(subject_type=kind, subject_id__in=pks))
        for thing in others_among(bringing, things):
            found.setdefault(thing.subject_id, thing)
    return found


def others_among(bringing, things):
    """Those of some things that anything but this import ever wrote.

    What has no history is part of something that has.
    """
    by_model = defaultdict(list)
    for thing in things:
        if hasattr(type(thing), "history"):
            by_model[type(thing)].append(thing)
    found = []
    for model, some in by_model.items():
        rows = model.history.filter(id__in=[thing.pk for thing in some])
        touched = set(rows.exclude(history_change_reason=bringing.why).values_list("id", flat=True))
        found += [thing for thing in some if thing.pk in touched]
    return found
