"""Counting where a text speaks of cities: each hit with its sentence and paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import asdict, dataclass

from networks.services.mentions.lists import FAMILIES, word_list

AROUND = 300  # letters of its sentence that are kept before a hit, and after it

#: The number that a paragraph bears in the instrument itself: "38.", "(c)", "Article 7".
OWN_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z]{1,3})[.)]\s|(?:Art(?:icle|ículo|igo|ikel)?\.?)\s(\d+)")
SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]*[^\Wa-zß-öø-ÿ_])")
LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)[.!?…]+[\"”’»)\]]*\s*$")

INSIDE, THANKS = "inside", "thanks"  # why a hit is left out, besides the reasons of a list


@dataclass(frozen=True)
class Hit:
    """One place where a text speaks of cities, or seems to. `start` is within its paragraph;
    `before` and `after` are the rest of its sentence.
    """

    family: str
    form: str
    status: str
    reason: str
    paragraph: int
    own_number: str
    sentence: int
    start: int
    end: int
    before: str
    after: str


def count(words, language):
    """All hits of a text and their sums; None where there is no list for its language."""
    known = word_list(language)
    if known is None:
        return None
    hits, sentence = [], 0
    paragraphs = [part for part in words.split("\n\n") if part]
    for number, paragraph in enumerate(paragraphs, start=1):
        begins = sentence_starts(paragraph, known)
        hits += hits_of(paragraph, number, sentence, begins, known)
        sentence += len(begins)
    return summed_up(hits, language) | {
        "paragraphs": len(paragraphs),
        "sentences": sentence,
        "words": len(words.split()),
    }


def sentence_starts(paragraph, known):
    """Where each sentence of a paragraph begins. "No. 5" and "38. We" end none."""
    starts = [0]
    for end in SENTENCE_END.finditer(paragraph):
        last = LAST_WORD.search(paragraph, starts[-1], end.end())
        word = last[1].casefold() if last else ""
        is_number = word.isdigit() and last.start(1) == starts[-1]
        if not (is_number or word in known.abbreviations or (len(word) == 1 and word.isalpha())):
            starts.append(end.end())
    return starts


def hits_of(paragraph, number, earlier, begins, known):
    """The hits of one paragraph, in order; so many sentences came earlier."""
    own = OWN_NUMBER.match(paragraph)
    own_number = next(filter(None, own.groups()), "") if own else ""
    for start, end, status, name, reason in found_in(paragraph, known):
        place = bisect_right(begins, start) - 1
        stop = begins[place + 1] if place + 1 < len(begins) else len(paragraph)
        if status == "counted" and paragraph[start:end].casefold() in known.thanked:
            status, reason = thanked(paragraph, begins[place], end, stop, known)
        before, after = around(paragraph, begins[place], start, end, stop)
        yield Hit(
            family=name,
            form=paragraph[start:end],
            status=status,
            reason=reason,
            paragraph=number,
            own_number=own_number,
            sentence=earlier + place + 1,
            start=start,
            end=end,
            before=before,
            after=after,
        )


def found_in(paragraph, known):
    """All that the list knows, and what only looks like it: from, to, status, family, reason."""
    found = []
    for match in known.pattern.finditer(paragraph):
        meaning = known.meaning(match[0])
        found.append((*match.span(), meaning.status, meaning.name, meaning.reason))
    starts, ends = ([span[side] for span in found] for side in (0, 1))
    for match in known.alike.finditer(paragraph):
        if bisect_right(ends, match.start()) == bisect_left(starts, match.end()):
            found.append((*match.span(), "excluded", "", INSIDE))
    return sorted(found)


def around(paragraph, first, start, end, stop):
    """The rest of the sentence, before a hit and after it; of a very long one only so much."""
    before, after = paragraph[first:start], paragraph[end:stop].rstrip()
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].lstrip()}"
    return before, f"{after[:AROUND].rstrip()} …" if len(after) > AROUND else after


def thanked(paragraph, first, end, stop, known):
    """Whether "the city of Lima" is only thanked for its hospitality."""
    is_named = known.named.match(paragraph, end)
    is_thanked = known.thanks.search(paragraph, first, stop)
    return ("excluded", THANKS) if is_named and is_thanked else ("counted", "")


def summed_up(hits, language):
    counted = Counter(hit.family for hit in hits if hit.status == "counted")
    return {
        "language": language,
        "families": {name: counted[name] for name in FAMILIES},
        "total": counted.total(),
        "apart": dict(Counter(hit.family for hit in hits if hit.status == "apart")),
        "excluded": sum(hit.status == "excluded" for hit in hits),
        "hits": [asdict(hit) for hit in hits],
    }
