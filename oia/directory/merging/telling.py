"""What a merge would do, in words, as far as a reader may see it."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from oia.core.links import kept_fields
from oia.core.naming import batches, seen_by
from oia.directory.merging.planning import AT_ONCE

NAMED = 3


@dataclass(frozen=True)
class Told:
    """Rows of one kind that a merge touches: how many, what they are, and the first by name."""

    kind: str
    count: int
    field: str = ""
    named: tuple = ()
    words: str = ""

    @property
    def more(self):
        return self.count - len(self.named)


def moved(plan, user):
    """What would be re-pointed, by kind and column."""
    moves = ((move.relation.model, move.relation.column, move.pks) for move in plan.moves)
    return told_by_column(moves, user)


def moved_by(merge, user):
    """What was re-pointed, as far as it is still there."""
    moves = ((apps.get_model(label), column, pks) for label, column, *_ends, pks in merge.moved)
    return told_by_column(moves, user)


def told_by_column(moves, user):
    found = {}
    for model, column, pks in moves:
        found.setdefault((model, column), []).extend(pks)
    told = (of_column(*place, sorted(pks), user) for place, pks in found.items())
    return sorted(filter(None, told), key=lambda one: (one.kind, one.field))


def of_column(model, column, pks, user):
    if tie := kept_fields().get(model):
        return of_ties(tie, pks, user)
    return told_of(model, pks, user, label_of(model, column))


def label_of(model, column):
    """What the column is called, for a person; nothing for that of any subject."""
    field = model._meta.get_field(column)
    return str(field.verbose_name) if field.remote_field else ""


def of_ties(field, pks, user, words=""):
    """A tie is told of as the record that has it."""
    own, through = f"{field.m2m_field_name()}_id", field.remote_field.through
    owners = [
        pk
        for some in batches(pks, AT_ONCE)
        for pk in through._base_manager.filter(pk__in=some).values_list(own, flat=True)
    ]
    return told_of(field.model, owners, user, str(field.verbose_name), words)


def told_of(model, pks, user, field="", words=""):
    meta = model._meta
    if not user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
        return None
    rows, count, named = seen_by(model, user), 0, []
    shown = rows.for_list() if hasattr(rows, "for_list") else rows
    for some in batches(pks, AT_ONCE):
        count += rows.filter(pk__in=some).count()
        if len(named) < NAMED:
            named += shown.filter(pk__in=some).order_by("pk")[: NAMED - len(named)]
    if not count:
        return None
    kind = meta.verbose_name if count == 1 else meta.verbose_name_plural
    return Told(capfirst(str(kind)), count, field, tuple(map(str, named)), words)


def folded(plan, user):
    """What would be there twice, and is kept once."""
    told = []
    for model, pairs in plan.folded().items():
        pks, tie = sorted(pairs), kept_fields().get(model)
        told.append(of_ties(tie, pks, user) if tie else told_of(model, pks, user))
    return list(filter(None, told))


def retired(plan, user):
    """What would be closed, since another one goes on."""
    told = (
        told_of(settlement.model, sorted(pks), user, words=str(settlement.words))
        for settlement, pks in plan.retired.items()
    )
    return list(filter(None, told))
