"""Pages by key: however deep, a page costs what the first one costs.

A page is asked for by the last row of the page before: its sort value and primary key. Rows
without a sort value come last in either direction.
"""

import base64
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Q
from django.db.models.constants import LOOKUP_SEP


@dataclass(frozen=True)
class Order:
    """A sort order over one path, ties broken by primary key."""

    path: str
    descending: bool = False
    nullable: bool = False

    def reversed(self):
        return Order(self.path, not self.descending, self.nullable)

    def clauses(self, *, backwards=False):
        """What `order_by` takes; backwards for the page before."""
        descending = self.descending != backwards
        primary = "-pk" if descending else "pk"
        if not self.nullable:
            return [f"-{self.path}" if descending else self.path, primary]
        key = F(self.path)
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return [key.desc(**nulls) if descending else key.asc(**nulls), primary]

    def beyond(self, value, pk, *, backwards=False):
        """The condition for rows that come after (or before) the row with this key."""
        descending = self.descending != backwards
        further = "lt" if descending else "gt"
        empty = Q(**{f"{self.path}__isnull": True})
        ties = Q(**{f"pk__{further}": pk})
        if value is None:
            return (empty & ties) | (~empty if backwards else Q(pk__in=[]))
        past = Q(**{f"{self.path}__{further}": value}) | (Q(**{self.path: value}) & ties)
        return past if backwards or not self.nullable else past | empty


def field_at(model, path):
    """The model field at the end of a path such as `network__name`."""
    *relations, last = path.split(LOOKUP_SEP)
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    return model._meta.get_field("id" if last == "pk" else last)


def value_at(row, path):
    """The value of a row at the end of a path."""
    for step in path.split(LOOKUP_SEP):
        row = getattr(row, step, None)
    return row


def token(row, order):
    """The key of a row as it stands in the address."""
    text = json.dumps([value_at(row, order.path), row.pk], cls=DjangoJSONEncoder)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(text, model, order):
    """The sort value and primary key in a token, or None when it is none of ours."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        value, pk = json.loads(raw)
        if value is not None:
            value = field_at(model, order.path).to_python(value)
        return value, int(pk)
    except (ValueError, TypeError, ValidationError):
        return None


@dataclass
class Page:
    """Some rows, and the keys of the pages beside them (blank where there is none)."""

    rows: list
    before: str = ""
    after: str = ""


def page(queryset, order, size, *, after="", before=""):
    """One page of the queryset, beginning after (or ending before) the row with that key."""
    backwards = bool(before)
    key = read_token(after or before, queryset.model, order) if after or before else None
    backwards = backwards and key is not None
    ordered = queryset.order_by(*order.clauses(backwards=backwards))
    if key:
        ordered = ordered.filter(order.beyond(*key, backwards=backwards))
    rows = list(ordered[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_before, has_after = (more, True) if backwards else (bool(key), more)
    return Page(
        rows,
        before=token(rows[0], order) if rows and has_before else "",
        after=token(rows[-1], order) if rows and has_after else "",
    )
