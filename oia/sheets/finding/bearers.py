"""Who goes by a name, among all records of one kind that a user may see."""

from array import array
from collections import Counter
from functools import cached_property

from django.db.models import IntegerField, Value

from oia.core.alike.likeness import Likes
from oia.core.alike.postings import Postings
from oia.core.finding import FindableQuerySet, typed
from oia.core.models import Searchable
from oia.core.naming import AT_ONCE, batches, seen_by
from oia.core.text import fold
from oia.sheets.finding.stored import for_list, names_of

MOST = 200  # records that are looked at one by one for a name; where more bear it, all are
LIKE = 70  # of 100, and a record is worth naming to somebody whose name is not known


class Bearers:
    """The bearers of names among the records of a `Target`.

    `find` of a target decides who goes by a name. So that it need not search the whole table for
    each name, a searchable record is expected to be found by nothing but the names it says itself,
    with or without something behind a comma ("Springfield, US") or in brackets. `oia.core.naming`
    expects nearly the same when it tells namesakes apart.
    """

    def __init__(self, target, user):
        self.target, self.rows = target, seen_by(target.model, user)
        self.is_searchable = issubclass(target.model, Searchable)
        self.owners = array("q")

    def by_number(self, pks):
        """The records with these numbers, those that are there and may be seen."""
        return {record.pk: record for record in for_list(self.rows.filter(pk__in=set(pks)))}

    def by_name(self, texts):
        """For each text the numbers of those that go by it exactly."""
        if self.target.find:
            return self.ask(self.target.find, texts)
        named = self.so_called(texts)
        others = [text for text in texts if not named[text]]
        if others and isinstance(self.rows, FindableQuerySet):
            named |= self.ask(lambda rows, text: rows.named(text), others)
        return named

    def so_called(self, texts):
        """Those that are written so in a file, which is the only name of some kinds of record."""
        records = self.by_number(pk for text in texts for pk in self.suspects(text))
        called = {}
        for pk, record in records.items():
            called.setdefault(fold(self.target.name_of(record)), []).append(pk)
        return {text: called.get(fold(text), []) for text in texts}

    def ask(self, find, texts):
        """Ask `find` about many texts, a hundred in each query."""
        found = {text: [] for text in texts}
        for some in batches(self.questions(texts), AT_ONCE):
            asked = [
                find(rows, text)
                .order_by()
                .annotate(asked=Value(number, IntegerField()))
                .values_list("asked", "pk")
                for number, (text, rows) in enumerate(some)
            ]
            for number, pk in sorted(set(asked[0].union(*asked[1:]))):
                found[some[number][0]].append(pk)
        return found

    def questions(self, texts):
        """Each text with the rows to search for it; without those that nobody can go by."""
        for text in texts:
            suspects = self.suspects(text) if self.is_searchable else ()
            if not self.is_searchable or len(suspects) > MOST:
                yield text, self.rows
            elif suspects:
                yield text, self.rows.filter(pk__in=suspects)

    def suspects(self, text):
        """The numbers of those who may go by a text, with what stands behind or without it."""
        names = {typed(name) for name in forms(text)} - {""}
        return {self.owners[number] for name in names for number in self.exact.of(name, MOST)}

    @cached_property
    def exact(self):
        """Every name by which somebody can be found, read once."""
        found = Postings()
        for pk, names in names_of(self.rows, self.target):
            self.owners.append(pk)
            for name in names:
                found.add(name, len(self.owners) - 1)
        return found

    @cached_property
    def likes(self):
        found = Likes()
        for pk, names in names_of(self.rows, self.target):
            found.add(pk, names)
        return found

    def near(self, text):
        """The numbers of those with a name like this one, the likest first."""
        likest = Counter()
        for name in forms(text):
            likest |= Counter(dict(self.likes.near(name, least=LIKE)))
        return [pk for pk, _likeness in likest.most_common(5)]


def forms(text):
    """A text as it is, and without what narrows it down: "Springfield, US", "ICLEI (Bonn)"."""
    return {text, text.rpartition(",")[0], text.rpartition("(")[0].strip()} - {""}
