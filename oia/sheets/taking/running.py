"""Goes through all rows of an import, a batch at a time: to try them out, or to write them."""

from contextlib import contextmanager
from decimal import Decimal
from uuid import uuid4

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.cells import DOUBTFUL
from oia.sheets.choices import AT_WORK, BACK_TO, TO_WRITE, Fate, ImportState, Verdict
from oia.sheets.finding import Matching
from oia.sheets.meaning import Wrong
from oia.sheets.models import Import, ImportRow
from oia.sheets.models.imported import LEASE, MOST_ATTEMPTS
from oia.sheets.reading import BadCell, tell_raw
from oia.sheets.taking.reader import Reader, open_for
from oia.sheets.taking.taking import Taker

SHOWN_LINES = 500  # new rows whose every value is kept for the preview


class NotAsForetold(Exception):  # noqa: N818 -- it undoes what was begun, and is told to people
    """A row cannot be written any more as the preview said."""

    def __init__(self, line, reason):
        self.line, self.reason = line, reason
        super().__init__(reason)


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
            found = free.first()
            if found is None:
                return None
            if found.attempts >= MOST_ATTEMPTS:
                give_up(found)
                return None
            taken = {"claim": mine, "lease_until": now + LEASE, "attempts": found.attempts + 1}
            Import.objects.filter(pk=pk).update(**taken)
    except OperationalError:  # SQLite: somebody writes at length; the next tick asks again
        return None
    return Import.objects.get(pk=pk)


def give_up(bringing):
    """Work at which every worker died, or that never found the database at rest, ends here."""
    words = _(
        "This was begun %(count)s times and never came to its end, so that it was given up. What"
        " is not written yet stays unwritten. Try again later, or with a smaller file."
    )
    let_go(bringing, trouble=words % {"count": bringing.attempts})


def back_to(bringing):
    """Where an import stands again when its work is broken off. What was half written when
    somebody undid it is so still: its other rows can be written yet."""
    waiting = bringing.rows.filter(verdict__in=TO_WRITE, fate=Fate.WAITING)
    if bringing.state == ImportState.UNDOING and waiting.exists():
        return ImportState.READY
    return BACK_TO[bringing.state]


def let_go(bringing, **changes):
    """Put an import back to where its work began. Whoever may still be at it loses it."""
    changes |= {"state": back_to(bringing), "claim": "", "lease_until": None, "done": 0}
    Import.objects.filter(pk=bringing.pk, state=bringing.state).update(**changes)


def stop(pk):
    """End the work at an import where it is. Says whether that could be.

    While all of it is written in one piece a transaction holds it, and there is no way in. Else
    a transaction holds it for one batch, and that is waited for.
    """
    try:
        with transaction.atomic():
            of_it = Import.objects.filter(pk=pk, state__in=AT_WORK)
            whole = Q(state=ImportState.WRITING, good_rows_only=False)
            waited_for = of_it.exclude(whole).select_for_update(of=("self",))
            free = of_it.filter(whole).select_for_update(skip_locked=True, of=("self",))
            found = waited_for.first() or free.first()
            if found is None:
                return False
            let_go(found)
    except OperationalError:
        return False
    return True


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
            sound = [row for row in rows if not (row.faults or row.nothing)]
            self.matching.meet([row.values for row in sound])
            matches = self.whole({row.line: self.match(row) for row in sound})
            yield [(row, matches.get(row.line)) for row in rows]

    def match(self, row):
        try:
            match = self.matching.for_row(row.values, row.line)
            if (meant := self.meant(row.line, match)) and match.record is None:
                self.matching.decided(row.line, meant)
            return match
        except Wrong as error:
            row.wrong("", error)
            return None

    def whole(self, matches):
        """The matches with each record as its sheet reads it, in a constant number of queries.

        What a person said of a row goes before what was found.
        """
        meant = {line: self.meant(line, match) for line, match in matches.items() if match}
        records = self.records(set(meant.values()) - {None})
        return {
            line: match and match._replace(record=records.get(meant[line]))
            for line, match in matches.items()
        }

    def records(self, pks):
        """Records as the sheet reads them, by their number."""
        sheet = self.bringing.sheet
        return sheet.prepare(sheet.rows(self.by)).in_bulk(pks) if pks else {}

    def meant(self, line, match):
        """The number of the record that a row means, or None for a new one."""
        said = self.taker.said.get(str(line))
        if said is not None:
            return said if isinstance(said, int) else None
        return match.record and match.record.pk


def kept(outcome, number_of_new):
    """An outcome as the row that is kept of it."""
    goes_back = outcome.faults or outcome.choices or outcome.verdict == Verdict.LEFT_OUT
    raw = texts(outcome.row.raw) if goes_back else []
    too_many = outcome.verdict == "new" and number_of_new > SHOWN_LINES
    return ImportRow(
        line=outcome.row.line,
        verdict=outcome.verdict,
        name=outcome.name or " · ".join(list(filter(None, raw))[:3])[:300],
        record_id=getattr(outcome.record, "pk", None) if outcome.verdict != "new" else None,
        lines=[] if too_many else outcome.lines,
        faults=outcome.faults,
        reason=" ".join(outcome.remarks)[:500],
        choices=outcome.choices,
        raw=raw,
    )


def texts(raw):
    """The cells of a row that goes back to be mended: whole, and blank where they hold nothing
    to rely on, so that "a formula" is not brought again as a text."""
    return ["" if isinstance(cell, BadCell) else told_whole(cell) for cell in raw]


def told_whole(cell):
    """A number of XLSX stays one with decimals when it comes again as text: see `DOUBTFUL`."""
    told = tell_raw(cell)
    return DOUBTFUL.sub(r"\g<0>0", told) if isinstance(cell, Decimal) else told
