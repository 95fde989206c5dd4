"""The admin names other records only to whoever may see those."""

import re
from collections import defaultdict
from functools import cache

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe

from oia.core.naming import seen_by, unseen
from oia.core.visibility import SensitivityField, VisibleQuerySet, hidden_from, levels_for


@cache
def has_secrets(model):
    """Whether some records of a kind are not for everybody."""
    rows = model._default_manager.all()
    return isinstance(rows, VisibleQuerySet) and (
        bool(rows.sensitivity_path) or type(rows).visible_to is not VisibleQuerySet.visible_to
    )


@cache
def guarded(model):
    """The fields of a model that hold one record of such a kind, by name."""
    fields = (one for one in model._meta.concrete_fields if one.is_relation)
    return {one.name: one for one in fields if has_secrets(one.related_model)}


def hidden_links(record, user):
    """The names of those fields of a record that hold what this user may not see."""
    if not hidden_from(user):
        return set()
    found = {
        name
        for name, field in guarded(type(record)).items()
        if unseen(field.related_model, [getattr(record, field.attname)], user)
    }
    for field in record._meta.many_to_many:
        if has_secrets(field.related_model):
            held = getattr(record, field.name).order_by().values_list("pk", flat=True)
            if unseen(field.related_model, held, user):
                found.add(field.name)
    return found


def holding_no_secret(rows, names, user):
    """Those of some rows in which none of these fields holds what this user may not see."""
    fields = guarded(rows.model)
    return reaching_no_secret(rows, {one: fields[one].related_model for one in names}, user)


def reaching_no_secret(rows, links, user):
    """Those of some rows from which none of these links, by path, leads to what is not seen."""
    for path, model in links.items():
        secret = model._default_manager.exclude(pk__in=seen_by(model, user).values("pk"))
        rows = rows.exclude(**{f"{path}__in": secret.order_by().values("pk")})
    return rows


def searched_links(model, lookups):
    """The links, by path, through which a search reads records that are not for everybody."""
    found = {}
    for lookup in lookups:
        reached, path = model, []
        for part in lookup.lstrip("^=@").split("__")[:-1]:
            field = reached._meta.get_field(part)
            if not field.is_relation:
                break
            path.append(part)
            reached = field.related_model
            if has_secrets(reached):
                found["__".join(path)] = reached
    return found


def without_names(model, rows, names, user):
    """Let each of some rows know which of its links are not for this user: a query for each."""
    for row in rows:
        row.unnamed = set()
    for name in names:
        field = guarded(model)[name]
        hidden = unseen(field.related_model, [getattr(row, field.attname) for row in rows], user)
        for row in rows:
            if getattr(row, field.attname) in hidden:
                row.unnamed.add(name)


def column(field):
    """The column of a link in a list of the admin."""

    def linked(record):
        return None if field.name in record.unnamed else getattr(record, field.name)

    linked.short_description, linked.admin_order_field = field.verbose_name, field.name
    linked.__name__ = field.name
    return linked


def going(records):
    """All that goes when these go, and all that keeps them, by kind."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(records)
    found = defaultdict(list)
    for thing in [*(one for some in collector.data.values() for one in some), *collector.protected]:
        found[type(thing)].append(thing)
    return found


def names_unseen(along, records, user):
    """What is not to be read on the page that asks whether records shall be deleted, of all that
    goes `along`: what is hidden, and what may be called by what is hidden and stays."""
    found = set()
    for model, things in along.items() if hidden_from(user) else ():
        hidden = unseen(model, [one.pk for one in things], user) if has_secrets(model) else ()
        without_names(model, things, guarded(model), user)
        found |= {
            str(one) for one in things if one.pk in hidden or (one.unnamed and one not in records)
        }
    return sorted(found - {""}, key=len, reverse=True)


def left_out(words, names):
    """Some words, or lists of words, without these names. What was a link stays one."""
    if isinstance(words, list):
        return [left_out(one, names) for one in words]
    if not isinstance(words, SafeData):
        return blanked(words, [*names, *map(conditional_escape, names)])
    parts = re.split("(<[^>]*>)", words)
    parts[::2] = [blanked(one, map(conditional_escape, names)) for one in parts[::2]]
    return mark_safe("".join(parts))  # it was safe, and a dash makes no tag


def blanked(words, names):
    for name in names:
        words = words.replace(name, "–")
    return words


class NamesSeen:
    """For forms of the admin and of what hangs there: only what may be seen can be chosen."""

    def get_field_queryset(self, db, db_field, request):
        rows = super().get_field_queryset(db, db_field, request)
        if not (has_secrets(db_field.related_model) and hidden_from(request.user)):
            return rows
        if rows is None:
            rows = db_field.related_model._default_manager.using(db)
        return rows.visible_to(request.user)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if isinstance(db_field, SensitivityField):
            kwargs["choices"] = levels_for(request.user)
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class SeenListFilter(admin.RelatedOnlyFieldListFilter):
    """Offers those records that rows of the list hold, as far as they may be seen."""

    def field_choices(self, field, request, model_admin):
        offered = super().field_choices(field, request, model_admin)
        hidden = unseen(field.related_model, [pk for pk, _words in offered], request.user)
        return [one for one in offered if one[0] not in hidden]


class SeenInline(NamesSeen):
    """Rows on the page of a record; those that hold what may not be seen are left out whole."""

    def get_queryset(self, request):
        rows, user = super().get_queryset(request), request.user
        if not hidden_from(user):
            return rows
        if has_secrets(self.model):
            rows = rows.visible_to(user)
        fields = guarded(self.model).values()
        own = [one.name for one in fields if not issubclass(self.parent_model, one.related_model)]
        return holding_no_secret(rows, own, user)
