"""Doing what a plan says, in a few statements for each relation."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone

from oia.core.links import kept_fields, row_of
from oia.core.models import LinkChange, Move
from oia.core.naming import batches
from oia.core.roads import why_now
from oia.core.signals import changed
from oia.directory.merging.planning import AT_ONCE
from oia.directory.merging.rows import frozen, plain

OLD_AT_ONCE = 100  # records that one statement gives new ones


def carry_out(plan, merge, *, by, why):
    """Retire, take away and re-point rows as planned. Notes in `merge` what was done."""
    note_ties(plan, by=by, why=why)
    retire(plan, merge, by=by, why=why)
    for model, pairs in plan.into.items():
        take_away(model, list(pairs), merge, by=by, why=why)
    for some in by_relation(plan.moves):
        re_point(some)
    merge.moved = [as_kept(move) for move in plan.moves]
    keep_history_of_moved(plan.moves, by=by, why=why)


def as_kept(move):
    relation = move.relation
    return [relation.model._meta.label_lower, relation.column, move.old, move.new, list(move.pks)]


def retire(plan, merge, *, by, why):
    """Close rows of which another goes on. What they were is kept, and nothing else told."""
    for settlement, pairs in plan.retired.items():
        pks, model = list(pairs), settlement.model
        before = {row["pk"]: row for row in values(model, pks, settlement.columns)}
        settlement.retire(pks)
        after = values(model, pks, settlement.columns)
        rows = [[row["pk"], plain(before[row["pk"]]), plain(row)] for row in after]
        merge.retired.append([model._meta.label_lower, rows])
        note_states(model, rows, by=by, why=why)


def note_states(model, rows, *, by, why):
    """Rows that were closed or opened again have it in their history, and among their moves."""
    keep_history_of(model, [pk for pk, _before, _after in rows], "~", by=by, why=why)
    kind, now = ContentType.objects.get_for_model(model), timezone.now()
    Move.objects.bulk_create(
        Move(
            subject_type=kind,
            subject_id=pk,
            came_from=before["status"],
            went_to=after["status"],
            by=by,
            why=why,
            at=now,
        )
        for pk, before, after in rows
        if before.get("status") != after.get("status")
    )


def values(model, pks, columns):
    return [
        row
        for some in batches(pks, AT_ONCE)
        for row in model._base_manager.filter(pk__in=some).order_by("pk").values("pk", *columns)
    ]


def take_away(model, pks, merge, *, by, why):
    """Take rows out of their table, past everything that hangs on them: that is re-pointed."""
    merge.gone.append([model._meta.label_lower, frozen(model, pks)])
    keep_history_of(model, pks, "-", by=by, why=why)
    for some in batches(pks, AT_ONCE):
        rows = model._base_manager.filter(pk__in=some)
        rows._raw_delete(rows.db)


def keep_history_of(model, pks, what, *, by, why):
    """Rows of history, where it is kept: "+" for what is there again, "~" for what changed, "-" for
    what goes."""
    if not hasattr(model, "history"):
        return
    history, now = model.history.model, timezone.now()
    for some in batches(sorted(pks), AT_ONCE):
        history.objects.bulk_create(
            history(
                history_date=now,
                history_user=by,
                history_change_reason=(why or why_now())[:100],
                history_type=what,
                **{f.attname: getattr(record, f.attname) for f in history.tracked_fields},
            )
            for record in model._base_manager.filter(pk__in=some).order_by("pk")
        )


def by_relation(moves):
    """The moves of each relation, as many at once as a statement takes."""
    found = defaultdict(list)
    for move in moves:
        found[move.relation, move.new is None].append(move)
    for some in found.values():
        yield from batches(some, OLD_AT_ONCE)


def re_point(moves):
    """Let rows name another record: one statement, as long as each goes to one other."""
    relation, new = moves[0].relation, moves[0].new
    if len(moves) > 1 and new is not None:
        whens = [When(**{relation.column: move.old, "then": Value(move.new)}) for move in moves]
        new = Case(*whens, output_field=IntegerField())
    for some in batches([pk for move in moves for pk in move.pks], AT_ONCE):
        relation.model._base_manager.filter(pk__in=some).update(**{relation.column: new})


def keep_history_of_moved(moves, *, by, why):
    """Each record that names another one since has it in its own history."""
    moved = defaultdict(set)
    for move in moves:
        moved[move.relation.model].update(move.pks)
    for model, pks in moved.items():
        keep_history_of(model, pks, "~", by=by, why=why)


def note_ties(plan, *, by, why):
    """What was tied to the one is tied to the other: for the history of whatever has the ties."""
    rows = []
    for move in plan.moves:
        if field := kept_fields().get(move.relation.model):
            relation = move.relation
            ends = (relation.column, relation.target)
            rows += ties(field, *ends, move.pks, move.old, move.new, by=by, why=why)
    for model, pairs in plan.folded().items():
        if field := kept_fields().get(model):
            rows += ties_lost(field, plan, list(pairs), by=by, why=why)
    LinkChange.objects.bulk_create(rows, AT_ONCE)


def ends_of(field):
    return f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"


def ties(field, column, target, pks, old, new, *, by, why):
    """One row for each record that has the ties, whichever end of them is another now."""
    own, far = ends_of(field)
    rows = values(field.remote_field.through, pks, (own, far))
    if column == far:
        called = names(target, [old, new])
        gone, come = ([[pk, called[pk]]] for pk in (old, new))
        return [row_of(field, row[own], by=by, why=why, removed=gone, added=come) for row in rows]
    called = names(field.related_model, [row[far] for row in rows])
    come = [[row[far], called[row[far]]] for row in rows]
    return [row_of(field, new, by=by, why=why, added=come)]


def ties_lost(field, plan, pks, *, by, why):
    """Of two ties to what is one now, one is enough."""
    if field.related_model not in plan.into:
        return []
    rows = values(field.remote_field.through, pks, ends_of(field))
    return ties_each(field, rows, "removed", by=by, why=why)


def ties_each(field, rows, how, *, by, why):
    """One row for each of these ties: "added" to the record that has it, or "removed"."""
    own, far = ends_of(field)
    called = names(field.related_model, [row[far] for row in rows])
    told = ((row[own], [[row[far], called[row[far]]]]) for row in rows)
    return [row_of(field, pk, by=by, why=why, **{how: tie}) for pk, tie in told]


def names(model, pks):
    """What records are called where not everybody may see them."""
    records = model._base_manager.in_bulk(pks)
    return {pk: outward(record) for pk, record in records.items()}


def outward(record):
    return str(getattr(record, "outward_title", record))


def tell(records):
    """Whatever follows records looks at these: the search, their dates."""
    for record in records:
        changed.send(sender=type(record), instance=record)
