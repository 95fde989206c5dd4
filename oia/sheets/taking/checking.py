"""The preview: every row is taken in and taken back, and what would become of it is kept."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from oia.sheets.choices import ImportState, Verdict
from oia.sheets.models import ImportRow
from oia.sheets.taking.looking import look_through
from oia.sheets.taking.running import Run, beat, kept, rows_of, settle


def check(bringing):
    """Look at every row of an import that is being checked. It is then ready, or asks first."""
    began = timezone.now()
    with rows_of(bringing) as table:
        bringing.rows.all().delete()
        found = look_through(bringing, table)
        changes = {"manners": found.manners, "notes": found.notes, "total": found.total}
        beat(bringing, **changes, questions=found.questions, began_at=began, done=0)
        if found.questions:
            return settle(bringing, ImportState.MAPPING)
        run = Run(bringing, table, own_names=found.names)
        counts = try_out(run)
    seconds = round((timezone.now() - began).total_seconds())
    return settle(bringing, ImportState.READY, counts=counts, check_seconds=seconds)


def try_out(run):
    """How many rows there are of each verdict, once every batch was tried and taken back."""
    counts = Counter()
    for batch in run.batches():
        with transaction.atomic():
            outcomes = [run.taker.take(row, match) for row, match in batch]
            transaction.set_rollback(True)
        rows = []
        for outcome in outcomes:
            counts[str(outcome.verdict)] += 1
            rows.append(kept(outcome, counts[Verdict.NEW]))
        for row in rows:
            row.bringing = run.bringing
        with transaction.atomic():  # nothing is kept by whom it was taken from
            beat(run.bringing, done=run.bringing.done + len(rows), counts=counts)
            ImportRow.objects.bulk_create(rows, 500)
    return counts
