"""What kind of file it really is, told by its content, not by its name."""

from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from oia.sheets.reading.archive import check_directory
from oia.sheets.reading.raws import Refused

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")  # "PK" alone may head a column
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_kind(file, filename):
    """ "csv" or "xlsx"; anything else is refused in words that say what to do."""
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    head = file.read(4096)
    file.seek(0)
    kind = kind_by_content(file, head)
    file.seek(0)
    if kind == "csv" and ending in ("csv", "tsv", "txt", "tab"):
        return kind
    if kind == "xlsx" and ending == "xlsx":
        return kind
    raise refusal(kind, ending)


def kind_by_content(file, head):
    if head.startswith(ZIP):
        return kind_of_archive(file)
    if head.startswith(OLE):
        return "encrypted" if holds(file, ENCRYPTED) else "xls"
    if head.startswith(b"%PDF"):
        return "pdf"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<workbook")):
        return "markup"
    if head.startswith((b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return "other"
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        return "archive"
    return "csv"


def holds(file, needle):
    """Whether these bytes stand anywhere in the file."""
    file.seek(0)
    kept = b""
    while block := file.read(1 << 20):
        if needle in kept + block:
            return True
        kept = block[-len(needle) :]
    return False


PARTS = [  # what gives a kind of archive away
    ("xl/vbaproject.bin", "macro"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "other"),
    ("ppt/presentation.xml", "other"),
    ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"),
    ("content.xml", "ods"),
    ("[content_types].xml", "xlsx"),
]


def kind_of_archive(file):
    check_directory(file)
    try:
        with ZipFile(file) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return "broken"
    return next((kind for part, kind in PARTS if part in names), "archive")


def refusal(kind, ending):
    """Why not, and what to do instead."""
    save = _("Open it in your spreadsheet program and save it as XLSX.")
    words = {
        "xls": _("This is a workbook of the old kind (XLS)."),
        "xlsb": _("This is a binary workbook (XLSB)."),
        "ods": _("This is a document of LibreOffice or OpenOffice."),
        "numbers": _("This is a document of Apple Numbers."),
        "markup": _("This is a web page or XML, not a spreadsheet."),
        "macro": _("The workbook holds macros, which are programs."),
    }
    if kind in words:
        return Refused(words[kind], save)
    if kind == "encrypted":
        return Refused(_("The file is locked with a password."), _("Save it without a password."))
    if kind == "broken":
        return Refused(
            _("The file is damaged or did not arrive whole."),
            _("Save it again and upload it once more."),
        )
    if kind in ("csv", "xlsx"):
        return misnamed(kind, ending)
    kinds = {"pdf": "PDF", "archive": _("an archive"), "other": _("another kind of document")}
    return Refused(
        _("This is %(kind)s, not a spreadsheet.") % {"kind": kinds.get(kind, kind)},
        _("Upload a file of CSV or XLSX."),
    )


def misnamed(kind, ending):
    if ending in ("xlsm", "xltm", "xlam"):
        return Refused(
            _("This is a workbook for macros, which are programs."),
            _("Open it in your spreadsheet program and save it as XLSX."),
        )
    told = f".{ending}" if ending else _("nothing")
    return Refused(
        _("The file ends in %(ending)s, but its content is %(kind)s.")
        % {"ending": told, "kind": kind.upper()},
        _("Save it again as CSV or XLSX, with the ending that belongs to it."),
    )
