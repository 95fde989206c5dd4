"""What the cells of a column prove about how it is written, and what they leave open."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from oia.core.sheets import Kind
from oia.sheets.meaning import dates, moments, numbers
from oia.sheets.meaning.currencies import in_use, name_of
from oia.sheets.meaning.manners import Question, Wrong
from oia.sheets.meaning.money import apart, fits, shared_by
from oia.sheets.reading import Priced
from oia.sheets.serials import from_serial

MOST_LINES = 5


class Open:
    """The cells that may be read in several ways: how many, the first lines, one of them."""

    def __init__(self):
        self.count, self.lines, self.sample = 0, [], None

    def add(self, line, sample):
        self.count += 1
        if len(self.lines) < MOST_LINES:
            self.lines.append(line)
        if self.sample is None:
            self.sample = sample

    def question(self, about, words, choices):
        return Question(about, words, choices, self.lines, self.count)


class Evidence:
    """Looks for cells that can be read in one way only, and by it proves how others are meant."""

    about = ""

    def __init__(self, column, _named):
        self.column, self.open, self.proofs, self.unfit = column, Open(), {}, set()

    def at(self, line, raw):
        """Take a cell into account. Cells that cannot be read at all are told of later."""
        if not isinstance(raw, str):
            return
        try:
            found = self.readings(raw)
        except Wrong:
            return
        if len(set(found.values())) > 1:
            self.open.add(line, (raw, found))
            self.unfit |= {manner for manner in found if not self.fits(found[manner])}
        elif len(found) == 1:
            (manner,) = found
            self.proofs.setdefault(manner, (raw, line))

    def fits(self, _value):
        """Whether the column can hold what an open cell would be. Else nothing is proven of it:
        a file may be put together of two."""
        return True

    def tell(self, survey):
        proven = [manner for manner in self.names() if manner in self.proofs]
        proven = [] if self.unfit & {*proven} else proven
        if len(proven) == 1:
            survey.manner = survey.manner.answered({self.about: proven[0]})
        if not self.open.count:
            return
        text, found = self.open.sample
        if len(proven) == 1:
            survey.notes.append(self.told_proof(text, proven[0], *self.proofs[proven[0]]))
        else:
            names = self.names()
            choices = [(manner, names[manner], self.told(found[manner])) for manner in names]
            survey.questions.append(self.open.question(self.about, self.asked(text), choices))

    def told_proof(self, text, manner, proof, line):
        words = self.proof_words() % {"manner": self.names()[manner]}
        because = _("Line %(line)s can be read in no other way: %(proof)s.")
        return f"{words} {because % {'line': line, 'proof': proof}}"


class DayOrders(Evidence):
    about = "day_order"

    def readings(self, text):
        return dates.readings(moments.apart(text)[0] if self.has_time() else text)

    def has_time(self):
        return self.column.kind == Kind.MOMENT

    def names(self):
        return {"dmy": _("day, month, year"), "mdy": _("month, day, year")}

    def asked(self, text):
        words = _("“%(text)s” can be two dates. What comes first in this column, day or month?")
        return words % {"text": text}

    def told(self, day):
        return dates.in_words(day)

    def proof_words(self):
        return _("Dates are read as %(manner)s.")


class Decimals(Evidence):
    about = "decimal"

    def readings(self, text):
        if self.column.kind == Kind.MONEY:
            text = apart(text).number
        found = numbers.readings(text)
        if self.column.kind == Kind.WHOLE and len(found) > 1:
            return {sign: value for sign, value in found.items() if numbers.is_whole(value)}
        return found

    def fits(self, value):
        return self.column.kind != Kind.MONEY or fits(value, self.column)

    def names(self):
        return {",": _("a comma"), ".": _("a point")}

    def asked(self, text):
        words = _("“%(text)s” can be two numbers. Which sign stands before decimals?")
        return words % {"text": text}

    def told(self, value):
        return f"{value:f}"

    def proof_words(self):
        return _("The sign before decimals is %(manner)s.")


class Serials:
    """Dates that stand as bare numbers, of which nothing tells from when they count."""

    def __init__(self, _column, _named):
        self.open = Open()

    def at(self, line, raw):
        text = f"{raw:f}" if isinstance(raw, Decimal) and abs(raw.adjusted()) < 9 else raw
        if isinstance(text, str) and dates.SERIAL.fullmatch(text):
            self.open.add(line, text)

    def tell(self, survey):
        if not self.open.count:
            return
        words = _("“%(text)s” is a date as spreadsheets count days. From which year do they count?")
        choices = [
            (system, system, dates.in_words(from_serial(self.open.sample, system).date()))
            for system in ("1900", "1904")
        ]
        asked = words % {"text": self.open.sample}
        survey.questions.append(self.open.question("date_serials", asked, choices))


class Currencies:
    """Sums whose currency neither they nor another column of the file names.

    Bare ones may be in any. What stands beside a sign that several share is in one of these, and
    is asked about by itself where there are bare ones as well.
    """

    def __init__(self, column, named):
        self.bare, self.signed, self.seen, self.may_be = Open(), Open(), {}, None
        self.is_asked = bool(column.currency) and column.currency not in named

    def at(self, line, raw):
        if not self.is_asked or not isinstance(raw, str | Decimal | Priced):
            return
        number, signs = apart(raw)
        if isinstance(number, str) and not is_number(number):
            return
        found = shared_by(signs)
        if not signs:
            self.bare.add(line, number)
        elif len(found) == 1:
            self.seen.update(dict.fromkeys(found))
        elif found:
            self.signed.add(line, (number, " ".join(signs)))
            self.may_be = found if self.may_be is None else self.may_be & found

    def tell(self, survey):
        if self.bare.count:
            words = _("Some sums name no currency. Which one is meant?")
            choices = self.choices(in_use(), self.bare.sample)
            survey.questions.append(self.bare.question("currency", words, choices))
        if self.signed.count:
            number, sign = self.signed.sample
            words = _("“%(sign)s” is the sign of several currencies. Which one is meant?")
            choices = self.choices(self.may_be or in_use(), number)
            about = "sign" if self.bare.count else "currency"
            asked = self.signed.question(about, words % {"sign": sign}, choices)
            survey.questions.append(asked)

    def choices(self, offered, number):
        first = [code for code in self.seen if code in offered]
        language = get_language() or "en"
        return [
            (code, f"{code}, {name_of(code, language)}", f"{code} {number}")
            for code in [*first, *sorted(offered - set(first))]
        ]


def is_number(text):
    try:
        return bool(numbers.readings(text))
    except Wrong:
        return False
