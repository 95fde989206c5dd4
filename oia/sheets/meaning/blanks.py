"""What people type into a cell for which they have nothing, or nothing yet."""

from django.utils.translation import gettext as _

from oia.core.sheets import Kind
from oia.sheets.meaning.manners import Wrong

EMPTY = frozenset({"n/a", "#n/a", "n.a.", "n.a", "na", "nil", "none", "null", "-", "–", "—", "--"})
EMPTY_TEXT = frozenset({"n/a", "#n/a"})  # any other word may be meant
OPEN = frozenset({"tbd", "tba", "tbc", "t.b.d.", "t.b.a.", "unknown", "?", "??", "???"})
FAULTS = frozenset({"#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!"})
LONGEST = 8  # signs, of any of them

#: Signs that show nothing, around a text.
INVISIBLE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b"


def trimmed(text):
    """The text without blanks around it, also such as cannot be seen."""
    return text.strip(INVISIBLE)


class Blanks:
    """Which words stand for nothing in a column, and which are not taken for a value."""

    def __init__(self, column):
        known = own_words(column)
        is_text = column.kind in (Kind.TEXT, Kind.LONG)
        empty = EMPTY_TEXT if is_text else EMPTY
        if column.kind == Kind.COUNTRY:
            empty = empty - {"na"}  # which is Namibia's code
        self.empty = empty - known
        self.open = frozenset() if is_text else OPEN - known
        self.faults = frozenset() if is_text else FAULTS - known

    def are_in(self, text):
        """Whether the trimmed text stands for nothing. Raises Wrong where it must be said first."""
        word = text.casefold() if len(text) <= LONGEST else ""
        if word in self.open:
            words = _("“%(text)s” says that it is not known yet.") % {"text": text}
            raise Wrong(words, _("Leave the cell empty, or type what it is."))
        if word in self.faults:
            words = _("The cell shows the error %(error)s.") % {"error": text}
            raise Wrong(words, _("Mend the formula, or type the value."))
        return word in self.empty


def own_words(column):
    """What the column itself offers to choose, which is meant where it is typed."""
    return {str(word).casefold() for choice in column.choices for word in choice}
