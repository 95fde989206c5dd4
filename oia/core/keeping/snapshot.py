"""The database as it is at one moment, read while the office goes on working."""

from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

AT_ONCE = 2_000  # rows in memory

BEGIN = {
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "sqlite": "BEGIN",  # of its log (WAL) one reader sees what was there when it began
}


@contextmanager
def snapshot(using=DEFAULT_DB_ALIAS):
    """A connection of its own, for which time stands still. It holds up nobody who writes."""
    connection = connections[using].copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute(BEGIN[connection.vendor])
        yield connection
    finally:
        connection.close()


def stored_fields(model):
    """The fields of a model that are columns and not computed by the database."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def rows(model, fields, connection):
    """The values of these fields, row by row in the order of their keys, in little memory."""
    names = [field.attname for field in fields]
    wanted = model._base_manager.order_by("pk").values_list(*names)
    compiler = wanted.query.get_compiler(connection=connection)
    return compiler.results_iter(chunked_fetch=True, chunk_size=AT_ONCE)
