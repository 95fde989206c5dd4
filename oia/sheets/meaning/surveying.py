"""One pass over all rows of a file, before any cell is read, for what its columns prove."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core.sheets import Kind
from oia.sheets.meaning.blanks import LONGEST, Blanks, trimmed
from oia.sheets.meaning.manners import Survey, Wrong
from oia.sheets.meaning.moments import zone_of_heading
from oia.sheets.meaning.proofs import Currencies, DayOrders, Decimals, Serials
from oia.sheets.reading import BadCell

EXAMINERS = {
    Kind.DATE: (DayOrders, Serials),
    Kind.MOMENT: (DayOrders,),
    Kind.WHOLE: (Decimals,),
    Kind.NUMBER: (Decimals,),
    Kind.MONEY: (Decimals, Currencies),
}
MOST_WORDS = 6  # for nothing, told one by one


def survey(columns, rows, *, headings=()):
    """A Survey for each column, in their order; None for a column that is not mapped (None).

    `rows` are those of `Table.rows()`. Headings are looked at for zones ("Begins (Europe/Rome)").
    """
    named = {column.name for column in columns if column}
    looks = [Look(column, named) if column else None for column in columns]
    for row in rows:
        if not row.wrong:
            for look, raw in zip(looks, row.cells, strict=False):
                if look and raw is not None:
                    look.at(row.line, raw)
    told = [*headings, *[""] * len(columns)]
    return [look and look.survey(head) for look, head in zip(looks, told, strict=False)]


class Look:
    """What is seen of one column while its cells go by."""

    def __init__(self, column, named):
        self.column, self.blanks = column, Blanks(column)
        self.examiners = [kind(column, named) for kind in EXAMINERS.get(column.kind, ())]
        self.nothing, self.count, self.line = {}, 0, 0

    def at(self, line, raw):
        if isinstance(raw, BadCell):
            return
        if isinstance(raw, str):
            raw = trimmed(raw)
            if not raw or (len(raw) <= LONGEST and self.is_nothing(line, raw)):
                return
        for examiner in self.examiners:
            examiner.at(line, raw)

    def is_nothing(self, line, text):
        try:
            if not self.blanks.are_in(text):
                return False
        except Wrong:
            return True  # the reader tells that
        self.nothing.setdefault(text, line)
        self.count += 1
        self.line = self.line or line
        return True

    def survey(self, heading):
        found = Survey()
        for examiner in self.examiners:
            examiner.tell(found)
        if self.column.kind == Kind.MOMENT:
            zone = zone_of_heading(heading) or timezone.get_current_timezone_name()
            found.manner = found.manner.answered({"zone": zone})
            words = _("Times without an offset are those of %(zone)s.")
            found.notes.append(words % {"zone": zone})
        if self.nothing and not self.column.otherwise:  # else its words are kept beside it
            found.notes.append(self.told_nothing())
        return found

    def told_nothing(self):
        words = ", ".join(f"“{word}”" for word in list(self.nothing)[:MOST_WORDS])
        told = ngettext(
            "%(words)s (%(count)s cell, on line %(line)s) is read as empty.",
            "%(words)s (%(count)s cells, the first on line %(line)s) are read as empty.",
            self.count,
        )
        return told % {"words": words, "count": self.count, "line": self.line}
