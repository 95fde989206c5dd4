"""Takes one row in: finds the record it means, changes it or makes one, and tells what changed.

The preview and the writing both run through here; the preview is taken back afterwards. So what
was foretold is what comes.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from oia.core.bulk import REASONS, in_words, words_of
from oia.core.models import Move
from oia.core.naming import Naming
from oia.core.roads import acting
from oia.core.sheets import Kind
from oia.core.states import state_label
from oia.core.text import fold
from oia.core.visibility import hidden_from
from oia.sheets.choices import Empty, Verdict
from oia.sheets.meaning import is_same
from oia.sheets.taking.freezing import frozen
from oia.sheets.taking.mapping import is_state
from oia.sheets.taking.reader import told_apart
from oia.sheets.taking.unseen import need_seen, with_unseen

EMPTY = (None, "", [])
NEW, LEFT_OUT = "new", "out"  # what a person may say of a doubtful row besides a number


@dataclass
class Outcome:
    """What becomes of a row, or became of it."""

    row: object
    verdict: str = Verdict.WRONG
    record: object = None
    name: str = ""
    lines: list = field(default_factory=list)
    choices: list = field(default_factory=list)
    remarks: list = field(default_factory=list)
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)

    @property
    def faults(self):
        return self.row.faults


def left_as_it_is(column, old, new):
    """That the file writes a name otherwise, which changes nothing."""
    words = {"column": column.label, "old": old, "new": new}
    return _("“%(new)s” is taken for “%(old)s”: %(column)s stays as it is.") % words


class Taker:
    """Takes the rows of one import in, by the hand of the user who brings it."""

    def __init__(self, bringing, headings):
        self.bringing, self.sheet, self.by = bringing, bringing.sheet, bringing.by
        self.heading_of = dict(zip(bringing.mapping, headings, strict=True))
        self.columns = {column.name: column for column in self.sheet.columns_for(self.by)}
        self.naming = Naming(self.by, apart=False)
        self.said = bringing.answers.get("rows", {})
        self.by_number = "id" in bringing.mapping
        self.names = {self.sheet.alike, *(name for key in self.sheet.keys for name in key)}

    def take(self, row, match):
        """What becomes of a row, done in a transaction of its own."""
        outcome = Outcome(row)
        said = self.said.get(str(row.line))
        if said == LEFT_OUT:
            outcome.verdict = Verdict.LEFT_OUT
            return outcome
        if row.nothing:
            outcome.verdict, outcome.remarks = Verdict.LEFT_OUT, [row.nothing]
            return outcome
        if row.faults:
            return self.hindered(outcome)
        if match.doubtful and said is None:
            return self.doubtful(outcome, match)
        outcome.record = match.record
        return self.attempt(outcome)

    def hindered(self, outcome):
        """A row with a fault. Where a person can settle all of them, it is only doubtful."""
        if len(outcome.row.asks) >= len(outcome.row.faults):
            outcome.verdict, outcome.choices = Verdict.DOUBTFUL, outcome.row.asks
        return outcome

    def doubtful(self, outcome, match):
        outcome.verdict = Verdict.DOUBTFUL
        outcome.choices = [
            {
                "about": "row",
                "reason": "; ".join(dict.fromkeys(str(why) for _r, _l, why in match.doubtful)),
                "options": [[record.pk, told_apart(record)] for record, _l, _w in match.doubtful],
            }
        ]
        return outcome

    def attempt(self, outcome):
        try:
            with transaction.atomic(), acting(self.by, self.bringing.why):
                self.carry_out(outcome)
        except REASONS as error:
            outcome.verdict, outcome.lines = Verdict.WRONG, []
            outcome.row.faults += self.told(error)
        return outcome

    def carry_out(self, outcome):
        """Change the record or make one. Sets what changed, in words and as it is kept."""
        is_new = outcome.record is None
        if is_new:
            outcome.record = self.sheet.model()
        changes = list(self.differing(outcome, is_new))
        to = next((new for column, _old, new in changes if is_state(self.sheet, column)), "")
        moves = bool(to) and not is_new
        along, with_move, why = {}, [], ""
        for column, old, new in changes:
            if moves and column.name == self.sheet.why and not self.sheet.keeps_why(to):
                why = new or ""
                outcome.lines.append([str(column.label), "", why])
                continue
            self.note(outcome, column, old, new, is_new)
            if column.name == "sensitivity" and new in hidden_from(self.by):
                raise ValidationError({column.name: _("You may not see what is so restricted.")})
            if is_state(self.sheet, column):
                continue
            if moves and column.name in self.sheet.moves_with:
                with_move.append((column, new))
            elif column.write:
                column.write(outcome.record, new)
            else:
                along[column.name] = new
        self.note_later(outcome)
        held = self.held(outcome) if moves else {}
        self.store(outcome, along, to, is_new)
        self.move(outcome, to, with_move, why)
        self.note_moved_along(outcome, held)
        outcome.name = str(outcome.record)[:300]
        changed = Verdict.CHANGED if outcome.lines else Verdict.SAME
        outcome.verdict = Verdict.NEW if is_new else changed

    def store(self, outcome, along, to, is_new):
        record = outcome.record
        if is_new and to:
            record.status = to
        record.row_goes_to = to
        others = outcome.after.keys() - {"status"}
        if to and not is_new:
            others -= {*self.sheet.moves_with}
        if is_new or others:
            self.sheet.save(record, along, by=self.by)

    def move(self, outcome, to, with_move, why):
        """Move the record to the state that the row names, with the reason and the days that the
        row gives for it: before it moves, it could not hold them. What it holds already was the
        reason for an earlier move, and none for this one."""
        record = outcome.record
        if to and record.status != to:
            said = record.row_moves_with = {column.name: value for column, value in with_move}
            try:
                self.sheet.move(record, to, by=self.by, why=why or said.get(self.sheet.why) or "")
            except ValidationError as error:
                error.mend = _("Leave its state empty in the file, and move it on its page.")
                raise
        for column, value in with_move:
            column.write(record, value)
        if with_move:
            self.sheet.save(record, {}, by=self.by)

    def held(self, outcome):
        """What the columns hold of which the row says nothing, before the record moves."""
        told = {*outcome.after, *(self.sheet.beside.columns if self.sheet.beside else ())}
        others = (column for name, column in self.columns.items() if name not in told)
        return {column: column.read(outcome.record) for column in others}

    def note_moved_along(self, outcome, held):
        """What the move of a state brought with it, such as the day on which they left."""
        for column, old in held.items():
            new = column.read(outcome.record)
            if not is_same(column, old, new):
                outcome.lines.append([str(column.label), *self.in_words(column, old, new)])

    def differing(self, outcome, is_new):
        """The columns in which the row says otherwise than the record, with both values."""
        skipped = {"id", *(() if is_new else self.had(outcome))}
        for name, new in outcome.row.values.items():
            column = self.columns.get(name)
            if column is None or name in skipped:
                continue
            if new in EMPTY and (is_new or self.bringing.empty == Empty.KEEP):
                continue
            old = None if is_new else column.read(outcome.record)
            new = with_unseen(column, old, new, self.by)
            if is_same(column, old, new) or self.was_told(outcome.record, column, new):
                continue
            if self.is_spelling(column, old, new, is_new):
                outcome.remarks.append(left_as_it_is(column, old, new))
            else:
                yield column, old, new

    def was_told(self, record, column, new):
        """Whether it is the reason of the last move, which the record itself does not keep."""
        if column.name != self.sheet.why or not record.pk or self.sheet.keeps_why(record.status):
            return False
        kind = ContentType.objects.get_for_model(record)
        last = Move.objects.filter(subject_type=kind, subject_id=record.pk).first()
        return last is not None and last.why == new

    def had(self, outcome):
        """The columns that add something beside the record, where it has that already."""
        beside, values = self.sheet.beside, outcome.row.values
        said = {name: values[name] for name in beside.columns if values.get(name)} if beside else {}
        return beside.columns if said and beside.has(outcome.record, said) else ()

    def is_spelling(self, column, old, new, is_new):
        """Whether the row only writes the name otherwise by which its record was found.

        "Jurgen Muller" finds "Jürgen Müller" and does not spoil it. A row with the record's own
        number may put its name right.
        """
        if is_new or column.kind != Kind.TEXT or self.by_number or column.name not in self.names:
            return False
        return fold(str(old or "")) == fold(str(new))

    def note(self, outcome, column, old, new, is_new):
        outcome.before[column.name] = None if is_new else frozen(column, old)
        outcome.after[column.name] = frozen(column, new)
        outcome.lines.append([str(column.label), *self.in_words(column, old, new)])

    def in_words(self, column, old, new):
        if is_state(self.sheet, column):
            return ["" if not v else str(state_label(self.sheet.model, v)) for v in (old, new)]
        return in_words(column, (old, new), self.naming)

    def note_later(self, outcome):
        """Links to records that this file brings: they are told now and tied at the end."""
        for name, (text, _within) in outcome.row.later.items():
            column, record = self.columns[name], outcome.record
            if record.pk:
                need_seen(column, column.read(record), self.by)
            told = _("%(name)s (in this file)") % {"name": text}
            outcome.lines.append([str(column.label), "", told])

    def told(self, error):
        """Why a row cannot be taken, each reason with the heading that it is about."""
        if not isinstance(error, ValidationError) or not hasattr(error, "error_dict"):
            return [["", words_of(error), getattr(error, "mend", "")]]
        return [
            [self.heading_for(name), words, self.how_to_mend(name)]
            for name, several in error.message_dict.items()
            for words in several
        ]

    def how_to_mend(self, field_name):
        column = self.columns.get(field_name)
        if column is None:
            return _("Put the row right in the file.")
        if field_name not in self.bringing.mapping:
            return _("No column of the file is taken for this: map it again, or add one.")
        if column.required:
            return _("Put the cell right in the file.")
        return _("Put the cell right in the file, or leave it empty.")

    def heading_for(self, field_name):
        if field_name == NON_FIELD_ERRORS:
            return ""
        column = self.columns.get(field_name)
        return self.heading_of.get(field_name) or (str(column.label) if column else field_name)
