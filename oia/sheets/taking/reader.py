"""Reads the rows of a file as values of columns, a batch at a time."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from oia.core.naming import batches
from oia.core.sheets import Kind
from oia.core.text import fold
from oia.sheets.finding import KEEP, Links, Missing, Several
from oia.sheets.meaning import Manner, Wrong, currency_of, reader
from oia.sheets.meaning.texts import text_reader
from oia.sheets.reading import open_table, tell_raw
from oia.sheets.taking.mapping import Headings, columns_in

AT_ONCE = 500  # rows in memory
LINKED = (Kind.LINK, Kind.LINKS)


@dataclass
class ReadRow:
    """A row as values by the name of their column, and what could not be read.

    `later` are names of records that the same file brings, each with what narrows it down; they
    are linked once all are there.
    `asks` are doubts that a person can settle: what is asked, and what there is to choose from.
    """

    line: int
    raw: list
    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    later: dict = field(default_factory=dict)
    asks: list = field(default_factory=list)
    nothing: str = ""  # why it stands for no record

    def wrong(self, heading, error):
        self.faults.append([heading, error.reason, error.how_to_mend])


def open_for(bringing, headings=None):
    """The table of an import, read as was found or chosen before."""
    headings = headings or Headings(bringing.sheet, bringing.by)
    bringing.file.open("rb")
    return open_table(
        bringing.file, bringing.file_name, known=headings.knows, **chosen(bringing.reading)
    )


def chosen(reading):
    names = ("sheet_name", "encoding", "delimiter", "heading_line", "fill_merged")
    return {name: reading[name] for name in names if reading.get(name)}


def mapped(bringing):
    """For each heading its column, or None where it is left out."""
    by_name = {column.name: column for column in columns_in(bringing.sheet, bringing.by)}
    return [by_name.get(name) for name in bringing.mapping]


class Reader:
    """The rows of one import as values, for the user who brings it.

    `own_names` are the names that the file itself brings, for links between its rows.
    """

    def __init__(self, bringing, table, *, own_names=frozenset()):
        self.bringing, self.table, self.own_names = bringing, table, own_names
        self.columns = mapped(bringing)
        self.place = {column.name: at for at, column in enumerate(self.columns) if column}
        self.links = Links(bringing.sheet, bringing.by, answers=answered(bringing))
        self.manners = {
            name: Manner.from_dict(bringing.manners.get(name, {})) for name in self.place
        }
        self.read_cell = {
            name: reader(self.columns[at], self.manners[name])
            for name, at in self.place.items()
            if self.columns[at].kind not in LINKED
        }
        self.worded = [at for at in self.place.values() if self.columns[at].otherwise]
        self.priced = [at for at in self.place.values() if self.columns[at].currency]

    def batches(self):
        """All rows, some hundred at a time."""
        for some in batches(self.table.rows(), AT_ONCE):
            rows = [self.plain(row) for row in some]
            self.meet(rows)
            for row in rows:
                self.link(row)
            yield rows

    def plain(self, row):
        """The row with all values that need no look at the database."""
        read = ReadRow(row.line, row.cells)
        if row.wrong:
            read.faults.append(["", row.wrong, ""])
            return read
        if says_nothing := self.bringing.sheet.says_nothing:
            told = {name: tell_raw(read.raw[at]) for name, at in self.place.items()}
            if words := says_nothing(told):
                read.nothing = words
                return read
        for name in self.read_cell:
            self.attempt(read, self.place[name], self.read)
        for at in self.worded:
            self.attempt(read, at, self.keep_words)
        for at in self.priced:
            self.attempt(read, at, self.price)
        return read

    def attempt(self, read, at, reading):
        """Read one cell in some way. What is wrong with it is kept with its heading."""
        try:
            reading(read, self.columns[at], read.raw[at])
        except Wrong as error:
            read.wrong(self.table.headings[at], error)

    def read(self, read, column, raw):
        if column.otherwise and is_words(raw):
            raw = None
        read.values[column.name] = self.read_cell[column.name](raw)

    def keep_words(self, read, column, raw):
        """What stands where a sum is expected and is none belongs to the column of words."""
        if not is_words(raw):
            return
        beside = self.bringing.sheet.column(column.otherwise)
        words, said = text_reader(beside, None)(raw), read.values.get(beside.name)
        if said and said != words:
            reason = _("“%(words)s” is no sum, but the column “%(name)s” says “%(said)s”.")
            named = {"words": words, "name": beside.label, "said": said}
            raise Wrong(reason % named, _("Say all of it in one of them."))
        read.values[beside.name] = words

    def price(self, read, column, raw):
        """The currency that stands beside a sum belongs to the column that holds it."""
        if read.values.get(column.name) is None:
            return
        said = read.values.get(column.currency)
        manner = self.manners[column.name]
        told = currency_of(raw, manner.answered({"currency": said}) if said else manner)
        if said and told and told != said:
            words = _("The sum is in %(one)s, but the column “%(name)s” says %(other)s.")
            other = self.bringing.sheet.column(column.currency)
            named = {"one": told, "name": other.label, "other": said}
            raise Wrong(words % named, _("Mend one of them."))
        if told:
            read.values[column.currency] = said or told

    def meet(self, rows):
        """Let the names in all rows be looked up together."""
        for at in self.place.values():
            column = self.columns[at]
            if column.kind in LINKED:
                whole = [row for row in rows if len(row.raw) > at and row.raw[at] is not None]
                self.links.meet(column, [(row.raw[at], self.within(row, column)) for row in whole])

    def within(self, row, column):
        """The value that narrows down who is meant, such as the country; blank without one."""
        return row.values.get(column.target.within) or ""

    def link(self, row):
        if row.nothing or len(row.raw) < len(self.columns):
            return
        for at in self.place.values():
            column = self.columns[at]
            if column.kind not in LINKED:
                continue
            try:
                self.follow(row, column, row.raw[at])
            except (Missing, Several) as error:
                row.wrong(self.table.headings[at], error)
                if of := error.among if isinstance(error, Several) else error.near:
                    row.asks.append(ask(column, error, of))
            except Wrong as error:
                row.wrong(self.table.headings[at], error)

    def follow(self, row, column, raw):
        within = self.within(row, column)
        if column.kind == Kind.LINKS:
            row.values[column.name] = self.links.of_many(column, raw, within) if raw else []
            return
        found = self.one(row, column, raw, within)
        if found is not KEEP:
            row.values[column.name] = found

    def one(self, row, column, raw, within):
        try:
            return self.links.of(column, raw, within)
        except Missing:
            of_this_kind = column.target.model is self.bringing.sheet.model
            text = tell_raw(raw)
            if not of_this_kind or column.required or fold(text) not in self.own_names:
                raise
            row.later[column.name] = [text, within if isinstance(within, str) else ""]
            return KEEP


def ask(column, error, records):
    """A question about who is meant, to be answered once for all rows that say the same."""
    name, text = error.asked
    return {
        "about": "link",
        "column": name,
        "label": str(column.label),
        "text": text,
        "reason": error.reason,
        "options": [[record.pk, told_apart(record)] for record in records],
    }


def told_apart(record):
    """A record among others of its name, as somebody who has to choose must see it."""
    return " · ".join(filter(None, [str(record), getattr(record, "told_apart", "")]))


def is_words(raw):
    """Whether a cell of sums says something without a figure. An error of a formula is none."""
    if not isinstance(raw, str) or raw.startswith("#"):
        return False
    return any(map(str.isalpha, raw)) and not any(map(str.isdigit, raw))


def answered(bringing):
    """Who is meant where a person said so, as {(column, folded text): number}."""
    links = bringing.answers.get("links", {})
    return {(name, text): pk for name, said in links.items() for text, pk in said.items()}
