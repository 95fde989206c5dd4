"""Statements that every letter waits for: PostgreSQL plans them once for each connection.

To plan one takes longer than to carry it out. Behind a pool that hands connections around within
a session (DATABASE_PREPARES is false then) they are planned each time.
"""

from itertools import count
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.postgresql.base import Cursor
from django.db.backends.utils import CursorWrapper

#: The names of what each connection knows already.
known = WeakKeyDictionary()


class Statement:
    """Some SQL with a `%s` for each value; `types` are what PostgreSQL calls their types."""

    def __init__(self, name, types, sql):
        self.name, self.sql = name, sql
        places = count(1)
        pieces = [f"{piece}${next(places)}" for piece in sql.split("%s")[:-1]]
        self.planned = f"PREPARE {name} ({types}) AS {''.join(pieces)}{sql.split('%s')[-1]}"
        self.call = f"EXECUTE {name} ({', '.join(['%s'] * len(pieces))})"

    def of(self, values):
        """The same with values in its places, ready to be carried out."""
        return Asked(self, values)

    def on(self, cursor):
        if connection.vendor != "postgresql" or is_pooled():
            return self.sql
        names = known.setdefault(connection.connection, set())
        if self.name not in names:
            cursor.execute(self.planned)
            names.add(self.name)
        return self.call


class Asked(NamedTuple):
    statement: Statement
    values: list

    def run(self, first=None):
        """Carry it out, in one go with another that comes first. Returns the rows it asks for."""
        asked = [first, self] if first else [self]
        with binding_here() as cursor:
            sql = ";".join(one.statement.on(cursor) for one in asked)
            cursor.execute(sql, [value for one in asked for value in one.values])
            if first:
                cursor.nextset()
            return cursor.fetchall() if cursor.description else []


def binding_here():
    """A cursor that puts values into SQL by itself: only so do two statements go in one go."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    return CursorWrapper(Cursor(connection.connection), connection)


def is_pooled():
    return connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
