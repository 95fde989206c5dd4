"""How alike two names are, and which of very many names are like one."""

import re
from array import array
from itertools import combinations, permutations

from rapidfuzz.fuzz import ratio, token_sort_ratio

from oia.core.alike.postings import Postings
from oia.core.alike.spelling import words_of
from oia.core.text import fold

MOST_LOOKED_AT = 300  # names with the same beginnings; where there are more, these tell nothing
MOST_WORDS = 4  # of a long name, the longest, by whose beginnings it is looked up
DIGITS = re.compile(r"\d+")


def likeness(one, other, least=0):
    """How alike two plain names are, from 0 to 100, in whatever order their words stand.

    0 where it is less than `least`, or where they differ in a number: two years, two districts.
    """
    score = max(
        ratio(one, other, score_cutoff=least), token_sort_ratio(one, other, score_cutoff=least)
    )
    if score < 100 and sorted(DIGITS.findall(one)) != sorted(DIGITS.findall(other)):
        return 0
    return int(score)


def likest(text, names):
    """How alike a text is to the likest of some names; 100 where they share a telling word."""
    words = words_of(fold(text))
    others = [words_of(fold(name)) for name in names if name]
    if any(set(words) & set(other) for other in others):
        return 100
    return max((likeness(" ".join(words), " ".join(other)) for other in others), default=0)


def beginnings(words):
    """What two names that are alike have in common: some of the beginnings and ends of words.

    Wherever a letter is wrong, one of them stays. The longer ones are for the many that begin
    alike: "San ..." or "... City".
    """
    if len(words) == 1:
        (word,) = words
        return {part for size in (3, 5) for part in (word[:size], f"-{word[-size:]}")}
    longest = sorted(set(words), key=len, reverse=True)[:MOST_WORDS]
    found = {" ".join(sorted((a[:3], b[:3]))) for a, b in combinations(longest, 2)}
    if len(longest) == 2:
        for a, b in permutations(longest):
            found |= {f"{a} {b[:2]}", f"{a} -{b[-2:]}"}
    return found


class Likes:
    """Very many names and whose they are, to be asked which of them are like another name.

    Holds a name in some twenty bytes and as many again for each way to look it up. `within` are
    values that must agree; None where one says nothing.
    """

    def __init__(self):
        self.owners, self.ends, self.names = array("q"), array("Q", [0]), bytearray()
        self.places, self.place = array("L"), {}  # each value of `within` is kept once
        self.same, self.begin = Postings(), Postings()

    def add(self, pk, names, within=()):
        """Keep the folded names of one record."""
        for name in names:
            words = words_of(name)
            number = len(self.owners)
            self.same.add(" ".join(sorted(words)), number)
            for beginning in beginnings(words):
                self.begin.add((beginning, within), number)
            self.names += " ".join(words).encode()
            self.ends.append(len(self.names))
            self.owners.append(pk)
            self.places.append(self.place.setdefault(within, len(self.place)))

    def near(self, text, within=(), *, least, most=5):
        """The numbers of those with a name like this, and how alike it is, the likest first."""
        words = words_of(fold(text))
        name, best = " ".join(words), {}
        for number in self.candidates(words, within):
            score = likeness(name, self.name(number), least)
            if score and score > best.get(self.owners[number], 0):
                best[self.owners[number]] = score
        return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def candidates(self, words, within):
        """The numbers of names that are worth a look: same words, or same beginnings."""
        places = list(self.place)
        for number in self.same.of(" ".join(sorted(words)), MOST_LOOKED_AT)[:MOST_LOOKED_AT]:
            if agree(within, places[self.places[number]]):
                yield number
        begun = set()
        for beginning in beginnings(words):
            found = self.begin.of((beginning, within), MOST_LOOKED_AT)
            if len(found) <= MOST_LOOKED_AT:
                begun.update(found)
        yield from begun

    def name(self, number):
        return self.names[self.ends[number] : self.ends[number + 1]].decode()


def agree(one, other):
    """Whether two lists of values say the same, as far as both say something."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
