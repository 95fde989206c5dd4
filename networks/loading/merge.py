"""Bringing one file of the catalogue and the database together.

Three values are compared for each field: what the file says now, what it said when last loaded,
and what the record says. The file wins only where the record still says what was last loaded.
"""

import csv
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from networks.loading.cells import CellError
from oia.core.links import links_of, note_many
from oia.core.models import Searchable
from oia.core.text import fold_names

BATCH = 200
REASON = "Catalogue"


@dataclass
class Outcome:
    """What came of one file. `problems` are (line, reason)."""

    name: str
    read: int = 0
    added: set = field(default_factory=set)
    changed: set = field(default_factory=set)
    kept: int = 0
    problems: list = field(default_factory=list)


@dataclass
class Line:
    """One row of the file that could be understood: its plain values by field."""

    number: int
    row: dict
    slug: str
    values: dict


def known(value):
    """The value, or None where it is blank: nothing was there, or nothing is known."""
    return None if value in ("", []) else value


def rows_of(path, sheet, outcome):
    """The rows with their line numbers. Raises ValueError when the file is none of its kind."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        missing = [name for name in sheet.columns if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(_("it lacks the columns %s") % ", ".join(missing))
        for row in reader:
            if None not in row.values() and not sheet.takes(row):
                continue
            outcome.read += 1
            if None in row or None in row.values():
                outcome.problems.append((reader.line_num, _("it has too many or too few cells")))
            else:
                yield reader.line_num, row


def understood(rows, sheet, known, outcome):
    """The lines whose every cell makes sense; the others are reported and left out."""
    seen = set()
    for number, row in rows:
        slug = sheet.slug(row)
        try:
            if not slug or slug in seen:
                raise CellError(_("the slug is missing or stands there twice"))
            seen.add(slug)
            values = read_cells(sheet.cells, row, known)
        except CellError as error:
            outcome.problems.append((number, str(error)))
        else:
            yield Line(number, row, slug, values)


def read_cells(cells, row, known):
    """Plain values by field. Raises CellError with the name of the column."""
    values = {}
    for cell in cells:
        try:
            values[cell.field] = cell.read(row, known)
        except CellError as error:
            raise CellError(f"{cell.column}: {error}") from None
    return values


class Merge:
    """One file being brought into the database."""

    def __init__(self, sheet, known):
        self.sheet, self.known = sheet, known
        self.outcome = Outcome(sheet.title)
        self.remembers = hasattr(sheet.model, "catalogue")

    @transaction.atomic
    def run(self, path):
        try:
            rows = rows_of(path, self.sheet, self.outcome)
            lines = list(understood(rows, self.sheet, self.known, self.outcome))
        except (OSError, ValueError, csv.Error) as error:
            self.outcome.problems.append((1, str(error)))
            return self.outcome
        self.bring_in(self.sheet.cells, lines)
        if self.sheet.later:
            self.bring_in_later(lines)
        return self.outcome

    def bring_in_later(self, lines):
        """Second round: references to rows of the file itself, now that all rows are in."""
        there, good = self.known.records(self.sheet.model), []
        for line in lines:
            try:
                line.values = read_cells(self.sheet.later, line.row, self.known)
            except CellError as error:
                self.outcome.problems.append((line.number, str(error)))
            else:
                good += [line] if line.slug in there else []
        self.bring_in(self.sheet.later, good)

    def bring_in(self, cells, lines):
        model = self.sheet.model
        present = self.known.records(model)
        new, changed, links = [], [], []
        for line in lines:
            record = present.get(line.slug)
            fresh = record is None
            record = record or model(slug=line.slug)
            wanted = self.differences(cells, line, record, fresh)
            if wanted is not None and self.fits(cells, line, record, wanted, links):
                (new if fresh else changed).append(record)
        self.write(cells, new, changed)
        self.link(cells, links)

    def differences(self, cells, line, record, fresh):
        """The cells to write, or None where nothing is to be done for this record."""
        if fresh:
            return list(cells)
        if not self.remembers:
            return None  # without a memory of what was loaded, what is there stays
        wanted = []
        for cell in cells:
            now, last = line.values[cell.field], record.catalogue.get(cell.field)
            says = cell.present(record, self.known)
            if known(now) == known(says):
                continue
            if known(says) == known(last):
                wanted.append(cell)
            else:
                self.outcome.kept += 1
        return wanted if wanted or self.news(record, line) else None

    def news(self, record, line):
        """Whether the catalogue says anything else of this record than last time."""
        return any(
            known(record.catalogue.get(field)) != known(now) for field, now in line.values.items()
        )

    def fits(self, cells, line, record, wanted, links):
        """Put the values on the record and check it; a record that does not fit is reported."""
        for cell in wanted:
            if not cell.many:
                cell.write(record, line.values[cell.field], self.known)
        if self.remembers:
            later = {} if record.pk else dict.fromkeys(cell.field for cell in self.sheet.later)
            record.catalogue = {**later, **record.catalogue, **line.values}
        if isinstance(record, Searchable):
            record.search_text = fold_names(record.names())
        try:
            record.clean_fields(exclude=self.unread(wanted))
            record.clean()
            record.validate_constraints()
        except ValidationError as error:
            self.outcome.problems.append((line.number, " ".join(error.messages)))
            return False
        links += [(record, cell, line.values[cell.field]) for cell in wanted if cell.many]
        return True

    def unread(self, wanted):
        """Fields that need no check: those not written, and references, found by slug."""
        written = {cell.field for cell in wanted} | {"slug"}
        fields = self.sheet.model._meta.fields
        return {field.name for field in fields if field.is_relation or field.name not in written}

    def write(self, cells, new, changed):
        model = self.sheet.model
        kept = hasattr(model, "history")
        if new:
            if kept:
                bulk_create_with_history(new, model, BATCH, default_change_reason=REASON)
            else:
                model.objects.bulk_create(new, BATCH)
        if changed:
            fields = self.written_fields(cells)
            for record in changed:
                record.updated_at = timezone.now()
            if kept:
                bulk_update_with_history(
                    changed, model, fields, BATCH, default_change_reason=REASON
                )
            else:
                model.objects.bulk_update(changed, fields, BATCH)
        if new or changed:
            self.known.forget(model)
        self.outcome.added |= {record.slug for record in new}
        self.outcome.changed |= {record.slug for record in changed} - self.outcome.added

    def written_fields(self, cells):
        names = {field.name for field in self.sheet.model._meta.fields}
        own = {cell.field for cell in cells if not cell.many}
        return sorted(own | ({"catalogue", "search_text", "updated_at"} & names))

    def link(self, cells, links):
        """Write the many-to-many fields, all links of one field in two statements."""
        for cell in (cell for cell in cells if cell.many):
            many = self.sheet.model._meta.get_field(cell.field)
            own, far = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
            between, others = many.remote_field.through, self.known.records(cell.model)
            wanted = {record.pk: slugs for record, of, slugs in links if of is cell}
            before = links_of(many, list(wanted))
            between.objects.filter(**{f"{own}__in": list(wanted)}).delete()
            rows = [
                between(**{own: pk, far: others[slug].pk})
                for pk, slugs in wanted.items()
                for slug in slugs
            ]
            between.objects.bulk_create(rows, BATCH)
            note_many(many, before, links_of(many, list(wanted)), why=REASON)
        if links:
            self.known.forget(self.sheet.model)
