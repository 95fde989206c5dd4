"""The rows that were not taken, as a file to be mended and brought again."""

from django.db.models import Q
from django.utils.translation import gettext as _

from oia.core.sheets import Kind, SheetColumn
from oia.core.writing import FILE_KINDS
from oia.sheets.choices import Fate, Verdict
from oia.sheets.taking.mapping import LINE, MEND, REASON


def write_mending(bringing, file, *, kind):
    """Write to a binary file what went wrong: the cells as they came, and what is said of them."""
    head = [*bringing.reading.get("headings", []), _(LINE), _(REASON), _(MEND)]
    columns = [text_column(str(at), heading) for at, heading in enumerate(head)]
    FILE_KINDS[kind].write(file, head, rows_to_mend(bringing, len(head) - 3), columns)


def to_mend(bringing):
    """The rows that were not taken, or not with every link that they name."""
    not_taken = Q(verdict__in=[Verdict.WRONG, Verdict.DOUBTFUL]) | Q(fate=Fate.PASSED_OVER)
    return bringing.rows.filter(not_taken | Q(fate=Fate.WRITTEN) & ~Q(later={}))


def rows_to_mend(bringing, width):
    for row in to_mend(bringing).order_by("line").iterator(chunk_size=500):
        cells = [cell or None for cell in row.raw[:width]]
        cells += [None] * (width - len(cells))
        yield [*cells, row.line, " ".join(reasons(row)), " ".join(how_to_mend(row))]


def reasons(row):
    """Why a row is not taken, each reason with its heading."""
    for heading, reason, _mend in row.faults:
        yield f"{heading}: {reason}" if heading else reason
    if not row.faults:
        yield from (one["reason"] for one in row.choices)


def how_to_mend(row):
    return dict.fromkeys(mend for _heading, _reason, mend in row.faults if mend)


def text_column(name, label):
    return SheetColumn(name=name, label=label, kind=Kind.TEXT, read=lambda record: None)
