"""XML as workbooks use it, read in passing: no document type, no entities, no depth."""

from pyexpat import ExpatError, ParserCreate

from django.utils.translation import gettext as _

from oia.sheets.reading.archive import broken
from oia.sheets.reading.raws import Refused

DEEPEST = 60
LONGEST_TEXT = 1_000_000  # signs between two tags


def refuse(*_anything):
    raise Refused(
        _("The workbook holds XML with a document type or entities, which no workbook needs."),
        _("Copy the rows into a new workbook."),
    )


class Walk:
    """Calls `start(name, attributes)`, `end(name)` and `text(words)` as the XML goes by.

    Names come without their namespace, whose prefixes each program chooses for itself.
    """

    def __init__(self):
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.on_start
        self.parser.EndElementHandler = self.on_end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = refuse
        self.parser.EntityDeclHandler = refuse
        self.parser.ExternalEntityRefHandler = refuse
        self.depth = 0

    def over(self, blocks):
        """Walk over a part, block by block; yields after each."""
        try:
            for block in blocks:
                self.parser.Parse(block)
                yield
            self.parser.Parse(b"", True)
        except (ExpatError, ValueError, OverflowError, LookupError) as error:
            raise broken() from error
        yield

    def through(self, blocks):
        for _block in self.over(blocks):
            pass
        return self

    def on_start(self, name, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            refuse()
        self.start(name.rpartition(":")[2], attributes)

    def on_end(self, name):
        self.depth -= 1
        self.end(name.rpartition(":")[2])

    def start(self, name, attributes):
        """An element begins."""

    def end(self, name):
        """An element ends."""

    def text(self, words):
        """Text inside an element."""


def attribute(attributes, name):
    """An attribute by its name without prefix, as in "r:id"."""
    if name in attributes:
        return attributes[name]
    found = (value for key, value in attributes.items() if key.rpartition(":")[2] == name)
    return next(found, "")
