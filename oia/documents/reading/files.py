"""Which kind a file is, and its words as paragraphs with a blank line between."""

import re
import zipfile
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.documents.choices import TextState
from oia.documents.reading import pdf
from oia.documents.reading.bounded import damaged, read_apart
from oia.documents.reading.markup import too_long, words_of_docx, words_of_html
from oia.documents.reading.paragraphs import of_plain, tidy

#: No instrument is longer: the longest treaties have some hundred thousand words.
MOST_LETTERS = 6_000_000

HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|p|div|h1)[\s>]", re.IGNORECASE)
HEAD = 2_048
KINDS = gettext_lazy("PDF, DOCX, HTML and plain text")


@dataclass(frozen=True)
class Read:
    """The words of a file; `remark` says what could not be read of it."""

    words: str
    remark: str = ""


def check_size(upload):
    most = settings.MAX_ATTACHMENT_MB
    if upload.size > most * 1024 * 1024:
        raise ValidationError(
            _("The file has %(size)s MB; at most %(most)s MB are taken.")
            % {"size": f"{upload.size / 1024 / 1024:.1f}", "most": most}
        )
    if not upload.size:
        raise ValidationError(_("The file is empty."))


def kind_of(upload):
    """ "pdf", "docx", "html" or "txt". Raises ValidationError for anything else."""
    check_size(upload)
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(0)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return docx_or_refused(upload)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This is an old Word file, or one locked with a password. Save it as DOCX.")
        )
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise ValidationError(_("No words are found in files of this kind. Taken are %s.") % KINDS)
    return "html" if HTML.search(head) else "txt"


def docx_or_refused(upload):
    try:
        with zipfile.ZipFile(upload) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged() from error
    finally:
        upload.seek(0)
    if "word/document.xml" not in names:
        raise ValidationError(_("No words are found in files of this kind. Taken are %s.") % KINDS)
    return "docx"


def read_file(upload, *, tell=None, patience=None):
    """The words of a file. `tell` is called with how far it has come, of a hundred; whoever reads
    may be silent for so many seconds.

    Raises ValidationError, in words for people, for what is scanned, locked, broken or too long.
    """
    kind = kind_of(upload)
    if kind == "txt":
        return Read(fit(of_plain(decoded(upload.read()))))
    told = read_apart(upload, kind, how="text", tell=tell, patience=patience)
    return Read(told["words"], pdf.Pages(*told["pages"]).remark if told["pages"] else "")


def words_of(file, kind, *, tell):
    """The words of a file of this kind, and how it is with its pages if it has any."""
    pages = None
    if kind == "pdf":
        text, pages = pdf.words_of(file, tell=tell, most=MOST_LETTERS)
    elif kind == "docx":
        text = words_of_docx(file, most=MOST_LETTERS)
    else:
        text = words_of_html(decoded(file.read()))
    return fit(text), pages


def fit(text):
    """The text as it is kept: with words in it, and no longer than any instrument is."""
    words = tidy(text)
    if not words:
        raise ValidationError(_("The file holds no words."), code=TextState.WORDLESS)
    if len(words) > MOST_LETTERS:
        raise too_long()
    return words


def decoded(content):
    """Text in whichever of the common encodings it is."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
