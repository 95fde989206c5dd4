"""The databases' own indexes, behind one way of asking them.

Both look for words that were made in `words`, so they find the same: PostgreSQL by its full text
search and trigrams, SQLite by FTS5 with words and with trigrams. How a query is written, and how
a word is looked for inside others, is all in which they differ.
"""

import json
from abc import ABC, abstractmethod

from django.db import DEFAULT_DB_ALIAS, connections


class Engine(ABC):
    """One database's way of looking words up."""

    matching = ""  # what follows FROM; takes one query
    best = ""  # kind and key of the best of each kind; takes what goes into it, and how many
    both, either = "", ""

    @abstractmethod
    def term(self, term):
        """A term as the database's query language has it."""

    @abstractmethod
    def inside(self, parts):
        """A condition on words that hold any of these parts, with its parameters."""

    @abstractmethod
    def among(self, column, values):
        """A condition that a column has one of these values, with its parameters: one, since they
        are very many.
        """

    def query(self, wants):
        """What is wanted, as one query: of every word any of its ways, of each way all terms."""
        return self.both.join(self.any_of(want.ways) for want in wants)

    def any_of(self, ways):
        each = (self.both.join(self.term(term) for term in terms) for terms in ways)
        return f"({self.either.join(f'({one})' for one in each)})"

    def found(self, wants, rank, kinds, most):
        """Kind and key of what is found: of each kind the best, at most so many."""
        order, params = rank
        among, named = self.among("e.kind", kinds)
        sql = self.best.format(rank=order, matching=f"{self.matching} AND {among}")
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, [*params, self.query(wants), *named, most])
            return cursor.fetchall()

    def keys(self, wants, kind):
        """SQL and parameters for the keys of all records of a kind that are found."""
        return f"SELECT e.key FROM {self.matching} AND e.kind = %s", [self.query(wants), kind]

    def words_with(self, whole, exactly, parts, lengths):
        """Words of names that hold a whole word, are one of some words, or are of some length and
        have one of some parts near its place: (part, first sign, signs to look at).
        """
        conditions = [self.inside([whole])]
        if exactly:
            conditions.append(self.among("w.word", exactly))
        if parts:
            conditions.append(self.in_place(parts, lengths))
        sql = " UNION ".join(
            f"SELECT w.word FROM desk_word w WHERE {one}" for one, _p in conditions
        )
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, [each for _sql, params in conditions for each in params])
            return [word for (word,) in cursor.fetchall()]

    def in_place(self, parts, lengths):
        """The index proposes words that hold a part anywhere; most have it in the wrong place."""
        held, params = self.inside([part for part, _first, _signs in parts])
        placed = " OR ".join(["substr(w.word, %s, %s) LIKE %s"] * len(parts))
        places = [each for part, first, signs in parts for each in (first, signs, f"%{part}%")]
        condition = f"({held}) AND length(w.word) BETWEEN %s AND %s AND ({placed})"
        return condition, [*params, *lengths, *places]


class PostgreSQL(Engine):
    matching = "desk_entry e WHERE e.found_by @@ %s::tsquery"
    # Only the best are put in order, kind by kind: to number a hundred thousand takes longer.
    best = """
        WITH matching AS MATERIALIZED (
            SELECT e.kind, e.key, e.weight, {rank} AS rank FROM {matching}
        )
        SELECT found.kind, best.key FROM (SELECT DISTINCT kind FROM matching) AS found
        CROSS JOIN LATERAL (
            SELECT m.key, m.rank, m.weight FROM matching m WHERE m.kind = found.kind
            ORDER BY m.rank, m.weight DESC, m.key DESC LIMIT %s
        ) AS best ORDER BY found.kind, best.rank, best.weight DESC, best.key DESC
    """
    both, either = " & ", " | "

    def term(self, term):
        return f"'{term.word}'{':*' if term.begins else ''}"

    def inside(self, parts):
        return " OR ".join(["w.word LIKE %s"] * len(parts)), [f"%{part}%" for part in parts]

    def among(self, column, values):
        """As an array: to have hundreds of values adapted one by one takes longer than to look them
        up. Words, names of kinds and keys have no sign that needs an escape.
        """
        return f"{column} = ANY(%s)", ["{{{}}}".format(",".join(f'"{each}"' for each in values))]


def quoted(word):
    """A word as FTS5 takes it, whatever signs are in it."""
    return '"{}"'.format(word.replace('"', '""'))


class SQLite(Engine):
    matching = (
        "desk_entry_words CROSS JOIN desk_entry e ON e.id = desk_entry_words.rowid"
        " WHERE desk_entry_words MATCH %s"
    )
    best = """
        SELECT kind, key FROM (
            SELECT e.kind, e.key, ROW_NUMBER() OVER (
                PARTITION BY e.kind ORDER BY {rank}, e.weight DESC, e.key DESC
            ) AS place
            FROM {matching}
        ) AS found WHERE place <= %s ORDER BY kind, place
    """
    both, either = " AND ", " OR "

    def term(self, term):
        return f"{quoted(term.word)}{' *' if term.begins else ''}"

    def inside(self, parts):
        with_parts = "SELECT rowid FROM desk_word_trigrams WHERE desk_word_trigrams MATCH %s"
        return f"w.id IN ({with_parts})", [" OR ".join(map(quoted, parts))]

    def among(self, column, values):
        return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(values)]


ENGINES = {"postgresql": PostgreSQL(), "sqlite": SQLite()}


def engine():
    return ENGINES[connections[DEFAULT_DB_ALIAS].vendor]
