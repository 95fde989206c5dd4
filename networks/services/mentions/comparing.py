"""Two versions of a text, word by word: what is gone, what is new, and the cities among it."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

TOKEN = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")

#: More words in one changed passage are not compared one by one.
MOST_TOKENS = 4_000


@dataclass
class Block:
    """A passage: alike in both (`same` paragraphs, folded away), or changed.

    `left` and `right` are pieces of text, each with whether it differs. `first` and `second` are
    the numbers of the paragraphs with which it begins, `changed` how many are not as they were.
    """

    first: int
    second: int
    same: int = 0
    changed: int = 0
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


@dataclass(frozen=True)
class Token:
    text: str
    paragraph: int
    start: int

    @property
    def span(self):
        return self.paragraph, self.start, self.start + len(self.text.rstrip())


def compare(before, after):
    """What became of one text in the next."""
    old, new = (text.split("\n\n") if text else [] for text in (before, after))
    found = Comparison()
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.blocks.append(Block(i1 + 1, j1 + 1, same=i2 - i1))
        else:
            found.blocks.append(changed(tokens(old, i1, i2), tokens(new, j1, j2), found))
            found.blocks[-1].first, found.blocks[-1].second = i1 + 1, j1 + 1
            found.blocks[-1].changed = max(i2 - i1, j2 - j1)
    return found


def tokens(paragraphs, first, last):
    """The words of some paragraphs, each with its place; the last of each ends the paragraph."""
    made = []
    for number in range(first, last):
        text = paragraphs[number]
        made += [Token(one[0], number + 1, one.start()) for one in TOKEN.finditer(text)]
        if made and number + 1 < last:
            ended = made.pop()
            made.append(Token(f"{ended.text}\n\n", ended.paragraph, ended.start))
    return made


def changed(old, new, found):
    """One changed passage; its spans are added to what was found."""
    block = Block(0, 0)
    for what, i1, i2, j1, j2 in steps(old, new):
        differs = what != "equal"
        add(block.left, old[i1:i2], differs)
        add(block.right, new[j1:j2], differs)
        if differs:
            found.gone += [token.span for token in old[i1:i2]]
            found.new += [token.span for token in new[j1:j2]]
    return block


def steps(old, new):
    if max(len(old), len(new)) > MOST_TOKENS:
        return [("replace", 0, len(old), 0, len(new))]
    keys = ([token.text.strip() for token in side] for side in (old, new))
    return SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def add(pieces, words, differs):
    if words:
        pieces.append((differs, "".join(word.text for word in words)))


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
