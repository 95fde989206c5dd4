"""Pages by key: however deep, a page costs what the first one costs.

A page is asked for by the last row of the page before: its sort value and primary key. Rows
without a sort value come last in either direction; they are asked for by themselves, as no index
of every database has them at that end.
"""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connections
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.constants import LOOKUP_SEP

from oia.core.paths import field_at

LARGEST = 2**63  # no number in a column is as large


@dataclass(frozen=True)
class Order:
    """A sort order over one path, ties broken by primary key."""

    path: str
    descending: bool = False
    nullable: bool = False

    def clauses(self):
        """What `order_by` takes, for all rows at once."""
        primary = "-pk" if self.descending else "pk"
        if not self.nullable:
            return [f"-{self.path}" if self.descending else self.path, primary]
        key = F(self.path)
        return [key.desc(nulls_last=True) if self.descending else key.asc(nulls_last=True), primary]

    def parts(self, backwards):
        """The stretches of rows as they follow each other: with a sort value, and without."""
        if not self.nullable:
            return [Part(self, backwards)]
        parts = [Part(self, backwards, {f"{self.path}__isnull": empty}) for empty in (False, True)]
        return parts[::-1] if backwards else parts


@dataclass(frozen=True)
class Part:
    """Rows that all have a sort value, or all have none, in one direction."""

    order: Order
    backwards: bool
    condition: dict | None = None

    @property
    def is_empty(self):
        return bool(self.condition) and self.condition[f"{self.order.path}__isnull"]

    def rows(self, queryset, key):
        """Its rows in order, those beyond the key if there is one."""
        path = "pk" if self.is_empty else self.order.path
        sign = "-" if self.order.descending != self.backwards else ""
        if self.condition:
            queryset = queryset.filter(**self.condition)
        if key:
            queryset = queryset.filter(self.beyond(path, key, sign, queryset.model))
        names = [path] if path == "pk" else [path, "pk"]
        return queryset.order_by(*(f"{sign}{name}" for name in names))

    def beyond(self, path, key, sign, model):
        """Value and key are compared as one: that is what an index looks up."""
        value, pk = key
        if path == "pk":
            return Q(**{f"pk__{'lt' if sign else 'gt'}": pk})
        there = Row(Value(value, field_at(model, path)), Value(pk))
        return Compared(Row(F(path), F("pk")), there, arg_joiner=" < " if sign else " > ")


class Row(Func):
    """Some columns or values as one: (name, id)."""

    template = "(%(expressions)s)"
    output_field = BooleanField()


class Compared(Func):
    template = "%(expressions)s"
    output_field = BooleanField()


def value_at(row, path):
    """The value of a row at the end of a path."""
    for step in path.split(LOOKUP_SEP):
        row = getattr(row, step, None)
    return row


def token(row, order):
    """The key of a row as it stands in the address."""
    value = field_at(type(row), order.path).get_prep_value(value_at(row, order.path))
    text = json.dumps([value, row.pk], default=str)  # Django's own would cut off microseconds
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(text, model, order):
    """The sort value and primary key in a token, or None when it is none of ours."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        value, pk = json.loads(raw)
        if value is not None:
            value = field_at(model, order.path).to_python(value)
        return (value, int(pk)) if fits(value) and fits(int(pk)) else None
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError):
        return None


def fits(value):
    """Whether a database can hold a value to compare with."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, datetime):
        return value.astimezone(UTC) is not None  # raises OverflowError at the ends of time
    if isinstance(value, float):
        return isfinite(value)
    return not isinstance(value, int) or abs(value) < LARGEST


@dataclass
class Page:
    """Some rows, and the keys of the pages beside them (blank where there is none)."""

    rows: list
    before: str = ""
    after: str = ""


def page(queryset, order, size, *, after="", before="", keys_first=False):
    """One page of the queryset, beginning after (or ending before) the row with that key.

    `keys_first`: the database finds the rows before it joins what they link to. For orders in which
    very many rows stand at one place it misjudges how few of them it takes.
    """
    key = read_token(after or before, queryset.model, order) if after or before else None
    backwards = bool(before) and key is not None
    rows = taken(queryset, order, size + 1, key, backwards, keys_first)
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_before, has_after = (more, True) if backwards else (bool(key), more)
    return Page(
        rows,
        before=token(rows[0], order) if rows and has_before else "",
        after=token(rows[-1], order) if rows and has_after else "",
    )


def taken(queryset, order, most, key, backwards, keys_first):
    """The next rows from the key on, from one part or from both."""
    parts, rows = order.parts(backwards), []
    if key and order.nullable:
        parts = parts if parts[0].is_empty == (key[0] is None) else parts[1:]
    for part in parts:
        if len(rows) < most:
            rows += some_of(part, queryset, key, most - len(rows), keys_first)
        key = None
    return rows


def some_of(part, queryset, key, most, keys_first):
    if not keys_first:
        return part.rows(queryset, key)[:most]
    keys = part.rows(queryset.values("pk"), key)[:most]
    return part.rows(queryset.filter(pk__in=keys), None)


def count(queryset):
    """How many rows a sliced queryset has; Django's own way makes far more words of it."""
    try:
        sql, params = queryset.query.sql_with_params()
    except EmptyResultSet:
        return 0
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS found", params)
        return cursor.fetchone()[0]
