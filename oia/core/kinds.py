"""Which kinds of things have a past, what belongs to which record, and who may read of it."""

from functools import cache

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.constants import LOOKUP_SEP

from oia.core.models import Record
from oia.core.paths import at_end_of
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.core.visibility import VisibleQuerySet, hidden_from


@cache
def kept_models():
    """Every model with a history, by its label."""
    return {
        model._meta.label_lower: model for model in apps.get_models() if hasattr(model, "history")
    }


def may_read(user, model):
    """Whether a user may read the history of a kind of thing.

    `told_with` names the right it takes where that is more than seeing one: the settings of the
    office and its users are told to those who keep them.
    """
    meta = model._meta
    action = getattr(model, "told_with", "view")
    return user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}")


def path_to(model):
    """The path from a part to the record whose page tells of it; blank for whatever has its own."""
    path = getattr(model, "part_of", None)
    if path is None:
        path = getattr(model._default_manager.all(), "sensitivity_path", "") or ""
        path = path.rpartition(LOOKUP_SEP)[0]
    return path


@cache
def parts_of(model):
    """The kinds of parts whose changes are told on the page of a record, each with its path."""
    return [(part, path) for part in kept_models().values() if (path := leads(part, model))]


def leads(part, model):
    """The path from a part to its record, if that is of this kind."""
    if is_on_any(part):
        return "subject_id" if takes_parts_on(model) else ""
    path = path_to(part)
    return path if path and at_end_of(part, path) is model else ""


def is_on_any(model):
    """Whether things of this kind hang on records of any kind, as papers do.

    Dates are about records too, yet have a page and a history of their own.
    """
    return names_a_subject(model) and not issubclass(model, Record)


def names_a_subject(model):
    """Whether things of this kind name a record of any kind that they are about."""
    return any(field.name == "subject" for field in model._meta.private_fields)


def takes_parts_on(model):
    return issubclass(model, Record) or getattr(model, "takes_papers", False)


def untold_fields(user):
    """The fields that a user may not see, by what the sheets of each kind say."""
    return {
        f"{sheet.model._meta.label_lower}.{column.name}"
        for sheet in board.all(Sheet)
        for column in sheet.columns
        if column.right and not user.has_perm(column.right)
    }


def seen(rows, key, model, user, *, part_known=False):
    """Those rows that tell of things this user may see.

    `key` is the column with the thing's own key. A thing that is gone is told of where it never
    was hidden itself, or where what it was part of can be seen.
    """
    hidden = hidden_from(user)
    things = model._default_manager.all()
    if not hidden or not hasattr(things, "visible_to"):
        return rows
    if any(field.name == "sensitivity" for field in model._meta.local_fields):
        rows = not_while_hidden(rows, key, model, hidden)
    there = model._base_manager.filter(pk=OuterRef(key))
    visible = things.visible_to(user).order_by().filter(pk=OuterRef(key))
    return rows.filter(
        Exists(visible) | (~Exists(there) & gone_but_open(rows, key, model, user, part_known))
    )


def not_while_hidden(rows, key, model, hidden):
    """Those rows that tell of a time at which the thing itself was not hidden."""
    if rows.model is model.history.model:
        return rows.exclude(sensitivity__in=hidden)
    past = model.history.filter(id=OuterRef(key), history_date__lte=OuterRef("at"))
    then = past.order_by("-history_date", "-history_id").values("sensitivity")[:1]
    return rows.annotate(sensitivity_then=Subquery(then)).exclude(sensitivity_then__in=hidden)


def gone_but_open(rows, key, model, user, part_known):
    """The condition under which a thing that is gone may be told of."""
    things = model._default_manager.all()
    never_hidden = Q()
    if any(field.name == "sensitivity" for field in model._meta.local_fields):
        was = model.history.filter(id=OuterRef(key), sensitivity__in=hidden_from(user))
        never_hidden = Q(~Exists(was))
    if part_known:
        return never_hidden
    if is_on_any(model) or type(things).visible_to is not VisibleQuerySet.visible_to:
        return Q(pk__in=[])
    path = things.sensitivity_path or ""
    if LOOKUP_SEP not in path:
        return never_hidden
    if rows.model is not model.history.model:
        return Q(pk__in=[])
    parent = model._meta.get_field(path.split(LOOKUP_SEP)[0])
    whole = parent.related_model._default_manager.wholly_visible_to(user).order_by()
    return Q(Exists(whole.filter(pk=OuterRef(parent.attname))))
