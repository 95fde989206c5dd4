"""The words in papers, as far as they can be read."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from oia.documents import reading
from oia.documents.content import KINDS
from tests import factories

pytestmark = pytest.mark.django_db

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def paper(kind, content):
    file = ContentFile(content, name="paper")
    return factories.attachment(file=file, content_type=KINDS[kind])


def archive(**parts):
    """An office file; in names of parts a slash is written as two underscores."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"{name.replace('__', '/')}.xml", content)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", ["txt", "md", "csv", "ics"])
def test_plain_text_is_read(kind, encoding):
    assert reading.words_in(paper(kind, "Łódź\n\n謝謝".encode(encoding))) == "Łódź 謝謝"


def test_the_words_of_a_letter_are_read_and_what_was_struck_out_is_not():
    letter = archive(
        word__document=f"<w:document {W}>"
        "<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t>Mayor</w:t></w:r>"
        "<w:r><w:delText>secretly</w:delText></w:r></w:p><w:p><w:r><w:t>we</w:t><w:br/>"
        "<w:t>agree</w:t></w:r></w:p></w:document>",
        word__header1=f"<w:hdr {W}><w:p><w:r><w:t>City</w:t></w:r></w:p></w:hdr>",
        word__settings=f"<w:settings {W}><w:t>noise</w:t></w:settings>",
    )

    assert reading.words_in(paper("docx", letter)) == "Dear Mayor we agree City"


def test_slides_are_read_in_their_order():
    slide = "<p:sld xmlns:p='x' {}><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>"
    parts = {f"ppt__slides__slide{n}": slide.format(A, f"slide{n}") for n in (10, 2, 1)}

    assert reading.words_in(paper("pptx", archive(**parts))) == "slide1 slide2 slide10"


def test_texts_of_cells_are_read_and_numbers_are_not():
    shared = "<sst xmlns='x'><si><t>Dues</t></si><si><r><t>of </t></r><r><t>2026</t></r></si></sst>"
    sheet = "<worksheet xmlns='x'><c><v>17</v></c></worksheet>"
    table = archive(xl__sharedStrings=shared, xl__worksheets__sheet1=sheet)

    assert reading.words_in(paper("xlsx", table)) == "Dues of 2026"


def test_words_between_and_behind_others_are_read():
    letter = f"<o xmlns='y' {TEXT}><text:p>We <text:span>both</text:span> sign.</text:p></o>"

    assert reading.words_in(paper("odt", archive(content=letter))) == "We both sign."


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_what_cannot_be_read_has_no_words(kind):
    assert reading.words_in(paper(kind, b"%PDF-1.7 words %%EOF")) == ""


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"PK\x03\x04 damaged", archive(word__document="<w:p"), archive(other="<a/>")),
        archive(word__document='<!DOCTYPE a [<!ENTITY b "words">]><a>&b;</a>'),
        archive(word__document="\0\1\2"),
    ],
    ids=["empty", "damaged", "torn", "no text", "entities", "no xml"],
)
def test_damaged_and_hostile_files_have_no_words(content):
    assert reading.words_in(paper("docx", content)) == ""


def test_of_a_very_long_paper_only_the_beginning_is_kept():
    many = "".join(f"<w:p><w:t>word{n}</w:t></w:p>" for n in range(200_000))
    words = reading.words_in(paper("docx", archive(word__document=f"<w:d {W}>{many}</w:d>")))

    assert words.startswith("word0 word1 ")
    assert len(words) <= reading.MOST_KEPT


def test_a_file_that_is_gone_has_no_words():
    gone = paper("txt", b"words")
    gone.file.storage.delete(gone.file.name)

    assert reading.words_in(gone) == ""
