"""Which of two records that match stands first, for either database alike.

So called, before called something that begins so, before called with all these words, before
all that merely speaks of it.
"""

from oia.core.text import MARK, UNSPACED
from oia.desk.search.words import spelled_plainly, without_gaps

#: Ways to write a word that count for the order: as typed, in plain letters, and the two words
#: nearest to it. Each costs comparisons for every record that matches.
RANKED = 4

#: So many of the nearest words are looked for as whole names, which few records have.
WHOLE = 12


def rank(wants):
    """An expression of SQL over the names of entries, and its parameters."""
    wholes = dict.fromkeys(whole_names(wants))
    so_called = any_of(f"%{MARK}{name}{MARK}%" for name in wholes)
    begins_so = any_of(f"%{MARK}{name}%" for name in wholes)
    in_names = [
        any_of(pattern for way in want.ways[:RANKED] for pattern in inside(way)) for want in wants
    ]
    cases = [so_called, begins_so, all_of(in_names)]
    sql = " ".join(f"WHEN {condition} THEN {place}" for place, (condition, _p) in enumerate(cases))
    return f"CASE {sql} ELSE {len(cases)} END", [each for _sql, params in cases for each in params]


def whole_names(wants):
    """What a name would be if it were just this: as typed, in plain letters, or put right."""
    typed = [want.typed for want in wants]
    yield " ".join(typed)
    yield without_gaps(" ".join(typed))
    yield " ".join(map(spelled_plainly, typed))
    if len(wants) == 1:
        yield from (way[0].word for way in wants[0].ways[:WHOLE] if len(way) == 1)


def inside(way):
    """The patterns by which a word stands in a name."""
    for term in way:
        if UNSPACED.match(term.word):
            yield f"%{term.word}%"
        else:
            yield f"%{MARK}{term.word}%"
            yield f"% {term.word}%"


def any_of(patterns):
    patterns = list(patterns)
    return f"({' OR '.join(['e.names LIKE %s'] * len(patterns))})", patterns


def all_of(conditions):
    sql = " AND ".join(condition for condition, _params in conditions)
    return sql, [each for _sql, params in conditions for each in params]
