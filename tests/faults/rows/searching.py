"""How quick the search is: all that it does for an answer, against bare statements of the database.

A bare statement looks the same words up in an index of the same database and gives fifty titles,
the best first: no kinds, no rights, no counts, no reasons. It is what one would write by hand.
"""

import time
from functools import partial
from random import Random
from statistics import median

from django.db import connection

from oia.accounts.choices import Role
from oia.core.naming import batches
from oia.desk.models import Entry
from oia.desk.search import asking, indexing, words
from oia.desk.search.engines import engine
from oia.directory.models import City, Contact, Organisation, Person
from tests import factories
from tests.faults import filling
from tests.faults.lists.stock import stored

SYLLABLES = "ka lo mi ra ven tor bel sun dra pol gri fan hul zim ost nor wei cha tse quo".split()  # noqa: SIM905
COMMON = "city council meeting report partner harbour culture climate friendship letter".split()  # noqa: SIM905

#: Of a hundred records: so many people, organisations and contacts.
SHARES = {Person: 60, Organisation: 15, Contact: 25}

#: Fifty titles that an index finds, the best first, as each database has them.
TITLES = {
    "postgresql": (
        "SELECT e.kind, e.key, e.names FROM desk_entry e, CAST({query} AS tsquery) q"
        " WHERE e.found_by @@ q ORDER BY ts_rank(e.found_by, q) DESC LIMIT 50"
    ),
    "sqlite": (
        "SELECT e.kind, e.key, e.names FROM desk_entry_words"
        " JOIN desk_entry e ON e.id = desk_entry_words.rowid"
        " WHERE desk_entry_words MATCH {query} ORDER BY rank LIMIT 50"
    ),
}


def searched(post, *, size, rounds):
    """Milliseconds for each kind of question, ours and bare."""
    filling.open_office()
    user = factories.in_role(Role.OFFICER)
    fill(size)
    began = time.perf_counter()
    indexing.reconcile()
    took = time.perf_counter() - began
    filling.gathered()
    found = {"indexing": {"seconds": round(took, 1), "entries": Entry.objects.count()}}
    for title, typed, bare in questions():
        ours, other = in_turns(partial(asking.ask, user, typed), partial(run, bare), rounds)
        found[title] = {"ours": ours, "bare": other, "typed": typed}
    return found


def fill(size):
    """Records with names of their own, some words in common, and a few that are hidden."""
    dice = Random(7)
    stored(City, (City(name=name(dice), country="DE", population=n) for n in range(200)))
    for model, share in SHARES.items():
        for some in batches(range(size * share // 100), 10_000):
            stored(model, (record(model, dice, number) for number in some))


def record(model, dice, number):
    level = "restricted" if number % 30 == 0 else "office"
    if model is Person:
        return Person(name=f"{name(dice)} {name(dice)}", sensitivity=level)
    if model is Organisation:
        called = f"{name(dice)} {dice.choice(COMMON)} {name(dice)}"
        return Organisation(name=called, kind="city", sensitivity=level)
    said = " ".join(dice.choices(COMMON, k=12) + [name(dice)])
    return Contact(about=f"{dice.choice(COMMON)} with {name(dice)}", said=said, sensitivity=level)


def name(dice):
    return "".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3, 4)))).capitalize()


def questions():
    """What is typed, and the bare statement with its parameters."""
    seen = Person.objects.filter(sensitivity="office").order_by("pk")
    person = seen[seen.count() // 2].name
    first, last = person.split()
    slip = last[:2] + last[3:] if len(last) > 6 else f"{last[:2]}x{last[2:]}"
    yield "a name", person, by_words(person)
    yield "a word as it is typed", first[:4], by_words(first[:4])
    yield "a common word", "harbour", by_words("harbour")
    yield "two common words", "city council", by_words("city council")
    yield "a name, misspelt", slip, by_trigrams(slip)


def by_words(typed):
    return TITLES[connection.vendor].format(query="%s"), [engine().query(words.wanted(typed))]


def by_trigrams(typed):
    """The word most like the one that was typed, as the database compares them, and what has it."""
    folded = words.wanted(typed)[0].typed
    if connection.vendor == "postgresql":
        near = "SELECT word FROM desk_word WHERE word %% %s ORDER BY similarity(word, %s) DESC"
        called = f"(SELECT quote_literal(word) FROM ({near} LIMIT 1) AS near)"
        return TITLES["postgresql"].format(query=called), [folded, folded]
    parts = " OR ".join(f'"{folded[at : at + 3]}"' for at in range(len(folded) - 2))
    near = "SELECT word FROM desk_word_trigrams WHERE word MATCH %s ORDER BY rank LIMIT 1"
    return TITLES["sqlite"].format(query=f"({near})"), [parts]


def run(bare):
    with connection.cursor() as cursor:
        cursor.execute(*bare)
        return cursor.fetchall()


def in_turns(ours, bare, rounds):
    took = {ours: [], bare: []}
    for way in (ours, bare):
        way()  # what is only slow at first
    for _round in range(rounds):
        for way, times in took.items():
            began = time.perf_counter()
            way()
            times.append(time.perf_counter() - began)
    return [round(1000 * median(times), 2) for times in took.values()]
