"""Putting everything back as a merge found it, and what stands in the way of that."""

from collections import defaultdict

from django.apps import apps
from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core.links import kept_fields
from oia.core.models import LinkChange
from oia.core.naming import batches
from oia.directory.merging import carrying
from oia.directory.merging.planning import AT_ONCE
from oia.directory.merging.rows import plain, put_back, thawed
from oia.directory.models import Merge

NAMED = 3  # records that are named where several stand in the way


def in_the_way(merge, user):
    """Why two records cannot be parted again, in words; nothing if they can."""
    if merge.undone_at:
        return [_("It was undone already.")]
    if not merge.gone:
        return [_("It is too long ago: what was merged is no longer kept.")]
    kept = merge.model._base_manager.filter(pk=merge.kept_id).first()
    if kept is None:
        return [kept_is_gone(merge)]
    found = list(changed_fields(merge, kept))
    for label, column, _old, new, pks in merge.moved:
        found += changed_rows(apps.get_model(label), column, new, pks, user)
    for label, rows in merge.retired:
        found += reopened(apps.get_model(label), rows)
    return [*found, *missing(merge)]


def kept_is_gone(merge):
    later = Merge.objects.standing().filter(kind=merge.kind, dropped_id=merge.kept_id).first()
    if later:
        words = _("%(kept)s was itself merged with another record since. Undo that first.")
        return words % {"kept": merge.kept_name}
    return _("%(kept)s was deleted since.") % {"kept": merge.kept_name}


def changed_fields(merge, kept):
    """What of the kept record is no longer as the merge left it."""
    for name, (_before, after) in merge.changed.items():
        field = kept._meta.get_field(name)
        if field.editable and plain(getattr(kept, name)) != after and not is_derived(field):
            words = _("“%(field)s” of %(kept)s was changed since.")
            yield words % {"field": field.verbose_name, "kept": kept}


def is_derived(field):
    return getattr(field, "auto_now", False)


def changed_rows(model, column, new, pks, user):
    """Rows that the merge re-pointed and that are gone since, or name somebody else."""
    there, astray = 0, []
    for some in batches(pks, AT_ONCE):
        rows = dict(model._base_manager.filter(pk__in=some).values_list("pk", column))
        there += len(rows)
        astray += [pk for pk, value in rows.items() if value != new]
    if lost := len(pks) - there:
        words = ngettext(
            "%(count)d of the %(kinds)s was deleted since.",
            "%(count)d of the %(kinds)s were deleted since.",
            lost,
        )
        yield words % {"count": lost, "kinds": model._meta.verbose_name_plural}
    if astray:
        yield from named(model, astray, user)


def named(model, pks, user):
    """Those by name that the user may see, and no more than that there are others."""
    rows = model._default_manager.filter(pk__in=pks[:AT_ONCE]).order_by("pk")
    seen = rows.visible_to(user) if user and hasattr(rows, "visible_to") else rows
    found = list(seen[:NAMED])
    for record in found:
        yield _("“%(record)s” was given to somebody else since.") % {"record": record}
    if len(pks) > len(found):
        words = {"kinds": model._meta.verbose_name_plural}
        yield _("Other %(kinds)s were given to somebody else since.") % words


def reopened(model, rows):
    """Rows that the merge closed and somebody changed since."""
    for pk, _before, after in rows:
        now = carrying.values(model, [pk], [name for name in after if name != "pk"])
        if not now or plain(now[0]) != after:
            words = {"kind": model._meta.verbose_name, "number": pk}
            yield _("The %(kind)s no. %(number)s was changed since.") % words


def missing(merge):
    """What the rows that are to come back name, and that is gone."""
    wanted, back = defaultdict(set), {}
    for label, rows in merge.gone:
        model = apps.get_model(label)
        back[model] = {row[model._meta.pk.attname] for row in rows}
        for field in model._meta.local_concrete_fields:
            if isinstance(field, ForeignKey):
                keys = {row.get(field.attname) for row in rows} - {None}
                wanted[field.related_model] |= keys
    for model, keys in wanted.items():
        keys -= back.get(model, set())
        there = {
            pk
            for some in batches(keys, AT_ONCE)
            for pk in model._base_manager.filter(pk__in=some).values_list("pk", flat=True)
        }
        if keys - there:
            words = _("Something that it needs is gone since: %(kind)s no. %(number)s.")
            number = min(keys - there)
            yield words % {"kind": model._meta.verbose_name, "number": number}


def take_back(merge, kept, *, by, why):
    """Undo every step of a merge. The columns of `kept` are set, and it is not saved."""
    for name, (before, _after) in merge.changed.items():
        field = kept._meta.get_field(name)
        if not is_derived(field):
            setattr(kept, name, thawed(field, before))
    free_what_is_unique(merge, kept)
    moved = point_back(merge)
    for label, rows in merge.gone:
        put_back(apps.get_model(label), rows)
    for label, rows in merge.retired:
        for pk, before, _after in rows:
            restore_columns(apps.get_model(label), pk, before)
        back = [[pk, after, before] for pk, before, after in rows]
        carrying.note_states(apps.get_model(label), back, by=by, why=why)
    keep_history(merge, moved, by=by, why=why)
    note_ties(merge, by=by, why=why)


def free_what_is_unique(merge, kept):
    """What the kept record took over and only one may have is given back first."""
    unique = [f.attname for f in kept._meta.concrete_fields
              if f.unique and not f.primary_key and f.attname in merge.changed]  # fmt: skip
    if unique:
        columns = {name: getattr(kept, name) for name in unique}
        type(kept)._base_manager.filter(pk=kept.pk).update(**columns)


def point_back(merge):
    """Let every row name again what it named before. Returns the rows that did, by model."""
    moved = defaultdict(set)
    for label, column, old, _new, pks in merge.moved:
        model = apps.get_model(label)
        moved[model].update(pks)
        for some in batches(pks, AT_ONCE):
            model._base_manager.filter(pk__in=some).update(**{column: old})
    return moved


def restore_columns(model, pk, before):
    columns = {name: thawed(model._meta.get_field(name), value)
               for name, value in before.items() if name != "pk"}  # fmt: skip
    model._base_manager.filter(pk=pk).update(**columns)


def keep_history(merge, moved, *, by, why):
    back = {apps.get_model(label): {row["id"] for row in rows} for label, rows in merge.gone}
    for by_model, what in ((back, "+"), (moved, "~")):
        for model, pks in by_model.items():
            carrying.keep_history_of(model, pks, what, by=by, why=why)


def note_ties(merge, *, by, why):
    """What is tied again to what it was tied to: for the history of whatever has the ties."""
    rows = []
    for label, column, old, new, pks in merge.moved:
        model = apps.get_model(label)
        if field := kept_fields().get(model):
            target = model._meta.get_field(column).related_model
            rows += carrying.ties(field, column, target, pks, new, old, by=by, why=why)
    for label, gone in merge.gone:
        if field := kept_fields().get(apps.get_model(label)):
            rows += carrying.ties_each(field, gone, "added", by=by, why=why)
    LinkChange.objects.bulk_create(rows, AT_ONCE)


def those_back(merge):
    """The records that are there again, for whatever follows them."""
    for label, rows in merge.gone:
        model = apps.get_model(label)
        if hasattr(model, "history"):
            yield from model._base_manager.filter(pk__in=[row["id"] for row in rows])
