"""The past of one record or of the whole office, page by page, each page in a few queries.

What tells the past lies in many tables: a history for each kind of thing, moves, and ties. A strand
is what is wanted of one of them; a page takes the latest of all strands in one UNION, each read by
its index on time, and then only those rows.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from oia.core import keyset, story
from oia.core.kinds import untold_fields
from oia.core.models import LinkChange, Move
from oia.core.visibility import hidden_from


@dataclass(frozen=True)
class Strand:
    """What is wanted of one table. `name` puts strands in order where moments are the same."""

    name: str
    model: type  # of the things that are told of
    rows: QuerySet

    @property
    def is_history(self):
        return self.rows.model not in (Move, LinkChange)

    @property
    def at(self):
        return "history_date" if self.is_history else "at"

    def beyond(self, key, *, newer):
        """The rows on the far side of a key."""
        if key is None:
            return self.rows
        at, name, pk = key
        far, same = ("gt", "gte") if newer else ("lt", "lte")
        if self.name != name:
            closer = (self.name > name) if newer else (self.name < name)
            return self.rows.filter(**{f"{self.at}__{same if closer else far}": at})
        ties = Q(**{self.at: at, f"pk__{far}": pk})
        return self.rows.filter(Q(**{f"{self.at}__{far}": at}) | ties)

    def keys(self, key, size, *, newer):
        """The moments and keys of the rows that come next, in order."""
        order = ["t_at", "t_pk"] if newer else ["-t_at", "-t_pk"]
        rows = self.beyond(key, newer=newer).order_by()
        rows = rows.annotate(t_at=F(self.at), t_pk=F("pk")).values_list("t_at", "t_pk")
        return rows.order_by(*order)[:size]


@dataclass
class Page:
    """Some rows of the past, each with its strand, and the keys of the pages beside them."""

    found: list
    newer: str = ""
    older: str = ""


def page(strands, size, *, older="", newer=""):
    """The page beyond a key: what came before it in time, or after."""
    key = read_key(older or newer)
    upwards = bool(newer) and key is not None
    strands = sorted(strands, key=lambda strand: strand.name)
    found = load(strands, union(strands, key, size + 1, newer=upwards))
    more, found = len(found) > size, found[:size]
    if upwards:
        found.reverse()
    has_newer, has_older = (more, True) if upwards else (key is not None, more)
    return Page(
        found,
        newer=write_key(found[0]) if found and has_newer else "",
        older=write_key(found[-1]) if found and has_older else "",
    )


def union(strands, key, size, *, newer):
    """(number of the strand, key of the row) of the rows that come next: one query."""
    parts, params = [], []
    for number, strand in enumerate(strands):
        try:
            sql, values = strand.keys(key, size, newer=newer).query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {number} AS strand, t{number}.* FROM ({sql}) t{number}")
        params += values
    if not parts:
        return []
    way = "ASC" if newer else "DESC"
    order = f"t_at {way}, strand {way}, t_pk {way}"
    whole = f"SELECT strand, t_pk FROM ({' UNION ALL '.join(parts)}) u"
    with connection.cursor() as cursor:
        cursor.execute(f"{whole} ORDER BY {order} LIMIT {size}", params)
        return cursor.fetchall()


def load(strands, keys):
    """The rows themselves, in the order of their keys: one query for each strand that has any."""
    wanted = defaultdict(list)
    for number, pk in keys:
        wanted[number].append(pk)
    rows = {}
    for number, pks in wanted.items():
        strand = strands[number]
        beside = ["history_user"] if strand.is_history else ["by", "subject_type"]
        found = strand.rows.model._base_manager.filter(pk__in=pks).select_related(*beside)
        for row in found:
            rows[number, row.pk] = row
    return [(strands[number], rows[number, pk]) for number, pk in keys]


def write_key(found):
    strand, row = found
    text = json.dumps([getattr(row, strand.at).isoformat(), strand.name, row.pk])
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_key(text):
    """The key that an address names, or None when it is none of ours."""
    try:
        at, name, pk = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        moment = datetime.fromisoformat(at)
        sound = moment.tzinfo and keyset.fits(moment) and keyset.fits(int(pk))
        return (moment, str(name), int(pk)) if sound else None
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def events(found, user):
    """A page of the past in words, the latest first, for a user."""
    by_table = defaultdict(list)
    for strand, row in found:
        by_table[strand.rows.model].append(row)
    moves, links = by_table.pop(Move, []), by_table.pop(LinkChange, [])
    return told(by_table.values(), user, moves=moves, links=links)


def told(tables, user, *, moves=(), links=()):
    """The rows of some tables of history in words, with moves and ties, for a user."""
    hidden = hidden_from(user)
    pairs = [
        (row, veiled(row, before, hidden))
        for rows in tables
        for row, before in with_rows_before(rows)
    ]
    return story.events_of(moves, pairs, links, user=user, untold=untold_fields(user))


def veiled(row, before, hidden):
    """The row before, with nothing of it but its sensitivity where that hid it from the reader."""
    if before is None or getattr(before, "sensitivity", None) not in hidden:
        return before
    blank = copy(row)
    blank.sensitivity = before.sensitivity
    return blank


def with_rows_before(rows):
    """Each history row with the one before it: two queries for all of one table."""
    table = type(rows[0])
    earlier = table._base_manager.filter(id=OuterRef("id")).filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), pk__lt=OuterRef("pk"))
    )
    changed = [row.pk for row in rows if row.history_type == "~"]
    before = Subquery(earlier.order_by("-history_date", "-pk").values("pk")[:1])
    rows_then = table._base_manager.filter(pk__in=changed).annotate(before=before)
    keys = dict(rows_then.values_list("pk", "before"))
    found = table._base_manager.in_bulk([key for key in keys.values() if key])
    return [(row, found.get(keys.get(row.pk))) for row in rows]
