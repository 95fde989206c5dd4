"""The rows of an import by what becomes of them: how many of each, and a page of some."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.sheets import doubts
from oia.sheets.choices import Fate, ImportState, Verdict
from oia.sheets.taking import mending
from oia.sheets.taking.tying import untied

AT_ONCE = 50  # rows on a page

ALWAYS = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)

#: What wants an eye stands open first.
PRESSING = (
    *(Fate.KEPT, Fate.PASSED_OVER, Verdict.DOUBTFUL, Verdict.WRONG),
    *(Verdict.CHANGED, Verdict.NEW, Fate.UNDONE, Verdict.SAME, Verdict.LEFT_OUT),
)

EMPTY = {
    Verdict.NEW: _("No row would make a new record."),
    Verdict.CHANGED: _("No row would change a record."),
    Verdict.SAME: _("No row says just what is stored already."),
    Verdict.DOUBTFUL: _("Nothing is left to decide."),
    Verdict.WRONG: _("No row is wrong."),
    Verdict.LEFT_OUT: _("No row is left out."),
}
LABELS = {
    Fate.PASSED_OVER: _("Passed over"),
    Fate.UNDONE: _("Undone"),
    Fate.KEPT: _("Not undone"),
}


@dataclass
class Tab:
    """One kind of row: how many there are, and where they are shown."""

    name: str
    label: str
    count: int
    url: str
    is_here: bool = False


@dataclass
class Rows:
    """Those rows of an import that somebody looks at, for a user, with what the address asks."""

    bringing: object
    user: object
    asked: dict = field(default_factory=dict)

    @cached_property
    def counts(self):
        """How many rows of each kind: as foretold, and once it was written as it came."""
        found = {verdict: self.bringing.count(verdict) for verdict in Verdict}
        if self.bringing.state in (ImportState.DONE, ImportState.UNDONE):
            fates = self.bringing.rows.order_by().values_list("fate").annotate(Count("pk"))
            found |= {fate: count for fate, count in fates if fate in LABELS}
        return found

    @cached_property
    def here(self):
        """What is looked at: what was asked for, or else what wants an eye most."""
        asked = self.asked.get("fate") or self.asked.get("verdict") or ""
        if asked in {*Verdict.values, *LABELS}:
            return asked
        return next((name for name in PRESSING if self.counts.get(name)), Verdict.NEW)

    @property
    def is_fate(self):
        return self.here in LABELS

    @property
    def tabs(self):
        labels = {**{verdict: verdict.label for verdict in Verdict}, **LABELS}
        for name, label in labels.items():
            count = self.counts.get(name, 0)
            if count or name in ALWAYS:
                yield Tab(str(name), label, count, self.address(name), name == self.here)

    def address(self, name, **more):
        kind = "fate" if name in LABELS else "verdict"
        return f"?{urlencode({kind: str(name)} | more)}"

    @cached_property
    def found(self):
        """The rows of this page and one more, if there are more."""
        after = self.asked.get("after", "")
        after = int(after) if after.isdecimal() and len(after) < 10 else 0
        kind = {"fate" if self.is_fate else "verdict": self.here}
        rows = self.bringing.rows.filter(line__gt=after, **kind)
        return list(rows.order_by("line")[: AT_ONCE + 1])

    @cached_property
    def shown(self):
        """The rows of this page, each with the address of its record."""
        rows, sheet = self.found[:AT_ONCE], self.bringing.sheet
        keys = [row.record_id for row in rows]
        where = doubts.addresses(sheet.model, keys, self.user) if any(keys) else {}
        for row in rows:
            row.url = where.get(row.record_id, "")
            row.cells = list(self.cells(row))
            row.said, row.field, row.options = self.name_in(row), f"row:{row.line}", []
        if self.here == Verdict.DOUBTFUL:
            self.add_options(rows)
        return rows

    def cells(self, row):
        """The cells of a row as they came, below their headings."""
        headings = self.bringing.reading.get("headings", [])
        pairs = zip(headings, row.raw, strict=False)
        return ((heading, cell) for heading, cell in pairs if cell)

    def name_in(self, row):
        """By which name a row goes, as its file has it."""
        mapping, alike = self.bringing.mapping, self.bringing.sheet.alike
        at = mapping.index(alike) if alike in mapping else len(row.raw)
        return row.raw[at] if at < len(row.raw) else ""

    def add_options(self, rows):
        """What there is to choose from for rows that may mean a record that is there."""
        mine = [(row, one) for row in rows for one in row.choices if one["about"] == "row"]
        keys = {pk for _row, one in mine for pk, _name in one["options"]}
        where = doubts.addresses(self.bringing.sheet.model, keys, self.user)
        for row, one in mine:
            row.reason = one["reason"]
            row.options = [(pk, name, where.get(pk, "")) for pk, name in one["options"]]

    @cached_property
    def names(self):
        """The names in doubt, on the first page of what is to be decided, with their records."""
        if self.here != Verdict.DOUBTFUL or self.asked.get("after"):
            return []
        asked = doubts.names_asked(self.bringing)[: doubts.ASKED_AT_ONCE]
        for model, mine in self.by_model(asked).items():
            keys = {pk for one in mine for pk in one.numbers.values()}
            where = doubts.addresses(model, keys, self.user)
            for one in mine:
                one.options = [(pk, name, where.get(pk, "")) for pk, name in one.options]
        for number, one in enumerate(asked):
            one.group = f"name-{number}"
        return asked

    @property
    def has_single_rows(self):
        return any(row.options for row in self.shown)

    @property
    def waiting(self):
        """Rows of this page that wait until a name in them is decided."""
        return [row for row in self.shown if not row.options]

    @property
    def left_behind(self):
        """How many rows are not taken as they stand."""
        return self.bringing.count(Verdict.WRONG) + self.bringing.count(Verdict.DOUBTFUL)

    @cached_property
    def to_mend(self):
        """How many rows the file to mend has once it is written."""
        return mending.to_mend(self.bringing).count()

    @cached_property
    def untied(self):
        """How many are written without a link to a row of the file that was not taken."""
        return untied(self.bringing).count()

    def by_model(self, asked):
        found = {}
        for one in asked:
            column = self.bringing.sheet.column(one.column)
            found.setdefault(column.target.model, []).append(one)
        return found

    @property
    def next_url(self):
        if len(self.found) <= AT_ONCE:
            return ""
        return self.address(self.here, after=self.found[AT_ONCE - 1].line)

    @property
    def first_url(self):
        return self.address(self.here) if self.asked.get("after") else ""

    @property
    def empty_text(self):
        return EMPTY.get(self.here, _("No such row."))
