"""Words are taken out of files by what these are; what cannot be read says why."""

import sys
import time

import pytest
from django.core.exceptions import ValidationError
from pypdf import PageObject

from oia.documents.reading import bounded, files, read_file
from oia.documents.reading import pdf as pdfs
from tests.files import docx, locked_pdf, pdf, upload

HTML = b"""<!DOCTYPE html><html><head><title>No</title><style>p {}</style></head><body>
<h1>Of cities</h1><p>We, the <b>cities</b>,<br>act &amp; speak.</p>
<script>mayors()</script></body></html>"""


def words(content, name="a.bin"):
    return read_file(upload(content, name)).words


def test_each_kind_is_told_by_its_content_whatever_its_name():
    lines = [
        "1. We, the mayors and local authori-",
        "ties of many cities, come together.",
        "2. Act.",
    ]

    assert words(pdf(lines), "notes.txt") == (
        "1. We, the mayors and local authorities of many cities, come together.\n\n2. Act."
    )
    assert words(docx("We, the cities,", "act."), "a.pdf") == "We, the cities,\n\nact."
    assert words(HTML, "a.docx") == "Of cities\n\nWe, the cities, act & speak."
    assert words("Nous, les cités,\nagissons.".encode("cp1252")) == "Nous, les cités,\n\nagissons."
    assert words("Städte\n\nhandeln".encode("utf-16")) == "Städte\n\nhandeln"


def test_letters_that_a_printer_joined_or_bent_are_the_letters_that_were_meant():
    assert words("The ﬁrst oﬃce: ﻣﺪن".encode()) == "The first office: مدن"


def test_what_stands_at_the_edge_of_each_page_is_no_part_of_the_text():
    names = ("Lima", "Bonn", "Kobe", "Fes", "Oslo", "Pune", "Cork", "Graz")
    pages = [
        ["Compact of Cities", *(f"{name} {verb} now." for verb in "abcde"), f"Page {number} of 8"]
        for number, name in enumerate(names, start=1)
    ]

    read = words(pdf(*pages))

    assert "Compact of Cities" not in read and "Page" not in read
    assert all(f"{name} a now." in read and f"{name} e now." in read for name in names)


def test_a_page_without_text_among_others_is_told():
    read = read_file(upload(pdf(["Cities act."], [], ["Mayors too."])))

    assert "Mayors too." in read.words
    assert read.remark.startswith("1 of 3 pages has no text")


def in_process(content, kind):
    return files.words_of(upload(content), kind, tell=lambda percent: None)[0]


def test_what_is_longer_than_any_instrument_is_never_cut_in_silence(monkeypatch):
    long = pdf(*[["Cities act.", "Mayors too."]] * 4)
    monkeypatch.setattr(files, "MOST_LETTERS", 50)
    with pytest.raises(ValidationError, match="far longer than any instrument"):
        in_process(long, "pdf")
    with pytest.raises(ValidationError, match="far longer than any instrument"):
        in_process(docx(*["Cities act."] * 10), "docx")
    with pytest.raises(ValidationError, match="far longer than any instrument"):
        words(b"Cities act. " * 10)

    found, pages = pdfs.words_of(upload(long), tell=lambda percent: None, most=30)
    assert found.count("Cities act.") == 2
    assert pages.remark == "It is too long: only the first 2 of 4 pages were read."


def test_a_page_that_cannot_be_read_is_no_scan(monkeypatch):
    def broken(page):
        raise ValueError("unfolds to far more than its size")

    monkeypatch.setattr(PageObject, "extract_text", broken)

    with pytest.raises(ValidationError, match="damaged"):
        in_process(pdf(["Cities act."]), "pdf")


def test_a_reader_tells_how_far_it_has_come():
    told = []

    read = read_file(upload(pdf(*[["Cities act."]] * 4)), tell=told.append)

    assert told == [25, 50, 75, 100] and read.words.count("Cities act.") == 4


def reader(monkeypatch, program):
    """Let a program of one line take the place of whoever reads."""
    monkeypatch.setattr(bounded, "APART", [sys.executable, "-c", program])


@pytest.mark.parametrize("content", [pdf(["Cities act."]), docx("Cities act."), HTML])
def test_a_file_that_takes_down_its_reader_takes_nobody_along(content, monkeypatch):
    reader(monkeypatch, "import os; os.abort()")

    with pytest.raises(ValidationError, match="damaged"):
        words(content)


@pytest.mark.parametrize(
    "program",
    [
        "import time; print('{\"percent\": 5}', flush=True); time.sleep(60)",
        "import os; os.kill(os.getpid(), 9)",
    ],
    ids=["silent", "out of time"],
)
def test_a_reader_that_comes_to_no_end_is_ended_and_says_so(program, monkeypatch):
    reader(monkeypatch, program)
    began = time.monotonic()

    with pytest.raises(ValidationError, match="takes too long to read") as refused:
        read_file(upload(pdf(["Cities act."])), patience=1)

    assert refused.value.code == "long" and time.monotonic() - began < 20


def test_a_reader_is_ended_when_nobody_wants_its_words_any_more(monkeypatch):
    started = []
    monkeypatch.setattr(bounded, "reader_of", keep_in(started, bounded.reader_of))

    def tell(percent):
        raise KeyError("enough")

    with pytest.raises(KeyError):
        read_file(upload(pdf(["Cities act."])), tell=tell)
    assert started[0].returncode is not None


def keep_in(kept, function):
    def kept_too(*args):
        kept.append(function(*args))
        return kept[-1]

    return kept_too


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (pdf([], []), "it was scanned"),
        (locked_pdf(["Cities"]), "locked with a password"),
        (b"%PDF-1.7\nnothing that a PDF has", "damaged"),
        (pdf(["Cities act."])[:200], "damaged"),
        (docx("Cities")[:-30], "damaged"),
        (b"\xd0\xcf\x11\xe0 old Word", "Save it as DOCX"),
        (b"\x7fELF\0\0\0 program", "No words are found in files of this kind"),
        (b"<html><body></body></html>", "holds no words"),
        (b"", "empty"),
        (docx("&x;", before='<!DOCTYPE a [<!ENTITY x "y">]>'), "entities of its own"),
    ],
)
def test_what_cannot_be_read_says_why(content, says):
    with pytest.raises(ValidationError, match=says):
        words(content)


def test_a_file_above_the_limit_is_refused_before_it_is_opened(settings):
    settings.MAX_ATTACHMENT_MB = 1

    with pytest.raises(ValidationError, match="at most 1 MB"):
        words(b"%PDF-" + b"0" * 1024 * 1024)
