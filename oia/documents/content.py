"""What is really inside a file, whatever its name says.

Only kinds on this list are taken. Each is told by its content: the first bytes, and for office
files what lies in the archive. Nothing is ever served under another type than found here.
"""

import hashlib
import re
import zipfile
import zlib
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "tif": "image/tiff",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "md": "text/markdown",
}
ENDINGS = {content_type: ending for ending, content_type in KINDS.items()}
PICTURES = {"png", "jpg", "gif", "webp", "tif"}
PLAIN_TEXTS = {"csv", "ics", "md"}  # text is text: between these the name may choose

SIGNATURES = [
    (rb"%PDF-\d", "pdf"),
    (rb"\x89PNG\r\n\x1a\n", "png"),
    (rb"\xff\xd8\xff", "jpg"),
    (rb"GIF8[79]a", "gif"),
    (rb"RIFF....WEBP", "webp"),
    (rb"II\*\x00|MM\x00\*", "tif"),
]
ENDS = {"png": b"IEND\xaeB`\x82", "jpg": b"\xff\xd9", "gif": b"\x3b", "pdf": b"%%EOF"}
OFFICE_PARTS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
ACTIVE = re.compile(
    rb"<\s*(script|html|svg|iframe|object|embed|body|head|!doctype\s+html|\?php|%@)"
    rb"|javascript:|EICAR-STANDARD-ANTIVIRUS",
    re.IGNORECASE,
)
PROGRAM = re.compile(
    rb"MZ.{0,512}?\0|\x7fELF|#!|\xca\xfe\xba\xbe|[\xcf\xce]\xfa\xed\xfe|\xfe\xed\xfa|@echo off",
    re.DOTALL | re.IGNORECASE,
)
BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError)
TAIL = 1024
EXPANDS_TO_AT_MOST = 40  # times the largest file that is taken


@dataclass(frozen=True)
class Found:
    """What a file turned out to be."""

    content_type: str
    size: int
    sha256: str


def inspect(upload):
    """What an uploaded file is. Raises ValidationError for what the office does not take."""
    most = settings.MAX_ATTACHMENT_MB * 1024 * 1024
    if upload.size > most:
        raise ValidationError(
            _("The file has %(size)s MB; at most %(most)s MB are taken.")
            % {"size": f"{upload.size / 1024 / 1024:.1f}", "most": settings.MAX_ATTACHMENT_MB}
        )
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    if not content:
        raise ValidationError(_("The file is empty."))
    kind = kind_of(content, upload)
    if kind == "txt":
        kind = by_name(upload.name)
    return Found(KINDS[kind], len(content), hashlib.sha256(content).hexdigest())


def kind_of(content, upload):
    """The kind of a file by its content."""
    if PROGRAM.match(content):
        raise ValidationError(_("This is a program or script. Only papers and pictures are taken."))
    for signature, kind in SIGNATURES:
        if re.match(signature, content, re.DOTALL):
            return without_stowaway(kind, content, upload)
    if content.startswith(b"PK\x03\x04"):
        return office_file(upload)
    return text(content)


def without_stowaway(kind, content, upload):
    """Refuse a picture or PDF that is something else as well: a page, an archive, a program."""
    end = ENDS.get(kind)
    looked_at = content if kind in PICTURES else content[:TAIL]
    hides = ACTIVE.search(looked_at) or zipfile.is_zipfile(upload)
    if hides or (end and end not in content[-TAIL:]):
        raise ValidationError(
            _("This file is damaged, or holds something besides the %(kind)s that it seems to be.")
            % {"kind": kind.upper()}
        )
    return kind


def office_file(upload):
    """The kind of an office file by what lies in its archive; other archives are not taken."""
    try:
        with zipfile.ZipFile(upload) as archive:
            inside = archive.infolist()
            names = {part.filename for part in inside}
            mime = archive.open("mimetype").read(100).decode() if "mimetype" in names else ""
    except BROKEN as error:
        raise ValidationError(_("This archive is damaged and cannot be read.")) from error
    most = settings.MAX_ATTACHMENT_MB * 1024 * 1024 * EXPANDS_TO_AT_MOST
    if sum(part.file_size for part in inside) > most:
        raise ValidationError(_("This file would unfold to far more than its size."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(_("This file carries macros. Save it without them."))
    if mime in ENDINGS and ENDINGS[mime] in {"odt", "ods", "odp"}:
        return ENDINGS[mime]
    for folder, kind in OFFICE_PARTS.items():
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return kind
    raise ValidationError(_("Archives are not taken. Add the files in it one by one."))


def text(content):
    """Plain text in UTF-8 or UTF-16; nothing that a browser or a shell would run."""
    try:
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        words = content.decode(encoding)
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words:
        raise ValidationError(
            _("Files of this kind are not taken. Taken are: %(kinds)s.")
            % {"kinds": ", ".join(KINDS)}
        )
    if ACTIVE.search(words.encode()) or words.lstrip().startswith("<?xml"):
        raise ValidationError(_("Web pages, SVG pictures and scripts are not taken. Use a PDF."))
    return "txt"


def by_name(name):
    """Which kind of plain text the name says it is."""
    ending = (name or "").rpartition(".")[2].lower()
    return ending if ending in PLAIN_TEXTS else "txt"


def download_name(title, content_type):
    """A file name that fits every system, with the ending of what is really inside."""
    safe = "".join(
        sign if sign.isprintable() and sign not in '/\\:*?"<>|' else " " for sign in title
    )
    ending = ENDINGS.get(content_type, "bin")
    stem = " ".join(safe.split()).strip(". ").removesuffix(f".{ending}")[:120]
    return f"{stem or 'paper'}.{ending}"
