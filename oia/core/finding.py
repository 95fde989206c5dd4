"""Finding a record by any of its names, however it is typed."""

import re
from itertools import chain

from django.db.models import Case, CharField, F, IntegerField, Q, Value, When
from django.db.models.functions import Concat

from oia.core.plugs import NearWords, board
from oia.core.text import MARK, UNSPACED, fold
from oia.core.visibility import VisibleQuerySet

MOST_WORDS = 8  # of a text that somebody searches for
INSIDE = 3  # no word begins with it

SIGNS = re.compile(r"[^\w\s'’]+")  # they stand in no word


def typed(text):
    """What somebody typed, as names are stored: folded and without our own mark."""
    return fold(str(text).replace(MARK, " ").replace("\0", ""))


def perhaps_meant(text):
    """What may be meant by a text with slips of the pen: for each of its words those that may stand
    for it. First with as few slips as there can be, then with all that are forgiven.

    Whoever asks looks for them among what may be seen, and finds nothing more by them.
    """
    words = SIGNS.sub(" ", typed(text)).split()[:MOST_WORDS]
    tiers = [near_words(word) for word in words]
    for depth in range(1, max(map(len, tiers), default=0) + 1):
        near = [chain(*some[:depth]) for some in tiers]
        yield [list(dict.fromkeys([word, *some])) for word, some in zip(words, near, strict=True)]


def near_words(word):
    """The words of names that are near to one and not just that, by how many slips away."""
    tiers = (tier for plug in board.all(NearWords) for tier in plug.near(word))
    return [tier for tier in tiers if tier != [word]]


def one_of(words):
    """A regular expression, for either database: any of these words."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def in_names(word):
    """The condition that a word stands in a name. In scripts without spaces between words some put
    one between the names of a person.
    """
    found = Q(search_text__contains=word)
    if len(word) > 1 and UNSPACED.fullmatch(word):
        found |= Q(search_text__regex=" ?".join(word))
    return found


class FindableQuerySet(VisibleQuerySet):
    """Searchable records that can be found by name. `best_first` orders those found alike."""

    best_first = ("pk",)

    def matching(self, text, besides=lambda word: Q()):
        """Those that have every word of the text somewhere in their names, or that meet for it the
        condition which `besides` makes of a word."""
        for word in typed(text).split()[:MOST_WORDS]:
            self = self.filter(in_names(word) | besides(word))
        return self

    def named(self, text):
        """Those that go by exactly this name."""
        name = typed(text)
        return self.filter(search_text__contains=f"{MARK}{name}{MARK}") if name else self.none()

    def best(self, text):
        """Those that match, the best first: so named, a name that begins so, a word in one that
        begins so, all others. `found_as` says which.
        """
        name = typed(text)
        rank = Case(
            When(search_text__contains=f"{MARK}{name}{MARK}", then=Value(0)),
            When(search_text__contains=f"{MARK}{name}", then=Value(1)),
            When(search_text__contains=f" {name}", then=Value(2)),
            default=Value(INSIDE),
            output_field=IntegerField(),
        )
        return self.matching(text).annotate(found_as=rank).order_by("found_as", *self.best_first)

    def near(self, ways):
        """Those that have for every word one of those that may stand for it, in the order of
        `best`.
        """
        for way in ways:
            self = self.filter(search_text__regex=f"[{MARK} ]{one_of(way)}[{MARK} ]")
        name = f"\\{MARK}{' '.join(map(one_of, ways))}"
        rank = Case(
            When(search_text__regex=f"{name}\\{MARK}", then=Value(0)),
            When(search_text__regex=f"{name} ", then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        return self.order_by(rank, *self.best_first)


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
