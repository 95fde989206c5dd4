"""The words of a PDF, page by page."""

import logging
from collections import Counter
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from oia.documents.choices import TextState
from oia.documents.reading.paragraphs import of_lines

MOST_PAGES = 3_000

#: What the library meets in files that are broken, each in its own way.
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError)
BROKEN += (RecursionError, ArithmeticError, AssertionError, LookupError, NotImplementedError)
BROKEN += (MemoryError,)

#: A line that stands on more than a third of the pages is their head or foot.
OFTEN, FROM_PAGES = 3, 6

#: Lines of a page from which its first and last may be head and foot.
FROM_LINES = 6

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Pages(NamedTuple):
    """How many pages are empty, of how many that were read, of how many there are."""

    empty: int
    read: int
    count: int

    @property
    def remark(self):
        """What of them is not among the words, for people."""
        told = [remark_on(self.empty, self.read), remark_on_rest(self.read, self.count)]
        return " ".join(filter(None, told))


def words_of(upload, *, tell, most):
    """The words, and how it is with the pages. Once there are `most` letters the pages that
    follow are left out. Raises ValidationError in words.
    """
    reader = opened(upload)
    pages, length, unread = [], 0, 0
    count = len(reader.pages)
    for number in range(count):
        lines = lines_of(reader, number)
        unread += lines is None
        lines = lines or []
        length += sum(map(len, lines))
        pages.append(lines)
        tell(100 * (number + 1) // count)
        if length > most:
            break
    empty = sum(not any(line.strip() for line in lines) for lines in pages)
    if empty == len(pages):
        raise damaged() if unread else scanned()
    paragraphs = of_lines([line for lines in without_margins(pages) for line in lines])
    return "\n\n".join(paragraphs), Pages(empty, len(pages), count)


def opened(upload):
    """The file, if it is whole and not locked."""
    locked = ValidationError(
        _("This PDF is locked with a password. Save it without one."), code=TextState.LOCKED
    )
    try:
        reader = PdfReader(upload, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise ValidationError(
                _("The PDF has no pages, or more than %(most)s."),
                code=TextState.LONG,
                params={"most": MOST_PAGES},
            )
    except DependencyError as error:
        raise locked from error
    except ValidationError:
        raise
    except BROKEN as error:
        raise damaged() from error
    return reader


def scanned():
    return ValidationError(
        _("This PDF has pictures of pages and no text: it was scanned. Ask for the text."),
        code=TextState.SCANNED,
    )


def damaged():
    return ValidationError(_("This PDF is damaged and cannot be read."), code=TextState.DAMAGED)


def lines_of(reader, number):
    """The lines of a page; None where it cannot be read."""
    try:
        return reader.pages[number].extract_text().split("\n")
    except BROKEN:
        return None


def without_margins(pages):
    """Pages without what stands on many of them: running heads, page numbers."""
    if len(pages) < FROM_PAGES:
        return pages
    seen = Counter(line for lines in pages for line in {edge(one) for one in edges(lines)})
    often = {line for line, times in seen.items() if times * OFTEN > len(pages)}
    return [
        [line for line in lines if not (line in edges(lines) and edge(line) in often)]
        for lines in pages
    ]


def edges(lines):
    """The first two and the last two lines of a page; none of a page that has but a few."""
    return [*lines[:2], *lines[-2:]] if len(lines) >= FROM_LINES else []


def edge(line):
    """A line at the edge of a page, the page's own number left out."""
    return "".join("0" if sign.isdigit() else sign for sign in line).replace("00", "0").strip()


def remark_on(empty, pages):
    if not empty:
        return ""
    words = ngettext(
        "%(empty)d of %(pages)d pages has no text: a picture, perhaps.",
        "%(empty)d of %(pages)d pages have no text: pictures, perhaps.",
        empty,
    )
    return words % {"empty": empty, "pages": pages}


def remark_on_rest(read, count):
    if read == count:
        return ""
    words = _("It is too long: only the first %(read)d of %(count)d pages were read.")
    return words % {"read": read, "count": count}
