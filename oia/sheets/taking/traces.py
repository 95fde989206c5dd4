"""What happened to imported records since, asked for many of them together."""

from collections import defaultdict
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from oia.core.links import kept_fields
from oia.core.models import LinkChange
from oia.sheets.choices import Fate, Verdict


class Traces:
    """The records of some rows of an import as they are now, what somebody did to them since,
    and what hangs on them by now. A constant number of queries, however many rows there are.

    `later` holds for a record the first row of its history that something else left, `hanging`
    the first thing that names it without a key of the database: a paper, a decision, a date.
    `changed` are new records that changed since, though their history of it was purged. `added` is
    what the import added beside the records.
    """

    def __init__(self, bringing, rows):
        self.bringing, self.sheet = bringing, bringing.sheet
        pks = [row.record_id for row in rows]
        everything = self.sheet.model._default_manager.all()
        self.records = self.sheet.prepare(everything).in_bulk(pks)
        began, self.later = first_later(bringing, pks)
        self.changed = {
            row.pk
            for row in rows
            if row.verdict == "new"
            and row.record_id not in began
            and changed_since(self.records.get(row.record_id), bringing.written_at)
        }
        new = [row.record_id for row in rows if row.verdict == "new"]
        self.hanging = first_hanging(bringing, new)
        self.added = Added(bringing, pks)


class Added:
    """What an import added beside some records. A constant number of queries, however many.

    `chains` holds for a record what was added, in the order in which it goes; `touched` are the
    records of which somebody changed that since; of those in `taken` it was taken back already,
    for another row told of them.
    """

    def __init__(self, bringing, pks):
        beside = bringing.sheet.beside
        self.columns = set(beside.columns) if beside else set()
        self.taken = taken_before(bringing, pks, self.columns)
        found = beside.of(pks) if beside else []
        mine = made_by(bringing, [thing for _pk, things in found for thing in things])
        self.chains = defaultdict(list)
        for pk, things in found:
            if named(things[0]) in mine:
                self.chains[pk].append([one for one in things if named(one) in mine])
        own = {named(chain[0]): pk for pk, chains in self.chains.items() for chain in chains}
        things = [chain[0] for chains in self.chains.values() for chain in chains]
        self.touched = {own[named(thing)] for thing in others_among(bringing, things)}

    def is_untouched(self, pk):
        """Whether what was added beside a record is as it was, or was taken back before."""
        return pk not in self.touched if self.chains[pk] else pk in self.taken

    def going_with(self, row):
        """What goes with a row: of several that added to one record nobody knows which added
        what, so that the first takes all of it."""
        tells = row.verdict == Verdict.NEW or self.columns & row.after.keys()
        return self.chains[row.record_id] if tells else []

    def went_with(self, row):
        """What `going_with` gave for a row is gone now."""
        if self.going_with(row):
            del self.chains[row.record_id]
            self.taken.add(row.record_id)


def taken_before(bringing, pks, columns):
    """The records of which an undo took back already what was added beside them."""
    if not columns:
        return set()
    undone = bringing.rows.filter(record_id__in=pks, fate=Fate.UNDONE)
    added = undone.filter(after__has_any_keys=sorted(columns))
    return set(added.values_list("record_id", flat=True))


def named(thing):
    return type(thing), thing.pk


def made_by(bringing, things):
    """Those of some things that an import brought into being, as their history says."""
    by_model = defaultdict(set)
    for thing in things:
        by_model[type(thing)].add(thing.pk)
    mine = set()
    for model, pks in by_model.items():
        rows = model.history.filter(history_type="+", history_change_reason=bringing.why)
        mine |= {(model, pk) for pk in rows.filter(id__in=pks).values_list("id", flat=True)}
    return mine


def first_later(bringing, pks):
    """Of which records the history still has what the import did, and the first row after it."""
    history = getattr(bringing.sheet.model, "history", None)
    began, later = set(), {}
    if history is None:
        return began, later
    rows = history.filter(id__in=pks).order_by("history_id").select_related("history_user")
    for row in rows:
        if row.history_change_reason == bringing.why:
            began.add(row.id)
        elif row.id in began:
            later.setdefault(row.id, row)
    return began, later


def changed_since(record, moment):
    at = getattr(record, "updated_at", None)
    return bool(at and moment and at > moment)


def touched_by_others(bringing, pks):
    """Those of some records, which changed since an import was checked, that something else
    changed; all of a kind that has no history to tell."""
    history = getattr(bringing.sheet.model, "history", None)
    if history is None or not pks:
        return set(pks)
    rows = history.filter(id__in=pks, history_date__gt=bringing.began_at)
    reasons = rows.order_by().values_list("id", "history_change_reason")
    by_others = {pk for pk, why in reasons if why != bringing.why}
    return by_others | (set(pks) - {pk for pk, _why in reasons})


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
    """Those of some things that anything but this import ever wrote, or may have written.

    What has no history is part of something that has.
    """
    by_model = defaultdict(list)
    for thing in things:
        if hasattr(type(thing), "history"):
            by_model[type(thing)].append(thing)
    found = []
    for model, some in by_model.items():
        rows = model.history.filter(id__in=[thing.pk for thing in some]).order_by()
        hands = set(rows.values_list("id", "history_change_reason").distinct())
        touched = {pk for pk, why in hands if why != bringing.why}
        mine = {pk for pk, _why in hands} - touched
        found += [thing for thing in some if thing.pk not in mine]
    return found


def tied_since(bringing, things):
    """The records that something but this import tied to others, by ties that would go.

    A tie itself has no history; that of the record which has the field tells who made it.
    """
    by_field = defaultdict(list)
    for thing in things:
        if field := kept_fields().get(type(thing)):
            ends = (field.m2m_field_name(), field.m2m_reverse_field_name())
            by_field[field].append(tuple(getattr(thing, f"{name}_id") for name in ends))
    found = []
    for field, ties in by_field.items():
        mine = tied_by(bringing, field, {owner for owner, _other in ties})
        others = {owner for owner, other in ties if (owner, other) not in mine}
        found += field.model._base_manager.filter(pk__in=others)
    return found


def tied_by(bringing, field, owners):
    """The ties of some records that an import made: pairs of numbers."""
    kind = ContentType.objects.get_for_model(field.model)
    rows = LinkChange.objects.filter(subject_type=kind, subject_id__in=owners, field=field.name)
    added = rows.filter(why=bringing.why).values_list("subject_id", "added")
    return {(owner, pk) for owner, ties in added for pk, _name in ties}
