"""How the cells of a workbook are shown: numbers that are dates, times or sums of money."""

import re
from dataclasses import dataclass

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from oia.sheets.reading.markup import Walk

EAST_ASIAN_DATES = {*range(27, 32), 36, *range(50, 59)}
EAST_ASIAN_TIMES = {32, 33, 34, 35}
CODE = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
SIGN = re.compile("([$£€¥₹₽₩₺₴₪₫฿₦₱₡₲₵₸₼₾]|\\b[A-Z]{3}\\b|\\bkr\\b|\\bzł\\b|\\bKč\\b|\\bFt\\b)")
QUIET = re.compile(r"\\.|_.|\*.")


@dataclass(frozen=True)
class Shape:
    """What a number is shown as: "number", "day", "moment", "time", "span" or "percent"."""

    kind: str = "number"
    currency: str = ""


PLAIN = Shape()


def shape_of(code):
    """What a format such as "dd/mm/yyyy" or "[$€-407] #,##0.00" makes of a number."""
    first = code.partition(";")[0]
    if is_timedelta_format(first):
        return Shape("span")
    if is_date_format(first):
        words = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.', "", first).lower()
        has_day = any(sign in words for sign in "ydage")
        has_time = "h" in words or "s" in words
        has_day = has_day or not has_time
        return Shape("moment" if has_day and has_time else "day" if has_day else "time")
    if "%" in first:
        return Shape("percent")
    return Shape("number", currency_of(first))


def currency_of(code):
    if found := CODE.search(code):
        return found[1].strip()
    found = SIGN.search(QUIET.sub(lambda match: match[0][1:], code).replace('"', " "))
    return found[1] if found else ""


class Formats(Walk):
    """The shape of each style, by its number."""

    def __init__(self):
        super().__init__()
        self.codes, self.shapes, self.within = {}, [], False

    def start(self, name, attributes):
        if name == "numFmt":
            self.codes[attributes.get("numFmtId")] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            self.within = True
        elif name == "xf" and self.within:
            self.shapes.append(self.shape(attributes.get("numFmtId", "0")))

    def end(self, name):
        if name == "cellXfs":
            self.within = False

    def shape(self, number):
        if number in self.codes:
            return shape_of(self.codes[number])
        number = int(number) if number.isdigit() else 0
        if number in EAST_ASIAN_DATES:
            return Shape("day")
        if number in EAST_ASIAN_TIMES:
            return Shape("time")
        kind = shape_of(BUILTIN_FORMATS.get(number, "General")).kind
        return Shape(kind)  # the currency of these is that of whoever looks

    def of(self, number):
        return self.shapes[number] if 0 <= number < len(self.shapes) else PLAIN
