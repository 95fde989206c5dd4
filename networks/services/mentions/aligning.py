"""Two rows of words or paragraphs, aligned, in about as long as people like to wait."""

import re
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel, Levenshtein

#: Pairs of words that one comparison looks at, a third of a second: a hundred and fifty
#: pages on either side of which a third changed, or fifty in which nothing is alike. What is beyond
#: that is compared by whole sentences.
MOST_PAIRS = 600_000_000

SENTENCE_END = re.compile(r"[.;:!?。！？؟۔।][\"'”’»)\]]*$|^\n\n$")

ALIKE, CHANGED, ROUGH = "alike", "changed", "rough"


class Patience:
    """How many pairs may still be looked at. What takes more is not begun."""

    def __init__(self, most=None):
        self.left = MOST_PAIRS if most is None else most

    def lasts_for(self, old, new):
        cost = len(old) * len(new)
        if cost > self.left:
            return False
        self.left -= cost
        return True


def runs(old, new, patience):
    """What is alike in two rows and what lies between: (which, i1, i2, j1, j2), in order.

    Of the longest common row, so that no time is lost where one paragraph stands again and again.
    """
    if not patience.lasts_for(old, new):
        return [(ROUGH, 0, len(old), 0, len(new))]
    steps = Indel.opcodes(old, new)
    grouped = (list(some) for _alike, some in groupby(steps, lambda one: one.tag == "equal"))
    return [
        (
            ALIKE if some[0].tag == "equal" else CHANGED,
            *(some[0].src_start, some[-1].src_end),
            *(some[0].dest_start, some[-1].dest_end),
        )
        for some in grouped
    ]


def closer(pairs, patience):
    """How each old row of words became its new one. The shortest are looked at first, so that
    patience ends with what has the least in common.
    """
    sizes = [len(old) * len(new) for old, new in pairs]
    found = [None] * len(pairs)
    for place in sorted(range(len(pairs)), key=sizes.__getitem__):
        old, new = pairs[place]
        found[place] = by_word(old, new, patience) or by_sentence(old, new, patience)
    return found


def by_word(old, new, patience):
    """The steps from word to word; None where that takes longer than people wait."""
    if not patience.lasts_for(old, new):
        return None
    return [
        (ALIKE if one.tag == "equal" else CHANGED, *tuple(one)[1:])
        for one in Levenshtein.opcodes(old, new)
    ]


def by_sentence(old, new, patience):
    """The sentences that both have; what lies between word by word as long as patience lasts."""
    starts, others = sentence_starts(old), sentence_starts(new)
    units = (
        [tuple(words[first:last]) for first, last in pairwise(places)]
        for words, places in ((old, starts), (new, others))
    )
    found = []
    for which, i1, i2, j1, j2 in runs(*units, patience):
        place = starts[i1], starts[i2], others[j1], others[j2]
        words = old[place[0] : place[1]], new[place[2] : place[3]]
        steps = None if which == ALIKE else by_word(*words, patience)
        found += shifted(steps, place) if steps else [(rough(which, words), *place)]
    return found


def rough(which, words):
    """What is told of words that were not compared: of one side alone there is nothing to."""
    return which if which == ALIKE or not all(words) else ROUGH


def shifted(steps, place):
    i, _i2, j, _j2 = place
    return [(which, i1 + i, i2 + i, j1 + j, j2 + j) for which, i1, i2, j1, j2 in steps]


def sentence_starts(words):
    """Where each sentence begins, and where the last one ends."""
    ends = [place for place, word in enumerate(words, start=1) if SENTENCE_END.search(word)]
    return sorted({0, *ends, len(words)})
