"""Two versions of a text, word by word: what is gone, what is new, and the cities among it."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import Levenshtein

TOKEN = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")
PARAGRAPH_END = "\n\n"

#: The number with which a paragraph begins: "38.", "(c)".
NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-z]{1,3})[.)]\s")

#: Pairs of words above which two passages are not compared word by word, since people would wait
#: too long: some three hundred pages on either side, in which no paragraph is alike.
MOST_PAIRS = 20_000_000_000


@dataclass
class Block:
    """A passage: alike in both (`same` paragraphs, folded away), or changed.

    `left` and `right` are pieces of text, each with whether it differs.
    """

    same: int = 0
    left: list = field(default_factory=list)
    right: list = field(default_factory=list)


@dataclass
class Comparison:
    """All blocks, and for each side the spans that differ, as (paragraph, start, end)."""

    blocks: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    new: list = field(default_factory=list)

    @property
    def is_same(self):
        return not self.gone and not self.new

    def fold_away(self, same):
        """Add paragraphs that are alike, to those before them if these are alike as well."""
        if not (self.blocks and self.blocks[-1].same):
            self.blocks.append(Block())
        self.blocks[-1].same += same


class Token:
    """A word or a sign with the space behind it, or the end of a paragraph; and where it stands."""

    __slots__ = ("key", "paragraph", "start", "text")

    def __init__(self, text, paragraph, start):
        self.text, self.paragraph, self.start = text, paragraph, start
        self.key = text.rstrip() or text

    @property
    def ends_paragraph(self):
        return self.key == PARAGRAPH_END

    @property
    def span(self):
        return self.paragraph, self.start, self.start + len(self.text.rstrip())


class Passage:
    """Gathers the words of a passage. It ends where both versions end a paragraph, or where a
    paragraph ends that stands in one of them only.
    """

    def __init__(self, found):
        self.found, self.sides = found, ([], [])

    def add_alike(self, one, other):
        for side, token in zip(self.sides, (one, other), strict=True):
            side.append((False, token))
        if one.ends_paragraph:
            self.close()

    def add_changed(self, number, token):
        self.sides[number].append((True, token))
        if token.ends_paragraph and not self.sides[1 - number]:
            self.close()

    def close(self):
        left, right = self.sides
        if any(differs for differs, _token in [*left, *right]):
            self.found.blocks.append(Block(left=pieces(left), right=pieces(right)))
        elif left:
            self.found.fold_away(1)
        self.sides = ([], [])


def compare(before, after):
    """What became of one text in the next.

    Paragraphs that are alike but for their numbers are alike, since one that came in has all that
    follow numbered anew. What lies between is compared word by word, however long it is.
    """
    old, new = (text.split(PARAGRAPH_END) if text else [] for text in (before, after))
    found = Comparison()
    plain = ([NUMBER.sub("", paragraph) for paragraph in side] for side in (old, new))
    for what, i1, i2, j1, j2 in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        if what == "equal":
            found.fold_away(i2 - i1)
        else:
            look_closer(tokens(old, i1, i2), tokens(new, j1, j2), found)
    return found


def tokens(paragraphs, first, last):
    """The words of some paragraphs, each with its place, and the end of each paragraph."""
    made = []
    for number in range(first, last):
        text = paragraphs[number]
        made += [Token(one[0], number + 1, one.start()) for one in TOKEN.finditer(text)]
        made.append(Token(PARAGRAPH_END, number + 1, len(text)))
    return made


def look_closer(old, new, found):
    """Paragraphs that changed, word by word."""
    passage = Passage(found)
    for what, i1, i2, j1, j2 in steps(old, new):
        if what == "equal":
            for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
                passage.add_alike(one, other)
            continue
        for number, spans, side in ((0, found.gone, old[i1:i2]), (1, found.new, new[j1:j2])):
            spans += [token.span for token in side]
            for token in side:
                passage.add_changed(number, token)
    passage.close()


def steps(old, new):
    """How one row of words becomes the other."""
    if len(old) * len(new) > MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return list(Levenshtein.opcodes([one.key for one in old], [one.key for one in new]))


def pieces(side):
    """The words of one side, those that differ apart from those that do not."""
    if side and side[-1][1].ends_paragraph:
        side = side[:-1]
    runs = groupby(side, key=itemgetter(0))
    return [(differs, "".join(token.text for _d, token in run)) for differs, run in runs]


def among(hits, spans):
    """Those counted hits that lie, at least in part, in one of these spans."""
    by_paragraph = {}
    for paragraph, start, end in spans:
        by_paragraph.setdefault(paragraph, []).append((start, end))
    return [
        hit
        for hit in hits
        if hit["status"] == "counted"
        and any(
            start < hit["end"] and hit["start"] < end
            for start, end in by_paragraph.get(hit["paragraph"], ())
        )
    ]
