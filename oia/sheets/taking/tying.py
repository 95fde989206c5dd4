"""Ties records to others of the same file, once all of them are there."""

from django.db import transaction

from oia.core.bulk import REASONS, words_of
from oia.core.holding import held
from oia.core.naming import batches
from oia.core.roads import acting
from oia.sheets.choices import Fate
from oia.sheets.finding import Links
from oia.sheets.meaning import Wrong
from oia.sheets.models import ImportRow
from oia.sheets.taking.freezing import frozen
from oia.sheets.taking.running import NotAsForetold, beat

AT_ONCE = 200


def untied(bringing):
    """The rows that are written, but not yet with every link to others of the file."""
    return bringing.rows.filter(fate=Fate.WRITTEN).exclude(later={}).order_by("line")


class Tying:
    """All links within a file. What waits for them stands in the database, so that whoever goes
    on after a dead worker finds it there."""

    def __init__(self, bringing, *, whole):
        self.bringing, self.whole = bringing, whole
        self.sheet, self.by = bringing.sheet, bringing.by
        self.links = Links(self.sheet, self.by)

    def go(self):
        pks = list(untied(self.bringing).values_list("pk", flat=True))
        for some in batches(pks, AT_ONCE):
            with transaction.atomic():
                self.tie_some(list(self.bringing.rows.filter(pk__in=some).order_by("line")))

    def tie_some(self, rows):
        if not self.whole:
            beat(self.bringing)
        for name in {name for row in rows for name in row.later}:
            wanted = [row.later[name] for row in rows if name in row.later]
            self.links.meet(self.sheet.column(name), wanted)
        pks = held(self.sheet.model, [row.record_id for row in rows])
        records = self.sheet.prepare(self.sheet.rows(self.by)).in_bulk(list(pks))
        for row in rows:
            self.tie_all(row, records.get(row.record_id))
        fields = ["reason", "faults", "before", "after", "later"]
        ImportRow.objects.bulk_update(rows, fields, AT_ONCE)

    def tie_all(self, row, record):
        """Tie what a row names. What cannot be tied stays to be mended, and says why."""
        row.faults = []
        for name, (text, within) in list(row.later.items() if record else ()):
            column = self.sheet.column(name)
            old = column.read(record)
            try:
                with transaction.atomic(), acting(self.by, self.bringing.why):
                    other = self.links.of(column, text, within)
                    column.write(record, other)
                    self.sheet.save(record, {}, by=self.by)
            except (*REASONS, Wrong) as error:
                column.write(record, old)
                self.stays_untied(row, column, error)
            else:
                del row.later[name]
                row.before[name], row.after[name] = frozen(column, old), frozen(column, other)
        row.reason = " ".join(f"{heading}: {why}" for heading, why, _mend in row.faults)[:500]

    def stays_untied(self, row, column, error):
        reason = getattr(error, "reason", "") or words_of(error)
        if self.whole:
            raise NotAsForetold(row.line, reason) from error
        row.faults.append([str(column.label), reason, getattr(error, "how_to_mend", "")])
