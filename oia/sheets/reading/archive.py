"""The archive that a workbook is: looked through before a byte of it is unpacked."""

import struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from django.utils.translation import gettext as _

from oia.sheets.reading.raws import Refused

MOST_ENTRIES = 1_000
MOST_DIRECTORY = 1 << 20  # bytes of the list of what is inside
MOST_PART = 300 << 20  # bytes of one part, unpacked
MOST_UNPACKED = 500 << 20
SUSPECT_FROM = 20 << 20  # below it, any ratio is harmless
MOST_RATIO = 120  # sheets shrink to a tenth; what shrinks to a hundredth holds nothing
END = b"PK\x05\x06"
BLOCK = 1 << 16


def check_directory(file):
    """Refuse an archive whose list of contents alone would fill the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < 22:
        raise broken()
    entries, directory = struct.unpack("<10xHI6x", tail[at : at + 22])
    if entries > MOST_ENTRIES or directory > MOST_DIRECTORY or b"PK\x06\x07" in tail[:at][-20:]:
        raise suspicious(_("it holds more parts than any workbook"))


class Archive:
    """A zip file that was found harmless. `part` unpacks one of its parts, by the block."""

    def __init__(self, file):
        check_directory(file)
        try:
            self.zip = ZipFile(file)
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise broken() from error
        self.entries = {entry.filename: entry for entry in self.zip.infolist()}
        self.check()

    def check(self):
        entries = self.zip.infolist()
        check_names(entries)
        check_sizes(entries)
        check_places(entries)
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise Refused(
                    _("The file is locked with a password."), _("Save it without a password.")
                )
            if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise suspicious(_("it is packed in a way that no workbook is"))

    def __contains__(self, name):
        return name in self.entries

    def part(self, name):
        """The bytes of a part, block by block."""
        entry = self.entries.get(name)
        if entry is None:
            raise broken()
        try:
            with self.zip.open(entry) as file:
                while block := file.read(BLOCK):
                    yield block
        except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise broken() from error

    def close(self):
        self.zip.close()


def check_names(entries):
    seen = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        steps = name.split("/")
        if name.startswith("/") or ".." in steps or ":" in steps[0] or "\0" in entry.orig_filename:
            raise suspicious(_("a part of it points outside"))
        if name.lower() in seen:
            raise suspicious(_("a part of it is there twice"))
        seen.add(name.lower())
    check_contents(seen)


def check_contents(names):
    """Refuse programs and what would fetch or hold something from elsewhere."""
    for name in names:
        if "vbaproject" in name or "/macrosheets/" in name:
            raise Refused(
                _("The workbook holds macros, which are programs."),
                _("Save it as XLSX, without macros."),
            )
        if "/externallinks/" in name:
            raise Refused(
                _("The workbook takes values from other files."),
                _("Break the links to other files, or paste the values into a new workbook."),
            )
        if "/activex/" in name or "/embeddings/" in name or name.endswith((".zip", ".xlsx")):
            raise Refused(
                _("Other files or programs are embedded in the workbook."),
                _("Copy the rows into a new workbook."),
            )


def check_sizes(entries):
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if largest > MOST_PART or unpacked > MOST_UNPACKED:
        raise too_large()
    if unpacked > SUSPECT_FROM and unpacked > MOST_RATIO * max(packed, 1):
        raise too_large()


def check_places(entries):
    """Refuse parts that lie over each other, with which few bytes unpack to very many."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise suspicious(_("parts of it lie over each other"))
        end = entry.header_offset + 30 + entry.compress_size


def too_large():
    return Refused(
        _("Unpacked, the workbook is far larger than its rows can be."),
        _("Copy the rows that hold something into a new workbook."),
    )


def suspicious(why):
    return Refused(
        _("The workbook is not built as workbooks are: %(why)s.") % {"why": why},
        _("Copy the rows into a new workbook."),
    )


def broken():
    return Refused(
        _("The file is damaged or did not arrive whole."),
        _("Save it again and upload it once more."),
    )
