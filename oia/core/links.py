"""Keeps what happens to many-to-many fields, which history rows know nothing of."""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from oia.core.models import LinkChange
from oia.core.roads import arriving_by, current_user, why_now


@cache
def kept_fields():
    """The many-to-many fields of kept records, by the model between."""
    return {
        field.remote_field.through: field
        for model in apps.get_models()
        if hasattr(model, "history")
        for field in model._meta.local_many_to_many
    }


def note(sender, instance, action, reverse, model, pk_set, using, **kwargs):
    """Receive what Django says of a change from either end, and write a row for each record."""
    field = kept_fields().get(sender)
    if field is None or action not in ("post_add", "post_remove", "pre_clear"):
        return
    if action == "pre_clear":
        pk_set = linked(field, instance, reverse)
    far = {row.pk: str(row) for row in model._base_manager.filter(pk__in=pk_set or ())}
    way = "added" if action == "post_add" else "removed"
    by = getattr(instance, "_history_user", None) or current_user()
    why = arriving_by() or getattr(instance, "_change_reason", "") or why_now()
    if reverse:
        pairs = [(pk, [[instance.pk, str(instance)]]) for pk in far]
    else:
        pairs = [(instance.pk, [[pk, name] for pk, name in far.items()])] if far else []
    LinkChange.objects.bulk_create(
        row_of(field, pk, by=by, why=why, **{way: names}) for pk, names in pairs
    )


def linked(field, instance, reverse):
    """The keys that a record is tied to through a field, seen from either end."""
    own, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    own, far = (far, own) if reverse else (own, far)
    rows = field.remote_field.through._default_manager.filter(**{f"{own}_id": instance.pk})
    return set(rows.values_list(f"{far}_id", flat=True))


def row_of(field, pk, *, by, why, **names):
    kind = ContentType.objects.get_for_model(field.model)
    return LinkChange(
        subject_type=kind,
        subject_id=pk,
        field=field.name,
        by=by,
        at=timezone.now(),
        why=why,
        **names,
    )


def links_of(field, pks):
    """What some records are tied to, as {key: {key of the other: its name}}."""
    own, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    found = {pk: {} for pk in pks}
    rows = field.remote_field.through._default_manager.filter(**{f"{own}__in": pks})
    rows = list(rows.values_list(own, far))
    names = field.related_model._base_manager.in_bulk({other for _pk, other in rows})
    for pk, other in rows:
        found[pk][other] = str(names[other])
    return found


def note_many(field, before, after, *, why, by=None):
    """Write down what differs, for roads that pass the field's own signals by."""
    rows = []
    for pk, now in after.items():
        then = before.get(pk, {})
        added = [[key, name] for key, name in now.items() if key not in then]
        removed = [[key, name] for key, name in then.items() if key not in now]
        if added or removed:
            rows.append(row_of(field, pk, by=by, why=why, added=added, removed=removed))
    LinkChange.objects.bulk_create(rows, 500)
