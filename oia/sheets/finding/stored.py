"""What is stored, read once from beginning to end: values of columns, and names."""

from operator import attrgetter

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from oia.core.models import Searchable
from oia.core.sheets import Kind, SheetColumn
from oia.core.text import MARK, fold

AT_ONCE = 2_000  # records in memory

#: Stands for a link that the file hides from its reader: it is left as it is.
KEEP = object()

#: All names of a searchable record, as if they were a column of its sheet.
ALL_NAMES = SheetColumn(
    name="search_text", label="", kind=Kind.LONG, read=attrgetter("search_text")
)


def bare(value):
    """A value as it is compared with another: text folded, a record by its number; None if empty.

    Several values in one cell, and what is hidden, tell nothing apart and count as empty.
    """
    if isinstance(value, Model):
        return value.pk
    value = getattr(value, "code", value)  # of a country
    if isinstance(value, str):
        return fold(value) or None
    return None if value is KEEP or isinstance(value, list) else value


def values_of(sheet, rows, columns):
    """For each record its number and the bare values of some columns, in one query where all are
    plain fields."""
    names = attributes(sheet.model, columns)
    if names is not None:
        for pk, *values in rows.order_by().values_list("pk", *names).iterator(AT_ONCE):
            yield pk, tuple(map(bare, values))
        return
    for record in sheet.prepare(rows).iterator(AT_ONCE):
        yield record.pk, tuple(bare(column.read(record)) for column in columns)


def attributes(model, columns):
    """Under which names the database has these columns; None where it does not have them all."""
    try:
        fields = [model._meta.get_field(column.name) for column in columns]
    except FieldDoesNotExist:
        return None
    return [field.attname for field in fields] if all(is_plain(field) for field in fields) else None


def is_plain(field):
    return field.concrete and not field.many_to_many


def names_of(rows, target):
    """The folded names of all records, with their numbers: those by which they are found, and
    what is written for them in a file where that may be something else."""
    is_searchable = issubclass(rows.model, Searchable)
    if is_searchable:
        for pk, text in rows.order_by().values_list("pk", "search_text").iterator(AT_ONCE):
            yield pk, [name for name in text.split(MARK) if name]
    if not (is_searchable and target.find):
        for record in for_list(rows).iterator(AT_ONCE):
            yield record.pk, [fold(target.name_of(record))]


def for_list(rows):
    """The rows with what their names take, in no order."""
    found = rows.for_list() if hasattr(rows, "for_list") else rows
    return (found if found.query.select_related else found.select_related()).order_by()
