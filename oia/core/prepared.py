"""Questions that every page asks, put into SQL once: for these, that costs more than the answer."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression

MARK = "\ue000"  # no value begins so


class Slot(Expression):
    """Stands in a query for a value that comes with each asking."""

    def __init__(self, name, field):
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [(MARK, self.name, self.output_field)]


@dataclass(frozen=True)
class Written:
    """A query as this connection's database understands it."""

    sql: str
    params: tuple
    convert: Any
    model: Any
    fields: tuple
    added: dict  # names of annotations, with their places in a row

    def filled(self, values, connection):
        """The parameters, with values in their slots as the database takes them."""
        return [
            param[2].get_db_prep_value(values[param[1]], connection) if is_slot(param) else param
            for param in self.params
        ]

    def record(self, row):
        one = self.model.from_db(DEFAULT_DB_ALIAS, self.fields, row[: len(self.fields)])
        for name, place in self.added.items():
            setattr(one, name, row[place])
        return one


def is_slot(param):
    return isinstance(param, tuple) and param[0] == MARK


class Prepared:
    """A queryset, given by a function that makes it, with slots for what differs.

    It takes neither related records nor lists of values.
    """

    def __init__(self, make):
        self.make = make

    def rows(self, **values):
        """What is found as tuples: all columns of the model, or those of `values_list`."""
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(*self.sql(**values))
            found = cursor.fetchall()
        return list(self.written(connection).convert(found))

    def sql(self, **values):
        """The query and its parameters, to stand in another one."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self.written(connection)
        return written.sql, written.filled(values, connection)

    def records(self, **values):
        """What is found as records, with what was annotated."""
        rows = self.rows(**values)
        return [self.written(connections[DEFAULT_DB_ALIAS]).record(row) for row in rows]

    def first(self, **values):
        return next(iter(self.records(**values)), None)

    def written(self, connection):
        """Kept with the connection, whose own ways with values it knows."""
        kept = vars(connection).setdefault("prepared", {})
        if self not in kept:
            kept[self] = write(self.make(), connection)
        return kept[self]


def write(queryset, connection):
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return Written(
        sql=sql,
        params=tuple(params),
        convert=partial(compiler.apply_converters, converters=converters) if converters else list,
        model=queryset.model,
        fields=tuple(field.attname for field in queryset.model._meta.concrete_fields),
        added=dict(compiler.annotation_col_map or {}),
    )
