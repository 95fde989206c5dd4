"""Finds the row of headings, which need not be the first."""

from dataclasses import dataclass, field
from itertools import islice, takewhile

from django.utils.translation import gettext as _

from oia.sheets.reading.raws import MOST_COLUMNS, MergedCell, Refused, is_blank, letters, tell_raw

LOOKED_AT = 30  # rows, of which one must be the headings


@dataclass
class Found:
    """The row of headings, and what there is to tell about it."""

    line: int
    words: list
    notes: list = field(default_factory=list)


def find_headings(lines, known, heading_line=0):
    """The headings among the first rows: those we know, else the first row that looks like some."""
    rows = filled(lines)
    if heading_line:
        first = list(takewhile(lambda row: row.line <= heading_line, rows))
        chosen = next((row for row in first if row.line == heading_line), None)
    else:
        first = list(islice(rows, LOOKED_AT))
        chosen = most_known(first, known) or first_likely(first)
    if chosen is None:
        raise Refused(
            _("No row of headings was found."),
            _("Put one row above the others that names each column, such as “Name”."),
        )
    if chosen.wrong:
        raise Refused(chosen.wrong, _("Mend the row of headings."))
    found = Found(chosen.line, words_of(chosen.cells))
    found.notes = [*told_above(first, chosen), *told_doubles(found.words)]
    return found


def filled(lines):
    return (row for row in lines if row.wrong or not all(is_blank(raw) for raw in row.cells))


def words_of(cells):
    words = ["" if has_none(raw) else " ".join(tell_raw(raw).split()) for raw in cells]
    while words and not words[-1]:
        words.pop()
    if len(words) > MOST_COLUMNS:
        raise Refused(
            _("The table has more than %(most)s columns.") % {"most": MOST_COLUMNS},
            _("Copy the columns that matter into a new file."),
        )
    return words


def has_none(raw):
    return is_blank(raw) or isinstance(raw, MergedCell)


def most_known(rows, known):
    """The row with the most headings that we know; one alone must not stand among values."""
    counts = [
        (sum(1 for word in set(words_of(row.cells[: MOST_COLUMNS + 1])) if word and known(word)))
        for row in rows
        if not row.wrong
    ]
    sound = [row for row in rows if not row.wrong]
    if not counts or not (most := max(counts)):
        return None
    chosen = sound[counts.index(most)]
    return chosen if most > 1 or could_be(chosen, rows) else None


def first_likely(rows):
    return next((row for row in rows if could_be(row, rows)), None)


def could_be(row, rows):
    """Whether a row is all text, about as wide as the others: titles above are narrower."""
    if row.wrong:
        return False
    cells = [raw for raw in row.cells if not has_none(raw)]
    if any(not isinstance(raw, str) for raw in cells):
        return False
    return len(set(cells)) * 2 > width_of(rows)


def width_of(rows):
    """How many cells most rows fill; a row or two that is wider does not count."""
    counts = sorted(sum(not is_blank(raw) for raw in row.cells) for row in rows if not row.wrong)
    return counts[len(counts) // 2] if counts else 0


def told_above(rows, chosen):
    above = [row for row in rows if row.line < chosen.line]
    if not above:
        return []
    said = _("The headings stand on line %(line)s. What stands above them is left out: %(text)s.")
    text = "; ".join(shown(row) for row in above[:3]) + (" …" if len(above) > 3 else "")
    return [said % {"line": chosen.line, "text": text}]


def shown(row):
    return ", ".join(tell_raw(raw).strip()[:80] for raw in row.cells if not has_none(raw))


def told_doubles(words):
    doubles = dict.fromkeys(word for word in words if word and words.count(word) > 1)
    return [
        _("The heading “%(word)s” stands over several columns: %(columns)s.")
        % {
            "word": word,
            "columns": ", ".join(letters(at) for at, other in enumerate(words) if other == word),
        }
        for word in doubles
    ]
