"""By which columns of which tables a record is named, and what makes two such rows collide."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db.models import F, Q, UniqueConstraint

from oia.core.merging import Alike, Retired
from oia.core.plugs import board
from oia.core.seals import sealed_models


@dataclass(frozen=True)
class Relation:
    """A column in which rows of some model name a record of one kind.

    `kind` is the column that tells of which kind it is, where it may be of any.
    """

    model: type
    column: str
    target: type
    kind: str = ""

    @property
    def kind_key(self):
        """What stands in the column `kind` for the target."""
        return ContentType.objects.get_for_model(self.target).pk

    def naming(self, pks):
        """The condition for rows that name one of these."""
        where = Q(**{f"{self.column}__in": list(pks)})
        return where & Q(**{self.kind: self.kind_key}) if self.kind else where

    def names(self, row):
        """The key of the record that a row (a dict of columns) names, if it is of this kind."""
        if self.kind and row[self.kind] != self.kind_key:
            return None
        return row[self.column]

    @property
    def columns(self):
        return (self.column, self.kind) if self.kind else (self.column,)

    @property
    def is_within(self):
        """Whether records of the kind name one another: part and whole."""
        return self.model is self.target and not self.kind


@cache
def relations_to(target):
    """Every relation to a kind of record. What tells the past names it too, and stays as it was."""
    past, found = set(sealed_models()), []
    for model in apps.get_models(include_auto_created=True):
        if model in past or model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if field.remote_field and field.remote_field.model._meta.concrete_model is target:
                found.append(Relation(model, field.attname, target))
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey) and not target._meta.auto_created:
                kind = model._meta.get_field(field.ct_field).attname
                found.append(Relation(model, field.fk_field, target, kind))
    return tuple(found)


@dataclass(frozen=True)
class Key:
    """Columns that are the same in no two rows, or not meant to be."""

    columns: tuple[str, ...]
    condition: Q | None = None
    nothing_counts: bool = False  # whether nothing is like nothing
    settlement: Retired | None = None
    alike: Alike | None = None

    @property
    def reads(self):
        """All columns of a row that it takes to settle it."""
        more = self.settlement.columns if self.settlement else ()
        return {*self.columns, *more, *(self.alike.reads if self.alike else ())}

    def of(self, row):
        """The key of a row; None where it has none."""
        key = tuple(row[column] for column in self.columns)
        return key if self.nothing_counts or None not in key else None


@cache
def keys_of(model):
    """What tells the rows of a model from one another, beside their number."""
    meta = model._meta
    found = [Key((f.attname,)) for f in meta.local_concrete_fields if f.unique and f is not meta.pk]
    found += [Key(attnames(model, names)) for names in meta.unique_together]
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            found.append(key_of(model, constraint))
    found += [Key(plug.columns, alike=plug) for plug in board.all(Alike) if plug.model is model]
    return tuple(key for key in found if key)


def key_of(model, constraint):
    if constraint.expressions:
        named = {part.name for one in constraint.expressions for part in one.flatten()
                 if isinstance(part, F)}  # fmt: skip
        if any(model._meta.get_field(name).is_relation for name in named):
            raise ImproperlyConfigured(f"{constraint.name}: a merge cannot tell what collides.")
        return None
    columns = attnames(model, constraint.fields)
    plug = board.get(Retired, constraint.name)
    return Key(columns, constraint.condition, constraint.nulls_distinct is False, plug)


def attnames(model, names):
    return tuple(model._meta.get_field(name).attname for name in names)


def keys_with(model, columns):
    """The keys of a model that one of these columns is part of."""
    return [key for key in keys_of(model) if set(key.columns) & set(columns)]
