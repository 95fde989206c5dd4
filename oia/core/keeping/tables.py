"""The rows of every table as lines of text that either database takes back.

A table is dumped by its model, not by SQL of one database, so that an office moves from SQLite to
PostgreSQL by a backup, and nothing in a backup is ever run as a command.
"""

import base64
import json
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import models
from django.utils.duration import duration_iso_string

from oia.core.keeping.snapshot import rows, stored_fields

AT_ONCE = 500  # rows in one statement


def columns_of(model):
    return [field.column for field in stored_fields(model)]


def as_text(value):
    """What JSON has no word for, in a way that the field reads back."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return str(value)


def dump(model, file, connection):
    """Write each row of a table as one line. Returns how many there were."""
    count = 0
    for row in rows(model, stored_fields(model), connection):
        file.write(json.dumps(list(row), default=as_text).encode() + b"\n")
        count += 1
    return count


def load(model, lines, connection):
    """Put rows back as they were dumped, keys included. Returns how many there were."""
    fields, count, lines = stored_fields(model), 0, iter(lines)
    at_once = connection.ops.bulk_batch_size(fields, range(AT_ONCE))
    with connection.cursor() as cursor:
        while some := list(islice(lines, at_once)):
            values = [value for line in some for value in read(line, fields, connection)]
            cursor.execute(insertion(model, fields, len(some), connection), values)
            count += len(some)
    return count


def insertion(model, fields, count, connection):
    """The statement that puts so many rows into a table."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    rows_ = ", ".join([row] * count)
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {rows_}"


def read(line, fields, connection):
    pairs = zip(fields, json.loads(line), strict=True)
    return [as_stored(field, value, connection) for field, value in pairs]


def as_stored(field, value, connection):
    """A value as this database wants it. Nothing in JSON is not the same as nothing at all."""
    if isinstance(field, models.JSONField) and value is None and not field.null:
        return field.get_db_prep_value(None, connection)
    value = None if value is None else field.to_python(value)
    return field.get_db_prep_save(value, connection)


def empty(models_, connection):
    """Remove every row of these tables. The seals must be lifted."""
    quote = connection.ops.quote_name
    tables = [quote(model._meta.db_table) for model in models_]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)}")
            return
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def counts_up(model):
    return isinstance(model._meta.pk, models.AutoField | models.BigAutoField)


def last_key(model, connection):
    """The last key that a table gave out, be its row there or not; None where it gives none.

    A key is never given out twice, for the history of what is gone still goes by it.
    """
    if not counts_up(model):
        return None
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            return (cursor.fetchone() or [0])[0]
        cursor.execute(f"SELECT last_value, is_called FROM {sequence(model, cursor)}")
        last, was_given = cursor.fetchone()
        return last if was_given else last - 1


def go_on_after(model, last, connection):
    """Let a table give out its keys from there."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, last])
        else:
            name = sequence(model, cursor)
            cursor.execute(f"ALTER SEQUENCE {name} RESTART WITH {last + 1}")


def sequence(model, cursor):
    table = cursor.db.ops.quote_name(model._meta.db_table)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.pk.column])
    return cursor.fetchone()[0]
