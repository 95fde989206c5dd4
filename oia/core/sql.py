"""Pieces of SQL with which one question tells what would take several."""

from django.db.models import Aggregate, CharField, DateField, TextField, Value
from django.db.models.functions import Cast


class Listed(Aggregate):
    """All values of a group in one text, as JSON."""

    function = "json_group_array"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        shape = "json_agg(%(expressions)s)::text"
        return self.as_sql(compiler, connection, template=shape, **context)


def listed(rows, value):
    """A subquery for all that some rows have there, as JSON; null where there are none."""
    return rows.order_by().values(all=Value(1)).values(names=Listed(value))


def rows_of(what, queryset, name, starts=None, ends=None):
    """Records to choose from as rows of one shape, so that all kinds come by one question."""
    day = DateField()
    return queryset.order_by().values_list(
        Value(what, CharField()),
        Cast("pk", CharField()),
        Cast(name, CharField()),
        starts or Value(None, day),
        ends or Value(None, day),
    )
