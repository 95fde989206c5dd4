"""The names of linked records in a file: hidden ones stay hidden, namesakes are told apart."""

import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import islice

from django.db.models import IntegerField, Value

from oia.core.models import Searchable
from oia.core.sheets import HIDDEN, Kind
from oia.core.text import MARK, fold

#: Names kept in mind while a long list is written; then they are asked for anew.
MOST_KEPT = 20_000

AT_ONCE = 250  # questions put together in one query; SQLite takes 500


#: A namesake as it is written: "Springfield, US [#4250]".
NUMBERED = re.compile(r"(?P<name>.*?)\s*\[#(?P<number>\d{1,18})\]", re.DOTALL)


def numbered(name, pk):
    return f"{name} [#{pk}]"


def taken_apart(text):
    """A text such as "Springfield, US [#4250]" as name and number; no number is None."""
    if found := NUMBERED.fullmatch(text):
        return found["name"], int(found["number"])
    return text, None


def batches(items, size):
    """The items by the handful, without holding more than one handful."""
    items = iter(items)
    while batch := list(islice(items, size)):
        yield batch


def seen_by(model, user):
    """The records of a model that a user may see, in no order."""
    rows = model._default_manager.order_by()
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows


def unseen(model, pks, user):
    """Those of some keys whose records this user may not see."""
    wanted = {pk for pk in pks if pk is not None}
    if not wanted:
        return wanted
    return wanted - set(seen_by(model, user).filter(pk__in=wanted).values_list("pk", flat=True))


def linked(column, values):
    """All records that some values of a column of links hold."""
    if column.kind == Kind.LINKS:
        return [record for records in values for record in records]
    return [record for record in values if record is not None]


class Naming:
    """Names for one reader, learned by the handful: a constant number of queries for each."""

    def __init__(self, user, *, apart=True):
        self.user, self.apart = user, apart  # whether namesakes get their number
        self.known = defaultdict(dict)  # target -> pk -> name
        self.namesakes = {}

    def meet_all(self, columns, rows):
        """Learn the names of all records that some rows hold. Each row is a list of values, one
        for each column; columns with one target are looked at together, lest one forget another's.
        """
        records = defaultdict(list)
        for at, column in enumerate(columns):
            if column.target:
                records[column.target] += linked(column, [row[at] for row in rows])
        for target, some in records.items():
            self.meet(target, some)

    def meet(self, target, records):
        """Learn the names of these records."""
        known = self.known[target]
        if len(known) > MOST_KEPT:
            known.clear()
        new = {record.pk: record for record in records if record.pk not in known}
        if not new:
            return
        names = {pk: target.name_of(new[pk]) for pk in self.seen(target, new)}
        shared = self.namesakes_of(target).among(set(names.values())) if self.apart else ()
        known.update(dict.fromkeys(new, HIDDEN))
        for pk, name in names.items():
            known[pk] = numbered(name, pk) if name in shared else name

    def seen(self, target, keys):
        """Those of the keys whose records the reader may see."""
        rows = seen_by(target.model, self.user)
        if not rows.query.where:  # a kind of record that is for everybody
            return list(keys)
        return list(rows.filter(pk__in=keys).values_list("pk", flat=True))

    def namesakes_of(self, target):
        if target not in self.namesakes:
            kind = Found if target.find else Called
            self.namesakes[target] = kind(target, seen_by(target.model, self.user))
        return self.namesakes[target]

    def name_of(self, target, record):
        return self.known[target][record.pk]


class Called:
    """Namesakes among records that go by their one name: all names are read once."""

    def __init__(self, target, rows):
        self.target, self.rows = target, rows

    @cached_property
    def shared(self):
        rows = self.rows.for_list() if hasattr(self.rows, "for_list") else self.rows
        found = rows.order_by().iterator(chunk_size=1000)
        often = Counter(fold(self.target.name_of(record)) for record in found)
        return {name for name, count in often.items() if count > 1}

    def among(self, names):
        return {name for name in names if fold(name) in self.shared}


class Found:
    """Namesakes among records that are found by any of several names.

    Whoever shares any name with another is suspected; then `find` itself is asked about them.
    """

    def __init__(self, target, rows):
        self.target, self.rows = target, rows
        self.is_searchable = issubclass(target.model, Searchable)

    @cached_property
    def suspects(self):
        """For each name that several records bear, their numbers. Read in two passes, since most
        names are borne once and need not be kept."""
        once, often = set(), set()
        for _pk, name in self.every_name():
            (often if name in once else once).add(name)
        once.clear()
        bearers = defaultdict(list)
        for pk, name in self.every_name():
            if name in often:
                bearers[name].append(pk)
        return bearers

    def every_name(self):
        found = self.rows.values_list("pk", "search_text").iterator(chunk_size=2000)
        return ((pk, hash(name)) for pk, text in found for name in set(text.split(MARK)) if name)

    def bearers(self, name):
        """Who else may go by a name such as "Springfield, US" or "Springfield"."""
        short = name.rpartition(",")[0]
        return [pk for part in {name, short} for pk in self.suspects.get(hash(fold(part)), ())]

    def among(self, names):
        if not self.is_searchable:
            questions = [(name, self.rows) for name in names]
        else:
            suspected = ((name, self.bearers(name)) for name in names)
            questions = [(name, self.rows.filter(pk__in=pks)) for name, pks in suspected if pks]
        return {name for some in batches(questions, AT_ONCE) for name in self.ask(some)}

    def ask(self, questions):
        """Those of these names by which more than one record is found, in one query."""
        asked = [
            self.target.find(rows, name)
            .order_by()
            .annotate(asked=Value(number, IntegerField()))
            .values_list("asked", "pk")
            for number, (name, rows) in enumerate(questions)
        ]
        found = Counter(number for number, _pk in asked[0].union(*asked[1:]))
        return {questions[number][0] for number, count in found.items() if count > 1}
