"""The words of plain texts and of office files, bounded. Nothing in them is run or expanded."""

import re
import zipfile
from xml.etree import ElementTree

MOST_READ = 8 * 1024 * 1024  # bytes, of one part of a file
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


class RefusedError(ValueError):
    """A file that is not as office files are."""


class Spoken:
    """Gathers what stands between certain tags of a file in XML, at most so many letters."""

    most_kept, between = MOST_KEPT, " "

    def __init__(self, tags):
        self.tags, self.depth, self.found, self.length = tags, 0, [], 0

    def doctype(self, name, public, system):
        raise RefusedError("Office files declare no entities of their own.")

    def start(self, tag, attributes):
        self.depth += tag.rpartition("}")[2] in self.tags

    def end(self, tag):
        name = tag.rpartition("}")[2]
        self.depth -= name in self.tags
        if name in BREAKS:
            self.found.append(self.between if name in ("p", "h") else " ")

    def data(self, text):
        if self.depth:
            self.found.append(text)
            self.length += len(text)

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
        for name in sorted(filter(names.fullmatch, archive.namelist()), key=in_order):
            gather(archive, name, spoken)
    return spoken.close()


def in_order(name):
    """Slide 10 comes after slide 9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def gather(archive, name, spoken, most_read=MOST_READ):
    """Let `spoken` hear one part of a file, or its beginning where it is very long."""
    parser, left = ElementTree.XMLParser(target=spoken), most_read
    with archive.open(name) as part:
        while (
            left > 0 and spoken.length < spoken.most_kept and (data := part.read(min(left, 65_536)))
        ):
            parser.feed(data)
            left -= len(data)
