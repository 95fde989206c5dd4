"""Which sign stands between the cells of a file of text."""

import csv
from collections import Counter
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.sheets.reading.raws import Refused, Undecided

NAMES = {
    ",": gettext_lazy("comma"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("vertical bar"),
}
LOOKED_AT = 60  # rows
SAMPLE = 100_000  # signs


def decide_delimiter(open_text, chosen, known):
    """The separator, and how many lines at the beginning say so ("sep=;", which Excel heeds)."""
    text = open_text()
    try:
        sample = text.read(SAMPLE)
    except UnicodeError:
        sample = ""
    finally:
        text.detach()
    first = sample.partition("\n")[0].strip().strip('"').lower()
    says = first[4:5] if first.startswith("sep=") else ""
    says = "\t" if first == "sep=" and sample.lower().lstrip('"').startswith("sep=\t") else says
    if chosen or says in NAMES:
        return checked(chosen or says), int(says in NAMES)
    return choose(sample, known), 0


def checked(delimiter):
    if delimiter not in NAMES:
        raise Refused(_("“%(sign)s” cannot stand between cells.") % {"sign": delimiter})
    return delimiter


def choose(sample, known):
    """By the headings we know; else by how evenly a sign parts the rows; else a person chooses."""
    split = {sign: rows_of(sample, sign) for sign in NAMES}
    hits = {sign: most_known(rows, known) for sign, rows in split.items()}
    best = max(hits.values())
    if best > 1 and list(hits.values()).count(best) == 1:
        return max(hits, key=hits.get)
    even = {sign: evenness(rows) for sign, rows in split.items()}
    wide = [sign for sign, (_share, width) in even.items() if width > 1]
    if len(wide) < 2:
        return wide[0] if wide else ","
    perfect = [sign for sign in wide if even[sign][0] == 1]
    steady = [sign for sign in wide if is_steady(split[sign])]
    for likely in (perfect, steady):
        if len(likely) == 1:
            return likely[0]
    raise undecided(split, perfect or steady or wide)


def is_steady(rows):
    """Whether it parts every row from the first on that it parts: titles stand above."""
    parted = [len(row) > 1 for row in rows]
    return all(parted[parted.index(True) :]) if any(parted) else False


def rows_of(sample, sign):
    """The first rows, if this were the separator. The last may be cut off, and is left out."""
    lines = sample.splitlines(keepends=True)
    if len(sample) >= SAMPLE:
        lines = lines[:-1] or lines
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=sign), LOOKED_AT) if any(row)]
    except csv.Error:
        return []
    return rows


def most_known(rows, known):
    """How many headings that we know stand together in one row."""
    return max((sum(map(known, {word.strip() for word in row if word})) for row in rows), default=0)


def evenness(rows):
    """The share of rows that have the usual number of cells, and that number."""
    if not rows:
        return 0, 0
    widths = Counter(map(len, rows))
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    if not wide:
        return 0, 1
    width, count = wide.most_common(1)[0]
    return count / len(rows), width


def undecided(split, likely):
    return Undecided(
        "delimiter",
        _("It cannot be told which sign stands between the cells."),
        _("Choose the one with which the first row reads right."),
        [
            (sign, str(NAMES[sign]), " · ".join(split[sign][0][:8]))
            for sign in likely or NAMES
            if split[sign]
        ],
    )
