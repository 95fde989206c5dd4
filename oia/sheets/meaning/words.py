"""Words that stand for one of a few values: choices, and yes or no."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from oia.core.text import fold
from oia.sheets.meaning.languages import in_each
from oia.sheets.meaning.links import own, readings_of
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.texts import told

ALIKE = 75  # of 100: near enough to ask whether it was meant
MOST_TOLD = 12  # words in a list of what is allowed

YES = {"yes", "y", "true", "t", "1", "x", "✓", "✔", "☑", "✅"}
NO = {"no", "n", "false", "f", "0", "☐"}
#: What spreadsheets in other languages make of the two when they write CSV.
YES_OF_PROGRAMS = {"wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda"}
NO_OF_PROGRAMS = {"falsch", "faux", "falso", "onwaar", "falsz"}
WORDS_FOR_YES = [gettext_lazy("yes"), gettext_lazy("true")]
WORDS_FOR_NO = [gettext_lazy("no"), gettext_lazy("false")]


class Glossary:
    """Words and what they stand for, as written or, failing that, without case and accents."""

    def __init__(self, pairs):
        self.exact, self.folded, self.offered = {}, {}, {}
        for words, value in pairs:
            self.exact.setdefault(words, []).append(value)
            if folded := fold(words):
                self.folded.setdefault(folded, []).append(value)
                self.offered.setdefault(folded, words)

    def meant(self, text):
        """Every value that this text may stand for, each once."""
        found = self.exact.get(text) or self.folded.get(fold(text)) or []
        return list(dict.fromkeys(found))

    def nearest(self, text):
        """The words that were perhaps meant, or ""."""
        near = process.extractOne(
            fold(text), self.offered.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        return self.offered[near[0]] if near else ""


class Choices:
    """The choices of a column: by their labels first, since these are what people see."""

    def __init__(self, column):
        choices = [(value, label) for value, label in column.choices if value not in ("", None)]
        labels = [(words, value) for value, label in choices for words in in_each(label)]
        self.labels = Glossary(labels)
        self.values = Glossary([(str(value), value) for value, _label in choices])
        self.allowed = [in_each(label)[0] for _value, label in choices]

    def meant(self, text):
        return self.labels.meant(text) or self.values.meant(text)

    def value(self, text):
        found = self.meant(text)
        if len(found) == 1:
            return found[0]
        if found:
            words = _("“%(text)s” is the name of several choices: %(values)s.")
            told = {"text": text, "values": ", ".join(map(str, found))}
            raise Wrong(words % told, _("Write the one that is meant."))
        raise Wrong(_("“%(text)s” is not among the choices.") % {"text": text}, self.hint(text))

    def hint(self, text):
        near = self.labels.nearest(text)
        if near:
            return _("Did you mean “%(near)s”?") % {"near": near}
        told = ", ".join(self.allowed[:MOST_TOLD]) + (" …" if self.allowed[MOST_TOLD:] else "")
        return _("Allowed are: %(words)s.") % {"words": told}


def choice_reader(column, _manner):
    choices = Choices(column)
    return lambda raw: choices.value(told(raw))


def choices_reader(column, _manner):
    """Several choices in one cell. The reading that we ourselves write is trusted before others;
    of others only one may fit."""
    choices = Choices(column)

    def fit(names):
        return all(len(choices.meant(name)) == 1 for name in names)

    def read(raw):
        text = told(raw)
        if (names := own(text)) and fit(names):
            return values(choices, names)
        readings = readings_of(text)
        found = [values(choices, names) for names in readings if fit(names)]
        if len({frozenset(each) for each in found}) == 1:
            return found[0]
        if found:
            words = _("“%(text)s” can be read as several lists.") % {"text": text}
            raise Wrong(words, _("Put “; ” between the choices."))
        best = max(readings, key=lambda names: sum(bool(choices.meant(name)) for name in names))
        return values(choices, best)  # of which one raises

    return read


def values(choices, names):
    return list(dict.fromkeys(map(choices.value, names)))


def yes_no_reader(_column, _manner):
    yes = YES | YES_OF_PROGRAMS | folded(WORDS_FOR_YES)
    no = NO | NO_OF_PROGRAMS | folded(WORDS_FOR_NO)

    def read(raw):
        if isinstance(raw, bool):
            return raw
        text = told(raw) if isinstance(raw, str | Decimal) else ""
        word = fold(text) or text
        if (word in yes) != (word in no):
            return word in yes
        words = _("“%(text)s” is neither yes nor no.") % {"text": text or told(raw)}
        raise Wrong(words, _("Write yes or no, or leave the cell empty."))

    return read


def folded(words):
    return {fold(told) for word in words for told in in_each(word)}
