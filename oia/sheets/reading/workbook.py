"""The plan of a workbook: its sheets, where they lie, and from which year it counts days."""

from dataclasses import dataclass
from posixpath import join, normpath

from oia.sheets.reading.archive import broken
from oia.sheets.reading.markup import Walk, attribute

BOOK = "xl/workbook.xml"
MOST_SHEETS = 300


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: its name, its part of the archive, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


class Relations(Walk):
    """Which part stands behind which identifier."""

    def __init__(self):
        super().__init__()
        self.targets, self.kinds = {}, {}

    def start(self, name, attributes):
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else join("xl", target)
            self.targets[attributes.get("Id", "")] = normpath(part)
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.kinds.setdefault(kind, normpath(part))


class Book(Walk):
    """What the workbook says of itself."""

    def __init__(self):
        super().__init__()
        self.sheets, self.date_system = [], "1900"

    def start(self, name, attributes):
        if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.date_system = "1904"
        elif name == "sheet" and len(self.sheets) < MOST_SHEETS:
            is_hidden = attributes.get("state", "visible") != "visible"
            link = attribute(attributes, "id")
            self.sheets.append((attributes.get("name", ""), link, is_hidden))


class Plan:
    """The sheets of a workbook and the parts they need."""

    def __init__(self, archive):
        relations = Relations().through(archive.part("xl/_rels/workbook.xml.rels"))
        book = Book().through(archive.part(BOOK))
        self.date_system = book.date_system
        found = [(name, relations.targets.get(link, ""), hid) for name, link, hid in book.sheets]
        self.sheets = [
            SheetPlan(name, part, hid)
            for name, part, hid in found
            if "worksheets/" in part and part in archive
        ]
        if not self.sheets:
            raise broken()
        self.strings = self.optional(archive, relations.kinds.get("sharedStrings"))
        self.formats = self.optional(archive, relations.kinds.get("styles"))

    def optional(self, archive, part):
        return part if part and part in archive else ""
