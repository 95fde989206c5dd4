"""Statements that every letter waits for: PostgreSQL plans them once for each connection.

To plan one takes longer than to carry it out. Behind a pool that hands connections around within
a session (the setting DISABLE_SERVER_SIDE_CURSORS says so) they are planned each time.
"""

from itertools import count
from weakref import WeakKeyDictionary

from django.db import connection

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

    def run(self, values):
        """Carry it out. Returns the rows that it asks for."""
        with connection.cursor() as cursor:
            cursor.execute(self.on(cursor), values)
            return cursor.fetchall() if cursor.description else []

    def on(self, cursor):
        pooled = connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        if connection.vendor != "postgresql" or pooled:
            return self.sql
        names = known.setdefault(connection.connection, set())
        if self.name not in names:
            cursor.execute(self.planned)
            names.add(self.name)
        return self.call
