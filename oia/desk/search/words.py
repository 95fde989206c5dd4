"""What counts as a word: for the index, for what somebody types, and for the marks on a page.

Both databases are handed words that were made here, so that both find the same. A word stands in
the index as it is folded and, where that differs, in plain Latin letters as well; so "Киев" is
found by "Kiev" and the other way round. Scripts without spaces between words are cut into pairs.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest

from oia.core import phones
from oia.core.alike.spelling import plain
from oia.core.text import MARK, SIGN, UNSPACED, fold

LONGEST = 40  # letters of a word; what is longer is no word
MOST_TYPED = 200  # letters that are looked at of what somebody typed
MOST_WORDS = 8
MOST_READ = 200_000  # letters of one text

APOSTROPHES = frozenset("'’ʻ`")  # they stand inside words: O'Brien

#: A space between two such letters: some put one between the names of a person, some none.
GAP = re.compile(f"(?<={SIGN}) +(?={SIGN})")

#: Arabic letters that people write in one way or another.
ARABIC = str.maketrans("ىیةکٱھەۀ", "ييهكاههه")


class Separators(dict):
    """For `str.translate`: whatever is no part of a word becomes a space, so lengths stay."""

    def __missing__(self, code):
        sign = chr(code)
        parts = sign in APOSTROPHES or unicodedata.category(sign)[0] in "LMN"
        self[code] = sign if parts else " "
        return self[code]


SEPARATORS = Separators()


def folded_words(text):
    """The words of a text in lower case without accents, in their order."""
    return fold(text.translate(SEPARATORS)).split()


def spelled_plainly(word):
    """A folded word as it is written in plain Latin letters, as far as we know how."""
    return word if word.isascii() and word.isdigit() else plain(word.translate(ARABIC)).strip()


def pieces(word):
    """A folded word in pieces that are either all of an unspaced script or of none."""
    at = 0
    for run in UNSPACED.finditer(word):
        if word[at : run.start()]:
            yield word[at : run.start()], False
        yield run[0], True
        at = run.end()
    if word[at:]:
        yield word[at:], False


def without_gaps(text):
    return GAP.sub("", text)


def pairs(run):
    return [run[at : at + 2] for at in range(len(run) - 1)]


def tokens(text):
    """All words of a text as the index keeps them. Two letters of an unspaced script are a pair
    with a space between them as well.
    """
    folded = folded_words(text[:MOST_READ])
    for word, after in zip_longest(folded, folded[1:], fillvalue=""):
        for piece, is_unspaced in pieces(word):
            if is_unspaced:
                yield from pairs(piece)
                yield piece[-1]  # so that a single sign is found wherever it stands
                if word.endswith(piece) and UNSPACED.match(after):
                    yield piece[-1] + after[0]
            elif len(piece) <= LONGEST:
                yield piece
                if (other := spelled_plainly(piece)) != piece:
                    yield from (part for part in other.split() if len(part) <= LONGEST)


def spellings(name):
    """A whole name as it is folded, without spaces that are no matter, and in plain letters."""
    words = folded_words(name)
    yield " ".join(words)
    yield without_gaps(" ".join(words))
    yield " ".join(spelled_plainly(word) for word in words)


def names_between_marks(names):
    """Every spelling of every name once: "|munich|munchen|", for "is so called" and "begins so"."""
    found = dict.fromkeys(way for name in names if name for way in spellings(name) if way)
    return MARK.join(["", *found, ""]) if found else ""


@dataclass(frozen=True)
class Term:
    """A word of the index to look for: the whole word, or all that begins so."""

    word: str
    begins: bool = False

    def fits(self, word):
        return word.startswith(self.word) if self.begins else word == self.word


@dataclass(frozen=True)
class Wanted:
    """One word that somebody typed, with the ways in which it may be written.

    `ways` holds what may stand for it: of each, all terms must be there.
    """

    typed: str
    ways: tuple[tuple[Term, ...], ...]

    def fits(self, word):
        """Whether a single word of a record is, or is part of, what was wanted."""
        return any(term.fits(word) for terms in self.ways for term in terms)

    def or_else(self, words):
        """The same, satisfied with any of these words of the index as well."""
        known = set(self.ways)
        more = [(Term(word),) for word in words if (Term(word),) not in known]
        return Wanted(self.typed, (*self.ways, *more))


def wanted(text):
    """What somebody typed, as words to look for. Empty where there is nothing to look for."""
    words = dict.fromkeys(folded_words(text[:MOST_TYPED]))
    found = [want for word in words for want in wants(word)][:MOST_WORDS]
    number = number_in(text[:MOST_TYPED].strip())
    return [wanted_number(number[1], found)] if number else found


def number_in(text):
    """The telephone number that a text is, and nothing besides; None where it is none."""
    return next(phones.numbers(text), None) if phones.NUMBER.fullmatch(text) else None


def wanted_number(digits, found):
    """A telephone number that somebody typed: as a whole, or as the words of which it is made."""
    as_typed = tuple(want.ways[0][0] for want in found)
    ways = (Term(phones.whole(digits), begins=True),), (Term(phones.ending(digits)),), as_typed
    return Wanted(digits, ways)


def wants(word):
    for piece, is_unspaced in pieces(word[:LONGEST]):
        if is_unspaced:
            many = tuple(Term(pair) for pair in pairs(piece))
            yield Wanted(piece, (many or (Term(piece, begins=True),),))
        else:
            ways = dict.fromkeys([piece, *spelled_plainly(piece).split()[:1]])
            yield Wanted(piece, tuple((Term(way, begins=len(way) > 1),) for way in ways))
