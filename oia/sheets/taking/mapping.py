"""Which column a heading means: remembered, known, or guessed by likeness."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext, override
from rapidfuzz.fuzz import ratio

from oia.core.sheets import NUMBER
from oia.core.text import fold
from oia.sheets.models import KnownHeading

LIKE_ENOUGH = 80  # of 100
BEHIND = re.compile(r"\s*(\[(?P<name>[\w.]+)\]|\([^)]*\))\s*$")

#: What the file that goes back to be mended says of each row; no column of a record.
LINE, REASON, MEND = ("Line in the file", "What is wrong", "How to mend it")


@dataclass(frozen=True)
class Guess:
    """The column that a heading seems to mean, and how that is known: "known", "remembered",
    "alike", or blank where nothing is guessed."""

    column: str = ""
    how: str = ""


def columns_in(sheet, user):
    """The columns of a sheet that an import by this user may fill or find records by."""
    return [column for column in sheet.columns_for(user) if takes(sheet, column)]


def takes(sheet, column):
    return column.comes_in or column.name == "id" or is_state(sheet, column)


def is_state(sheet, column):
    """Whether the column holds the state, which is not written but moved."""
    return column.name == "status" and not column.comes_in and sheet.move is not None


def folded(heading):
    return fold(" ".join(str(heading).replace("_", " ").split())).strip(" *:.")


def words_for(column):
    """All that a column may be called, in the language of the reader and in English."""
    names = {column.name, str(column.label), *map(str, column.also)}
    with override("en"):
        names |= {str(column.label), *map(str, column.also)}
    return {folded(name) for name in names}


class Headings:
    """What the headings of files for one sheet mean to one user."""

    def __init__(self, sheet, user):
        self.columns = columns_in(sheet, user)
        self.words = {word: column for column in self.columns for word in words_for(column)}
        known = KnownHeading.objects.filter(sheet=sheet.name)
        self.remembered = dict(known.values_list("heading", "column"))
        self.names = {column.name for column in self.columns}

    def knows(self, heading):
        """Whether a heading is one of ours, for whoever looks for the row of headings."""
        return bool(self.exactly(heading)) or folded(heading) in self.remembered

    def exactly(self, heading):
        """The column that a heading names, with or without what stands behind it."""
        if found := self.words.get(folded(heading)):
            return found
        behind = BEHIND.search(heading)
        if behind and behind["name"] in self.names:
            return next(column for column in self.columns if column.name == behind["name"])
        return self.words.get(folded(heading[: behind.start()])) if behind else None

    def guess(self, headings):
        """A guess for each heading; no column is guessed twice, the surer goes first."""
        found, taken = [Guess()] * len(headings), set()
        for look in (self.remembered_for, self.known_for, self.alike_for):
            for at, heading in enumerate(headings):
                guess = look(heading) if heading and not found[at].how else Guess()
                if guess.how and guess.column not in taken:
                    found[at] = guess
                    taken |= {guess.column} - {""}
        return found

    def remembered_for(self, heading):
        """What was said of it before. Somebody else's "ID" left out is not ours left out: without
        it our own file would bring everything a second time."""
        column = self.remembered.get(folded(heading))
        if column == "" and self.exactly(heading) is NUMBER:
            return Guess()
        return Guess(column, "remembered") if column in {"", *self.names} else Guess()

    def known_for(self, heading):
        if folded(heading) in told_back():
            return Guess("", "known")
        column = self.exactly(heading)
        return Guess(column.name, "known") if column else Guess()

    def alike_for(self, heading):
        word = folded(heading)
        best = max(self.words, key=lambda known: ratio(word, known), default="")
        near = best and ratio(word, best) >= LIKE_ENOUGH
        return Guess(self.words[best].name, "alike") if near else Guess()


def told_back():
    """The headings that a file to be mended has besides those it came with."""
    return {folded(word) for word in (LINE, REASON, MEND)} | {
        folded(gettext(word)) for word in (LINE, REASON, MEND)
    }


def remember(sheet, headings, mapping):
    """Keep what was said of these headings for the next file."""
    rows = {
        folded(heading)[:200]: KnownHeading(
            sheet=sheet.name, heading=folded(heading)[:200], column=column
        )
        for heading, column in zip(headings, mapping, strict=True)
        if folded(heading) and folded(heading) not in told_back()
    }
    KnownHeading.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["sheet", "heading"],
        update_fields=["column"],
    )
