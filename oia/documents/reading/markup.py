"""The words of a Word file and of a web page. Nothing in either is run, fetched or expanded."""

import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from oia.documents.choices import TextState
from oia.documents.content import BROKEN
from oia.documents.reading.bounded import damaged
from oia.documents.reading.office import PARTS, RefusedError, Spoken, gather

#: Bytes of a Word file, unpacked: markup is many times its words.
MOST_UNPACKED = 80 * 1024 * 1024

#: Only what is read as the text: no headers and footers, which would be counted on each page.
BODY = re.compile(r"word/(document|footnotes|endnotes)\.xml")

BLOCKS = {
    *("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"),
    *("article", "table", "ul", "ol", "dl", "dt", "dd", "pre", "header", "footer", "main", "body"),
}
UNREAD = {"script", "style", "head", "template", "noscript", "svg", "nav"}


class Paragraphs(Spoken):
    """Words between tags, with a blank line where a paragraph ends."""

    between = "\n\n"


def words_of_docx(upload, *, most):
    spoken = Paragraphs(PARTS["docx"][1], most_kept=most, most_read=MOST_UNPACKED)
    try:
        with zipfile.ZipFile(upload) as archive:
            gather(archive, BODY, spoken)
    except RefusedError as error:
        raise ValidationError(
            _("The file declares entities of its own, which no document needs."),
            code=TextState.DAMAGED,
        ) from error
    except (*BROKEN, ElementTree.ParseError, UnicodeError, KeyError) as error:
        raise damaged() from error
    if spoken.is_full:
        raise too_long()
    return spoken.close()


def too_long():
    return ValidationError(
        _("The text is far longer than any instrument. Split it first."), code=TextState.LONG
    )


class Page(HTMLParser):
    """Gathers what a reader of a web page sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in UNREAD
        if tag in BLOCKS or tag == "br":
            self.found.append("\n\n" if tag in BLOCKS else " ")

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in UNREAD))
        if tag in BLOCKS:
            self.found.append("\n\n")

    def handle_data(self, data):
        if not self.hidden:
            self.found.append(re.sub(r"\s+", " ", data))


def words_of_html(text):
    page = Page()
    page.feed(text)
    page.close()
    return "".join(page.found)
