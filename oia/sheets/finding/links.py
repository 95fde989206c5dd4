"""The records that the names in cells of links stand for."""

from functools import cache
from itertools import chain

from oia.core.alike.likeness import agree
from oia.core.naming import taken_apart
from oia.core.sheets import HIDDEN, Kind
from oia.core.text import MARK, fold
from oia.sheets.finding import refusals
from oia.sheets.finding.known import Known
from oia.sheets.finding.readings import chosen
from oia.sheets.finding.stored import KEEP, bare
from oia.sheets.meaning import Manner, Wrong, reader, split_links


class Links:
    """Finds linked records for one user. `answers` is what people decided before: the number of a
    record by the name of a column and the folded text, as `Missing.asked` and `Several.asked` say.
    """

    def __init__(self, sheet, user, answers=None):
        self.sheet, self.answers = sheet, answers or {}
        self.known = cache(lambda target: Known(target, user))
        self.reader = cache(lambda column: reader(column, Manner()))

    def meet(self, column, cells):
        """Look up the names in many cells at once: pairs of a raw cell and of the value that the
        row has in the column which `column.target.within` names, or "".
        """
        wanted, answered = set(), set()
        for raw, within in cells:
            names = self.names(column, raw)
            wanted.update(names)
            for name in names:
                answered.update(self.answered(self.asked(column, name, within)))
        self.known(column.target).learn(wanted - {HIDDEN}, answered)

    def of(self, column, raw, within=""):
        """The record that a cell means; None for an empty cell, KEEP for a hidden link."""
        name = self.reader(column)(raw)
        return self.one(column, name, within) if name else None

    def of_many(self, column, raw, within=""):
        """The records that a cell of several names means, in their order, each once. KEEP is among
        them where some are hidden."""
        if not (readings := self.readings(column, raw)):
            return []
        return chosen(readings, lambda name: self.one(column, name, within))

    def readings(self, column, raw):
        text = self.reader(column)(raw)
        return split_links(text) if text else []

    def names(self, column, raw):
        """Every name that a cell may hold; none where it makes no sense, which is told later."""
        try:
            if column.kind == Kind.LINKS:
                return set(chain.from_iterable(self.readings(column, raw)))
            name = self.reader(column)(raw)
        except Wrong:
            return set()
        return {name} if name else set()

    def asked(self, column, name, within):
        """The key for a person's answer: the text, and what narrows it down."""
        place = self.place(column, within)
        return column.name, fold(name) if place is None else f"{fold(name)}{MARK}{place}"

    def answered(self, asked):
        """The number that a person said, for just this or for this text wherever it stands."""
        column, text = asked
        keys = (asked, (column, text.partition(MARK)[0]))
        return [self.answers[key] for key in keys if key in self.answers][:1]

    def one(self, column, text, within):
        """The record that one name stands for."""
        if text == HIDDEN:
            return KEEP
        known, asked = self.known(column.target), self.asked(column, text, within)
        answered = self.answered(asked)
        known.meet(text, answered)
        if decided := known.seen(answered):
            return decided[0]
        name, number = taken_apart(text)
        if number is not None:
            return numbered(known, name, number)
        return only(known, name, self.place(column, within), asked)

    def place(self, column, within):
        """The bare value that narrows a name down, also where it comes as people write it."""
        beside = self.sheet.column(column.target.within)
        if beside and isinstance(within, str) and within:
            try:
                within = self.reader(beside)(within)
            except Wrong:
                return None
        return bare(within)


def numbered(known, name, number):
    """The record with a number, if it goes by the name that stands before it."""
    record = known.records.get(number)
    if record is None:
        raise refusals.no_such_number(number)
    if name and record not in known.so_named(name) and fold(name) != written(known, record):
        raise refusals.other_name(known.target, record, name)
    return record


def only(known, name, place, asked):
    """The one record with this name, in this place."""
    found = known.so_named(name)
    fitting = [record for record in found if fits(known, record, name, place)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise refusals.several(known.target, name, fitting, asked)
    if found:
        raise refusals.elsewhere(known.target, name, found, asked)
    raise refusals.missing(known.target, name, known.like(name), asked)


def fits(known, record, name, place):
    """Whether a record is where it is looked for; a name such as "Munich, DE" says so itself."""
    if not known.target.within or fold(name) == written(known, record) != fold(str(record)):
        return True
    return agree([bare(getattr(record, known.target.within))], [place])


def written(known, record):
    return fold(known.target.name_of(record))
