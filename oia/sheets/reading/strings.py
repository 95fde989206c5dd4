"""The texts of a workbook, which its cells only number. They lie on disk, not in memory."""

from array import array
from functools import lru_cache
from tempfile import SpooledTemporaryFile

from django.utils.translation import gettext as _

from oia.sheets.reading.markup import Walk
from oia.sheets.reading.raws import LONGEST_CELL, Refused

MOST_STRINGS = 2_000_000


class Strings(Walk):
    """Every shared text, by its number."""

    def __init__(self):
        super().__init__()
        self.file = SpooledTemporaryFile(max_size=1 << 21)  # noqa: SIM115 -- closed with the book
        self.ends = array("Q", [0])
        self.pieces, self.length, self.takes, self.phonetic = [], 0, False, 0
        self.get = lru_cache(maxsize=4096)(self.read)

    def start(self, name, attributes):
        if name == "si":
            self.pieces, self.length = [], 0
        elif name == "rPh":  # how Japanese is pronounced; no part of the text
            self.phonetic += 1
        self.takes = name == "t" and not self.phonetic

    def text(self, words):
        if self.takes:
            self.length += len(words)
            if self.length > LONGEST_CELL:
                raise too_long()
            self.pieces.append(words)

    def end(self, name):
        self.takes = False
        if name == "rPh":
            self.phonetic -= 1
        elif name == "si":
            self.file.write("".join(self.pieces).encode("utf-8", "surrogatepass"))
            self.ends.append(self.file.tell())
            if len(self.ends) > MOST_STRINGS:
                raise Refused(_("The workbook holds more texts than can be read."))

    def read(self, number):
        if not 0 <= number < len(self.ends) - 1:
            raise IndexError(number)
        self.file.seek(self.ends[number])
        size = self.ends[number + 1] - self.ends[number]
        return self.file.read(size).decode("utf-8", "surrogatepass")

    def close(self):
        self.file.close()


def too_long():
    return Refused(
        _("A cell holds more than %(most)s characters.") % {"most": f"{LONGEST_CELL:,}"},
        _("Shorten the text, or attach it to the record as a paper."),
    )
