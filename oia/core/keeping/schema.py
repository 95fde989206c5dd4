"""What stands in the export of the whole office, told file by file and column by column."""

import inspect

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.models import HistoricalChanges

from oia.core.keeping.snapshot import stored_fields


def of_model(model, fields):
    """What the two files of one kind of record are about, and what each column holds."""
    meta = model._meta
    return {
        "files": [f"records/{meta.label}.csv", f"records/{meta.label}.jsonl"],
        "name": str(capfirst(meta.verbose_name)),
        "about": about(model),
        "columns": [of_field(field) for field in fields],
    }


def about(model):
    """What a kind of record is for the office, in the words of whoever made it."""
    meta = model._meta
    if meta.auto_created:
        words = _("Ties of %(one)s to others: which belongs to which.")
        return words % {"one": meta.auto_created._meta.verbose_name_plural}
    if issubclass(model, HistoricalChanges):
        words = _("Each change of %(many)s: how it stood afterwards, when, by whom and why.")
        return words % {"many": model.instance_type._meta.verbose_name_plural}
    told = inspect.getdoc(model) or ""
    return "" if told.startswith(f"{meta.object_name}(") else told


def of_field(field):
    told = {
        "name": field.attname,
        "label": str(capfirst(field.verbose_name)),
        "help": str(field.help_text),
        "type": field.get_internal_type(),
        "may_be_empty": field.null or field.blank,
    }
    if field.primary_key:
        told["is_key"] = True
    if field.related_model:
        told["links_to"] = f"{field.related_model._meta.label}.{field.target_field.attname}"
    if field.flatchoices:
        told["choices"] = [[value, str(label)] for value, label in field.flatchoices]
    return told


def columns_of(model, withheld):
    """The fields of a model that go out."""
    label = model._meta.label_lower
    left_out = {name for name, plug in withheld.items() if plug.instead is None}
    return [field for field in stored_fields(model) if f"{label}.{field.name}" not in left_out]
