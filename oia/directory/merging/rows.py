"""Rows as JSON keeps them, and back in the table as they were."""

import json

from django.db import connection

from oia.core.keeping.snapshot import stored_fields
from oia.core.keeping.tables import as_text, load
from oia.core.naming import batches
from oia.directory.merging.planning import AT_ONCE


def plain(value):
    """A value of a column as JSON has it."""
    return json.loads(json.dumps(value, default=as_text))


def frozen(model, pks):
    """These rows, column by column."""
    names = [field.attname for field in stored_fields(model)]
    return [
        {name: plain(value) for name, value in row.items()}
        for some in batches(pks, AT_ONCE)
        for row in model._base_manager.filter(pk__in=some).order_by("pk").values(*names)
    ]


def thawed(field, value):
    """What stood in a column, as Python has it."""
    return value if value is None or field.get_internal_type() == "JSONField" else (
        field.to_python(value)
    )  # fmt: skip


def as_record(model, row):
    """A row as a record that is not stored; its columns of today, as far as they were there."""
    fields = {field.attname: field for field in stored_fields(model)}
    return model(**{name: thawed(fields[name], row[name]) for name in row if name in fields})


def put_back(model, rows):
    """Store these rows again, keys and moments included, past all that a new record sets off."""
    fields = stored_fields(model)
    lines = ([row.get(field.attname, plain(field.get_default())) for field in fields]
             for row in rows)  # fmt: skip
    load(model, map(json.dumps, lines), connection)
