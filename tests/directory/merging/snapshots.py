"""What stands in all tables, to be compared, and who names a record, told in another way."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from oia.core.seals import sealed_models

#: What is the program's own: its index, its sessions, and what it remembers of merges.
OWN = {"desk.entry", "desk.word", "sessions.session", "directory.merge", "directory.double"}
LATER = {"updated_at", "next_step_at"}  # moments at which somebody looked


def everything():
    """Every row of every table that tells what is, column by column."""
    past = set(sealed_models())
    return {
        (model._meta.label_lower, row[model._meta.pk.attname]): {
            name: value for name, value in row.items() if name not in LATER
        }
        for model in apps.get_models(include_auto_created=True)
        if model not in past and model._meta.label_lower not in OWN
        for row in model._base_manager.values()
    }


def naming(record):
    """Every row that names a record, by Django's own list of what is related, and by subject."""
    found = set()
    for relation in record._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        model, name = relation.related_model, relation.field.attname
        if model not in set(sealed_models()):
            rows = model._base_manager.filter(**{name: record.pk})
            found |= {
                (model._meta.label_lower, name, pk) for pk in rows.values_list("pk", flat=True)
            }
    kind = ContentType.objects.get_for_model(record).pk
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if hasattr(field, "ct_field") and model not in set(sealed_models()):
                rows = model._base_manager.filter(
                    **{field.ct_field: kind, field.fk_field: record.pk}
                )
                label = model._meta.label_lower
                found |= {(label, field.fk_field, pk) for pk in rows.values_list("pk", flat=True)}
    return found
