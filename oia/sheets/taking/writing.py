"""Writes an import down: all of it or nothing, or the good rows only if somebody chose so."""

from contextlib import nullcontext

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.holding import held
from oia.sheets.choices import TO_WRITE, Fate, ImportState
from oia.sheets.models import ImportRow
from oia.sheets.taking.freezing import frozen
from oia.sheets.taking.mapping import remember
from oia.sheets.taking.running import NotAsForetold, Run, beat, rows_of, settle, texts
from oia.sheets.taking.traces import touched_by_others
from oia.sheets.taking.tying import Tying


def write(bringing):
    """Write an import that was confirmed. All or nothing: then a row that fails takes all back."""
    whole = not bringing.good_rows_only
    try:
        with transaction.atomic() if whole else nullcontext(), rows_of(bringing) as table:
            beat(bringing)  # from here on a transaction keeps everybody else away
            writing = Writing(bringing, table, whole=whole)
            writing.go()
            remember(bringing.sheet, table.headings, bringing.mapping)
            settle(bringing, ImportState.DONE, written_at=timezone.now())
    except NotAsForetold as error:
        words = _("Nothing was written. Line %(line)s can no longer be taken: %(reason)s")
        told = words % {"line": error.line, "reason": error.reason}
        settle(bringing, ImportState.READY, trouble=told)


class Writing:
    """One import on its way into the office."""

    def __init__(self, bringing, table, *, whole):
        self.bringing, self.whole = bringing, whole
        self.run = Run(bringing, table, own_names=AnyName())
        self.there, self.touched, self.anew = {}, set(), {}

    def go(self):
        for batch in self.run.batches():
            with transaction.atomic():
                self.write_batch(dict_of(batch))
        Tying(self.bringing, whole=self.whole).go()

    def write_batch(self, batch):
        """Write those rows of a batch that were to be written and are not yet."""
        if not self.whole:
            beat(self.bringing)
        kept = self.bringing.rows.filter(line__in=batch, verdict__in=TO_WRITE, fate=Fate.WAITING)
        kept = list(kept)
        self.hold([row.record_id for row in kept if row.record_id])
        for row in kept:
            self.write_row(row, *batch[row.line])
        self.keep_after(kept)
        fields = ["fate", "reason", "record_id", "before", "after", "later", "raw", "faults"]
        ImportRow.objects.bulk_update(kept, fields, 200)

    def hold(self, pks):
        """Keep others away from these records, and see what happened to them since the check.

        They were read before they were held: what this import changed itself is read anew.
        """
        self.there = held(self.bringing.sheet.model, pks)
        since = {pk for pk, at in self.there.items() if at and at > self.bringing.began_at}
        self.touched = touched_by_others(self.bringing, since)
        self.anew = self.run.records(since - self.touched)

    def write_row(self, kept, row, match):
        outcome = self.outcome(kept, row, match)
        if outcome.verdict not in TO_WRITE:
            kept.raw, kept.faults = texts(row.raw), outcome.faults
            return self.fail(kept, reason_in(outcome))
        kept.fate, kept.reason = Fate.WRITTEN, ""
        kept.record_id = outcome.record.pk
        kept.before, kept.after = outcome.before, outcome.after
        if row.later:
            kept.later, kept.raw = row.later, texts(row.raw)
        return None

    def outcome(self, kept, row, match):
        """What becomes of a row now, if it still means what it meant in the preview."""
        found = match and match.record and match.record.pk
        if match and (found != kept.record_id or (found and found not in self.there)):
            reason = _("Since it was checked somebody added or deleted the record it means.")
            row.faults.append(["", reason, ""])
        elif found in self.touched:
            row.faults.append(["", _("Somebody changed it since it was checked."), ""])
        if match:
            match = match._replace(record=self.anew.get(found, match.record), doubtful=())
        return self.run.taker.take(row, match)

    def keep_after(self, kept):
        """Keep what the columns hold now: services may write a value otherwise than it came."""
        sheet = self.bringing.sheet
        pks = [row.record_id for row in kept if row.fate == Fate.WRITTEN]
        records = sheet.prepare(sheet.model._default_manager.all()).in_bulk(pks)
        for row in kept:
            if record := records.get(row.record_id):
                columns = map(sheet.column, row.after)
                row.after = {column.name: frozen(column, column.read(record)) for column in columns}

    def fail(self, kept, reason):
        if self.whole:
            raise NotAsForetold(kept.line, reason)
        kept.fate, kept.reason = Fate.PASSED_OVER, reason[:500]


class AnyName:
    """When writing, the preview has seen to it that a name of this file is one."""

    def __contains__(self, name):
        return True


def dict_of(batch):
    return {row.line: (row, match) for row, match in batch}


def reason_in(outcome):
    """Why a row that was to be written is not."""
    told = [
        " ".join(filter(None, [heading and f"{heading}:", why]))
        for heading, why, _m in outcome.faults
    ]
    return " ".join(told) or _("It says nothing new any more.")
