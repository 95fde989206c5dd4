"""Writes an import down: all of it or nothing, or the good rows only if somebody chose so."""

from contextlib import nullcontext

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.bulk import REASONS, words_of
from oia.core.models import Stamped
from oia.core.roads import acting
from oia.sheets.choices import TO_WRITE, Fate, ImportState, Verdict
from oia.sheets.finding import Links
from oia.sheets.meaning import Wrong
from oia.sheets.models import ImportRow
from oia.sheets.taking.freezing import frozen
from oia.sheets.taking.mapping import remember
from oia.sheets.taking.running import Run, beat, rows_of, settle, texts


class NotAsForetold(Exception):  # noqa: N818 -- it undoes what was begun, and is told to people
    """A row cannot be written any more as the preview said."""

    def __init__(self, line, reason):
        self.line, self.reason = line, reason
        super().__init__(reason)


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
        self.later, self.touched = [], touched(bringing)

    def go(self):
        for batch in self.run.batches():
            with transaction.atomic():
                self.write_batch(dict_of(batch))
        with transaction.atomic():
            self.tie_later()

    def write_batch(self, batch):
        """Write those rows of a batch that were to be written and are not yet."""
        if not self.whole:
            beat(self.bringing)
        kept = self.bringing.rows.filter(line__in=batch, verdict__in=TO_WRITE, fate=Fate.WAITING)
        kept = list(kept)
        for row in kept:
            self.write_row(row, *batch[row.line])
        self.keep_after(kept)
        fields = ["fate", "reason", "record_id", "before", "after", "raw", "faults"]
        ImportRow.objects.bulk_update(kept, fields, 200)

    def write_row(self, kept, row, match):
        outcome = self.outcome(kept, row, match)
        if outcome.verdict not in TO_WRITE:
            kept.raw, kept.faults = texts(row.raw), outcome.faults
            return self.fail(kept, reason_in(outcome))
        kept.fate, kept.reason = Fate.WRITTEN, ""
        kept.record_id = outcome.record.pk
        kept.before, kept.after = outcome.before, outcome.after
        self.later += [(kept, outcome.record.pk, *link) for link in row.later.items()]
        return None

    def outcome(self, kept, row, match):
        """What becomes of a row now, if it still means what it meant in the preview."""
        found = match and match.record and match.record.pk
        if match and found != kept.record_id:
            reason = _("Since it was checked somebody added or deleted the record it means.")
            row.faults.append(["", reason, ""])
        elif found in self.touched:
            row.faults.append(["", _("Somebody changed it since it was checked."), ""])
        return self.run.taker.take(row, match and match._replace(doubtful=()))

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

    def tie_later(self):
        """Tie records to others of the same file, now that all are there."""
        for kept, pk, name, text in self.later:
            try:
                with transaction.atomic(), acting(self.bringing.by, self.bringing.why):
                    self.tie(kept, pk, name, text)
            except (*REASONS, Wrong) as error:
                reason = getattr(error, "reason", "") or words_of(error)
                if self.whole:
                    raise NotAsForetold(kept.line, reason) from error
                kept.reason = reason[:500]
            kept.save(update_fields=["reason", "before", "after"])

    def tie(self, kept, pk, name, text):
        sheet, by = self.bringing.sheet, self.bringing.by
        column, record = sheet.column(name), sheet.rows(by).get(pk=pk)
        links = Links(sheet, by)
        links.meet(column, [(text, "")])
        other = links.of(column, text)
        old = column.read(record)
        kept.before[name], kept.after[name] = old and old.pk, other.pk
        column.write(record, other)
        sheet.save(record, {}, by=by)


def touched(bringing):
    """The numbers of records that somebody changed after the import was checked."""
    model = bringing.sheet.model
    if not issubclass(model, Stamped):
        return set()
    rows = bringing.rows.filter(verdict=Verdict.CHANGED).values("record_id")
    since = model._default_manager.filter(pk__in=rows, updated_at__gt=bringing.began_at)
    return set(since.order_by().values_list("pk", flat=True))


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
