"""Goes through all rows of an import, a batch at a time: to try them out, or to write them."""

from contextlib import contextmanager
from uuid import uuid4

from django.db import OperationalError, transaction
from django.utils import timezone

from oia.sheets.finding import Matching
from oia.sheets.meaning import Wrong
from oia.sheets.models import Import, ImportRow
from oia.sheets.models.imported import LEASE
from oia.sheets.reading import tell_raw
from oia.sheets.taking.reader import Reader, open_for
from oia.sheets.taking.taking import Taker

SHOWN_LINES = 500  # new rows whose every value is kept for the preview
LONGEST_RAW = 2_000  # signs of a cell that goes back to be mended


class LostClaim(Exception):  # noqa: N818 -- no error: somebody else goes on
    """Another worker has taken this import up, since this one said nothing for too long."""


def claim(pk):
    """The import, if there is something to do and nobody is at it; else None."""
    mine = uuid4().hex
    now = timezone.now()
    try:
        with transaction.atomic():
            free = Import.objects.waiting(now).filter(pk=pk)
            free = free.select_for_update(skip_locked=True, of=("self",))
            if free.first() is None:
                return None
            Import.objects.filter(pk=pk).update(claim=mine, lease_until=now + LEASE)
    except OperationalError:  # SQLite: somebody writes at length; the next tick asks again
        return None
    return Import.objects.get(pk=pk)


def beat(bringing, **changes):
    """Say that we are still at it, and how far. Raises LostClaim if somebody else took over."""
    changes["lease_until"] = timezone.now() + LEASE
    if not Import.objects.filter(pk=bringing.pk, claim=bringing.claim).update(**changes):
        raise LostClaim(str(bringing))
    for name, value in changes.items():
        setattr(bringing, name, value)


def settle(bringing, state, **changes):
    """The work is done, or has ended otherwise: nobody holds the import any more."""
    beat(bringing, state=state, **changes)
    Import.objects.filter(pk=bringing.pk).update(claim="", lease_until=None)


@contextmanager
def rows_of(bringing):
    """The file, opened; closed at the end, whatever happens."""
    with open_for(bringing) as table:
        try:
            yield table
        finally:
            bringing.file.close()


class Run:
    """One walk over all rows. `own_names` are the names that the file brings."""

    def __init__(self, bringing, table, *, own_names=frozenset()):
        self.bringing, self.by = bringing, bringing.by
        self.reader = Reader(bringing, table, own_names=own_names)
        self.matching = Matching(bringing.sheet, bringing.by)
        self.taker = Taker(bringing, table.headings)

    def batches(self):
        """Each batch of rows, every row with the record it means."""
        for rows in self.reader.batches():
            sound = [row for row in rows if not row.faults]
            self.matching.meet([row.values for row in sound])
            matches = self.whole({row.line: self.match(row) for row in sound})
            yield [(row, matches.get(row.line)) for row in rows]

    def match(self, row):
        try:
            return self.matching.for_row(row.values, row.line)
        except Wrong as error:
            row.wrong("", error)
            return None

    def whole(self, matches):
        """The matches with each record as its sheet reads it, in a constant number of queries.

        What a person said of a row goes before what was found.
        """
        meant = {line: self.meant(line, match) for line, match in matches.items() if match}
        sheet = self.bringing.sheet
        records = sheet.prepare(sheet.rows(self.by)).in_bulk(set(meant.values()) - {None})
        return {
            line: match and match._replace(record=records.get(meant[line]))
            for line, match in matches.items()
        }

    def meant(self, line, match):
        """The number of the record that a row means, or None for a new one."""
        said = self.taker.said.get(str(line))
        if said is not None:
            return said if isinstance(said, int) else None
        return match.record and match.record.pk


def kept(outcome, number_of_new):
    """An outcome as the row that is kept of it."""
    is_wrong = outcome.faults or outcome.choices
    too_many = outcome.verdict == "new" and number_of_new > SHOWN_LINES
    return ImportRow(
        line=outcome.row.line,
        verdict=outcome.verdict,
        name=outcome.name,
        record_id=getattr(outcome.record, "pk", None) if outcome.verdict != "new" else None,
        lines=[] if too_many else outcome.lines,
        faults=outcome.faults,
        choices=outcome.choices,
        raw=texts(outcome.row.raw) if is_wrong else [],
    )


def texts(raw):
    return [tell_raw(cell)[:LONGEST_RAW] for cell in raw]
