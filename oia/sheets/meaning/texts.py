"""Text: one line, or several."""

import unicodedata
from datetime import date, time
from decimal import Decimal

from django.utils.translation import gettext as _

from oia.core.sheets import Kind
from oia.core.text import BREAKS
from oia.sheets.meaning.blanks import trimmed
from oia.sheets.meaning.manners import Wrong
from oia.sheets.reading import Priced

MOST_DIGITS = 15  # a spreadsheet keeps no more of a number
LINE_BREAKS = "\n\u2028\u2029"


def text_reader(column, _manner):
    several = column.kind in (Kind.LONG, Kind.LINKS)

    def read(raw):
        text = told(raw)
        check_signs(text)
        if not several and any(sign in text for sign in LINE_BREAKS):
            raise Wrong(
                _("The text has several lines where one is expected."),
                _("Write it in one line."),
            )
        check_length(text, column.longest)
        return text

    return read


def told(raw):
    """A raw cell as the text that somebody typed. Raises Wrong where that cannot be known."""
    if isinstance(raw, str):
        return trimmed(BREAKS.sub("\n", raw))
    if isinstance(raw, Decimal):
        return told_number(raw)
    raise Wrong(
        _("The cell holds %(thing)s where text is expected.") % {"thing": thing(raw)},
        _("Make it a cell of text in the spreadsheet, and type it again."),
    )


def told_number(number):
    """A number typed where text belongs, such as that of a house: "12", not "12.0"."""
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise Wrong(
            _("The number is too long for a spreadsheet, which may have changed its last digits."),
            _("Make it a cell of text in the spreadsheet, and type it again."),
        )
    return f"{number.normalize():f}"


def thing(raw):
    """What kind of thing a raw cell holds, in words that fit into "The cell holds ...”."""
    if isinstance(raw, bool):
        return _("yes or no")
    if isinstance(raw, Priced):
        return _("a sum of money")
    if isinstance(raw, date):
        return _("a date")
    return _("a time of day") if isinstance(raw, time) else _("a number")


def check_signs(text):
    """Refuse signs that no keyboard makes; databases choke on some of them."""
    if text.isprintable():
        return
    strange = next(
        (
            sign
            for sign in text
            if sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cs")
        ),
        None,
    )
    if strange is not None:
        words = _("The text holds a sign that cannot be shown (number %(code)s).")
        raise Wrong(words % {"code": f"U+{ord(strange):04X}"}, _("Type it again without it."))


def check_length(text, longest):
    if longest is not None and len(text) > longest:
        words = _("The text is %(length)s signs long, and %(longest)s fit.")
        raise Wrong(words % {"length": len(text), "longest": longest}, _("Shorten it."))
