"""Finding a record by any of its names, however it is typed."""

import re
from itertools import islice, product

from django.db.models import Case, CharField, F, IntegerField, Value, When
from django.db.models.functions import Concat

from oia.core.plugs import NearWords, board
from oia.core.text import MARK, fold
from oia.core.visibility import VisibleQuerySet

MOST_WORDS = 8  # of a text that somebody searches for
NEAR, MEANT = 3, 6  # words that stand for one in which a letter is wrong; texts made of them

SIGNS = re.compile(r"[^\w\s'’]+")  # they stand in no word


def typed(text):
    """What somebody typed, as names are stored: folded and without our own mark."""
    return fold(str(text).replace(MARK, " ").replace("\0", ""))


def perhaps_meant(text):
    """Other texts, of words that names have, for one with slips of the pen; the nearest first.

    Whoever asks looks for them among what may be seen, and finds nothing more by them.
    """
    words = SIGNS.sub(" ", typed(text)).split()[:MOST_WORDS]
    near = [[*near_words(word)][:NEAR] or [word] for word in words]
    meant = (" ".join(each) for each in product(*near))
    return [other for other in islice(meant, MEANT + 1) if other != " ".join(words)][:MEANT]


def near_words(word):
    return dict.fromkeys(other for plug in board.all(NearWords) for other in plug.near(word))


class FindableQuerySet(VisibleQuerySet):
    """Searchable records that can be found by name. `best_first` orders those found alike."""

    best_first = ("pk",)

    def matching(self, text):
        """Those that have every word of the text somewhere in their names."""
        for word in typed(text).split()[:MOST_WORDS]:
            self = self.filter(search_text__contains=word)
        return self

    def named(self, text):
        """Those that go by exactly this name."""
        name = typed(text)
        return self.filter(search_text__contains=f"{MARK}{name}{MARK}") if name else self.none()

    def best(self, text):
        """Those that match, the best first: so named, a name that begins so, all others."""
        name = typed(text)
        rank = Case(
            When(search_text__contains=f"{MARK}{name}{MARK}", then=Value(0)),
            When(search_text__contains=f"{MARK}{name}", then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        return self.matching(text).order_by(rank, *self.best_first)


def together(*paths, between=", "):
    """The expression of columns written one after another."""
    parts = [part for path in paths for part in (Value(between), path)][1:]
    return Concat(*parts, output_field=CharField()) if len(parts) > 1 else F(paths[0])


def spelled(*paths, between=", "):
    """What finds records by columns written one after another: "Mayor, City of X"."""

    def find(queryset, text):
        whole = together(*paths, between=between)
        return queryset.alias(spelled=whole).filter(spelled__iexact=" ".join(text.split()))

    return find
