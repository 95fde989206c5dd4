"""The words of plain texts and of office files, bounded. Nothing in them is run or expanded."""

import re
import zipfile
from xml.etree import ElementTree

MOST_READ = 8 * 1024 * 1024  # bytes of a plain text
MOST_UNPACKED = 32 * 1024 * 1024  # bytes of an office file, of all its parts together
MOST_KEPT = 200_000  # letters

PLAIN = {"txt", "csv", "ics", "md"}

#: In which parts of an office file its text lies, and between which tags.
PARTS = {
    "docx": (re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml"), {"t"}),
    "pptx": (re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"), {"t"}),
    "xlsx": (re.compile(r"xl/sharedStrings\.xml"), {"t"}),
    "odt": (re.compile(r"content\.xml"), {"p", "h"}),
    "ods": (re.compile(r"content\.xml"), {"p", "h"}),
    "odp": (re.compile(r"content\.xml"), {"p", "h"}),
}

#: Where these end, a word ends: paragraphs, breaks, tabs, cells.
BREAKS = {"p", "h", "br", "cr", "tab", "tc", "si", "s", "line-break", "table-cell", "list-item"}


#: Says once more, for older programs, what stands beside it: a box of text, a drawing.
TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class RefusedError(ValueError):
    """A file that is not as office files are."""


class Spoken:
    """Gathers what stands between certain tags of a file in XML, in all its parts.

    At most `most_kept` letters are kept, out of at most `left` bytes that are looked at.
    """

    between = " "

    def __init__(self, tags, *, most_kept=MOST_KEPT, most_read=MOST_UNPACKED):
        self.tags, self.depth, self.found, self.length = tags, 0, [], 0
        self.said_twice = 0
        self.most_kept, self.left = most_kept, most_read

    @property
    def is_full(self):
        return self.left <= 0 or self.length >= self.most_kept

    def doctype(self, name, public, system):
        raise RefusedError("Office files declare no entities of their own.")

    def start(self, tag, attributes):
        self.depth += tag.rpartition("}")[2] in self.tags
        self.said_twice += tag == TWICE

    def end(self, tag):
        name = tag.rpartition("}")[2]
        self.depth -= name in self.tags
        self.said_twice -= tag == TWICE
        if name in BREAKS:
            self.part(self.between if name in ("p", "h") else " ")

    def part(self, gap):
        """Nothing is parted from nothing, and one gap is enough: the wider one."""
        if self.found and self.found[-1].isspace():
            gap = max(self.found.pop(), gap, key=len)
        if self.found:
            self.found.append(gap)

    def data(self, text):
        if self.depth and not self.said_twice:
            self.found.append(text)
            self.length += len(text) + len(self.between)

    def close(self):
        return "".join(self.found)


def of_plain(file):
    content = file.read(MOST_READ)
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content.decode(encoding, errors="ignore")


def of_office(file, parts):
    names, tags = parts
    spoken = Spoken(tags)
    with zipfile.ZipFile(file) as archive:
        gather(archive, names, spoken)
    return spoken.close()


def gather(archive, names, spoken):
    """Let `spoken` hear the parts of a file with such names, until it is full."""
    for name in sorted(set(filter(names.fullmatch, archive.namelist())), key=in_order):
        if not spoken.is_full:
            hear(archive, name, spoken)


def in_order(name):
    """Slide 10 comes after slide 9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def hear(archive, name, spoken):
    """Let `spoken` hear one part of a file, or its beginning where it is very long."""
    parser, spoken.depth, spoken.said_twice = ElementTree.XMLParser(target=spoken), 0, 0
    with archive.open(name) as part:
        while not spoken.is_full and (data := part.read(min(spoken.left, 65_536))):
            parser.feed(data)
            spoken.left -= len(data)
