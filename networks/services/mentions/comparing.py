"""Two versions of a text, word by word: what is gone, what is new, and the cities among it."""

import re
from dataclasses import dataclass, field
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter

from networks.services.mentions.aligning import ALIKE, ROUGH, Patience, closer, runs

TOKEN = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")
PARAGRAPH_END = "\n\n"

#: The number with which a paragraph begins: "38.", "(c)".
NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-z]{1,3})[.)]\s")


@dataclass
class Block:
    """A passage: alike in both (`same` paragraphs, folded away), or changed.

    `left` and `right` are pieces of text, each with whether it differs. Where they have too
    little in common, that was told of whole sentences only, and `rough` says so.
    """

    same: int = 0
    rough: bool = False
    left: list = field(default_factory=list)
    right: list = field(default_factory=list)


@dataclass
class Comparison:
    """All blocks, and for each side the spans that differ, as (paragraph, start, end)."""

    blocks: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    new: list = field(default_factory=list)

    @property
    def rough(self):
        """How many passages were compared by whole sentences only."""
        return sum(block.rough for block in self.blocks)

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
    def end(self):
        return self.start + len(self.text.rstrip())


class Passage:
    """Gathers the words of a passage. It ends where both versions end a paragraph, or where a
    paragraph ends that stands in one of them only.
    """

    def __init__(self, found):
        self.found, self.sides, self.rough = found, ([], []), False

    def add_alike(self, one, other):
        for side, token in zip(self.sides, (one, other), strict=True):
            side.append((False, token))
        if one.ends_paragraph:
            self.close()

    def add_changed(self, number, token):
        self.sides[number].append((True, token))
        if token.ends_paragraph and not self.sides[1 - number]:
            self.close()

    def add_rough(self, old, new):
        """A paragraph of either side, or a part of one, of which only this is known: it differs."""
        self.rough = True
        for side, some in zip(self.sides, (old, new), strict=True):
            side += [(True, token) for token in some]
        if all(some[-1].ends_paragraph for some in (old, new) if some):
            self.close()

    def close(self):
        left, right = self.sides
        if any(differs for differs, _token in [*left, *right]):
            block = Block(rough=self.rough, left=pieces(left), right=pieces(right))
            self.found.blocks.append(block)
        elif left:
            self.found.fold_away(1)
        self.sides, self.rough = ([], []), False


def compare(before, after):
    """What became of one text in the next.

    Paragraphs that are alike but for their numbers are alike, since one that came in has all that
    follow numbered anew. What lies between is compared word by word; where that would take longer
    than people wait, by whole sentences.
    """
    old, new = (text.split(PARAGRAPH_END) if text else [] for text in (before, after))
    found, patience = Comparison(), Patience()
    plain = ([NUMBER.sub("", paragraph) for paragraph in side] for side in (old, new))
    parts = [
        (which, i2 - i1, tokens(old, i1, i2), tokens(new, j1, j2))
        if which != ALIKE
        else (which, i2 - i1, [], [])
        for which, i1, i2, j1, j2 in runs(*plain, patience)
    ]
    changed = [part for part in parts if part[0] != ALIKE]
    keys = [tuple([one.key for one in side] for side in part[2:]) for part in changed]
    looked_at = iter(closer(keys, patience))
    for which, count, *words in parts:
        if which == ALIKE:
            found.fold_away(count)
        else:
            tell(*words, next(looked_at), found)
    return found


def tokens(paragraphs, first, last):
    """The words of some paragraphs, each with its place, and the end of each paragraph."""
    made = []
    for number in range(first, last):
        text = paragraphs[number]
        made += [Token(one[0], number + 1, one.start()) for one in TOKEN.finditer(text)]
        made.append(Token(PARAGRAPH_END, number + 1, len(text)))
    return made


def tell(old, new, steps, found):
    """Paragraphs that changed, by the steps from the old words to the new."""
    passage = Passage(found)
    for which, i1, i2, j1, j2 in steps:
        before, after = old[i1:i2], new[j1:j2]
        if which == ALIKE:
            for one, other in zip(before, after, strict=True):
                passage.add_alike(one, other)
            continue
        found.gone += spans(before)
        found.new += spans(after)
        if which == ROUGH:
            for one, other in zip_longest(by_paragraph(before), by_paragraph(after), fillvalue=[]):
                passage.add_rough(one, other)
            continue
        for number, side in enumerate((before, after)):
            for token in side:
                passage.add_changed(number, token)
    passage.close()


def spans(words):
    """Where words stand that follow each other: one (paragraph, start, end) for each paragraph."""
    if not words:
        return []
    places = [n for n, one in enumerate(words) if n and one.paragraph != words[n - 1].paragraph]
    bounds = pairwise([0, *places, len(words)])
    runs = [(words[first], words[last - 1]) for first, last in bounds]
    return [(first.paragraph, first.start, last.end) for first, last in runs]


def by_paragraph(words):
    """The words of each paragraph, with its end."""
    found = [[]]
    for token in words:
        found[-1].append(token)
        if token.ends_paragraph:
            found.append([])
    return [some for some in found if some]


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
