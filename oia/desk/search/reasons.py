"""Why a record was found: in which field, and the words there marked."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter

from django.db.models.constants import LOOKUP_SEP
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from oia.core import phones
from oia.core.plugs import SearchedField
from oia.core.text import SIGN, UNSPACED, fold
from oia.desk.search.declared import is_open
from oia.desk.search.words import MOST_READ, SEPARATORS, tokens, without_gaps

AROUND = 60  # letters of a long text that are shown before and after the first word found
MOST_SHOWN = 3  # fields of one record
MOST_MARKED = 12  # words in one field

SPAN = re.compile(r"\S+")
GAPPED = re.compile(f"{SIGN}+(?: +{SIGN}+)+")


@dataclass
class Reason:
    """A field and what stands in it, with marks; `words` is blank where the title shows it. No
    field stands for the words that are in no column.
    """

    label: str
    words: str
    field: SearchedField | None = None


def reasons(kind, record, title, wants, text=""):
    """The fields that hold what was wanted, until each word was seen once.

    Empty where a word is nowhere in what the reader may know of the record as it is now: the index
    has not followed yet, and the record must not be shown for what it was.
    """
    told, left = [], set(wants)
    values = ((field, value_of(kind, record, field)) for field in kind.fields)
    for field, value in chain(values, [(None, text)]):
        if field and field.is_list:
            value = ", ".join(line for line in value.splitlines() if places(line, wants))
        found = places(value, wants)
        if field and field.is_phone:
            found = sorted({*found, *places_of_numbers(value, wants)}, key=itemgetter(0))
        if left & {want for _start, _end, want in found}:
            left -= {want for _start, _end, want in found}
            shown = "" if value == title else excerpt(value, found)
            told.append(Reason(label_of(kind, field), shown, field))
        if not left:
            return told
    return []


@cache
def labelled(model, path):
    return model._meta.get_field(path.split(LOOKUP_SEP)[0]).verbose_name


def label_of(kind, field):
    """What its field is called; None stands for the words that are in no column."""
    if field is None:
        return str(kind.text_label)
    return capfirst(str(field.label or labelled(kind.model, field.path)))


def value_of(kind, record, field):
    """What the record has there now, as far as whoever sees the record may know it."""

    def at(path):
        value = record
        for step in path.split(LOOKUP_SEP):
            value = getattr(value, step, None)
        return value

    return str(at(field.path) or "") if is_open(kind, field.path, at) else ""


def places(text, wants):
    """Where in a text words that were wanted stand: (start, end, which of those wanted)."""
    found, left = [], set(wants)
    for span in SPAN.finditer(text[:MOST_READ].translate(SEPARATORS)):
        fitting = [want for want in wants if fits(span[0], want)]
        if fitting and (len(found) < MOST_MARKED or left & set(fitting)):
            left -= set(fitting)
            found += [(*within(span, want), want) for want in fitting]
    apart = [(*place, want) for want in left for place in set_apart(text, want)]
    return sorted([*found, *apart], key=itemgetter(0)) if apart else found


def set_apart(text, want):
    """Where letters of an unspaced script that were typed in one stand with spaces between them."""
    if UNSPACED.match(want.typed):
        for run in GAPPED.finditer(text[:MOST_READ].translate(SEPARATORS)):
            if want.typed in without_gaps(fold(run[0])):
                signs = re.search(" *".join(map(re.escape, want.typed)), run[0])
                start, end = signs.span() if signs else (0, len(run[0]))
                yield run.start() + start, run.start() + end


def places_of_numbers(text, wants):
    """Where telephone numbers stand that were wanted, however they are written."""
    for place, digits in phones.numbers(text):
        ways = phones.ways_to_dial(digits)
        yield from ((*place, want) for want in wants if any(map(want.fits, ways)))


@lru_cache(maxsize=20_000)
def forms(span):
    """What stands between two separators, as the index has it. Texts repeat themselves."""
    return tuple(tokens(span))


def fits(span, want):
    """Whether what stands between two separators is, or holds, a wanted word."""
    if UNSPACED.match(want.typed):
        return want.typed in fold(span)
    return any(want.fits(word) for word in forms(span))


def within(span, want):
    """The place of a wanted word; of an unspaced script only the signs that were wanted."""
    at = span[0].find(want.typed) if UNSPACED.match(want.typed) else -1
    if at < 0:
        return span.span()
    return span.start() + at, span.start() + at + len(want.typed)


def excerpt(text, found):
    """A text with marks; of a long one the part around the first word that was found."""
    start = max(0, found[0][0] - AROUND)
    end = min(len(text), max(found[0][1], start + AROUND) + AROUND)
    start = next_space(text, start) if start else 0
    if end < len(text):
        end = max(text.rfind(" ", found[0][1], end), found[0][1])
    part = with_marks(text, [(a, b) for a, b, _want in found if b <= end], start, end)
    return format_html("{}{}{}", "… " if start else "", part, " …" if end < len(text) else "")


def next_space(text, start):
    """The beginning of the next word, unless it is far off."""
    at = text.find(" ", start, start + AROUND // 2)
    return at + 1 if at >= 0 else start


def marked(text, wants):
    return with_marks(text, [(a, b) for a, b, _want in places(text, wants)], 0, len(text))


def with_marks(text, found, start, end):
    parts, at = [], start
    for a, b in sorted(found):
        if a < at:
            continue
        parts += [conditional_escape(text[at:a]), format_html("<mark>{}</mark>", text[a:b])]
        at = b
    parts.append(conditional_escape(text[at:end]))
    return mark_safe("".join(parts))  # each part is escaped
