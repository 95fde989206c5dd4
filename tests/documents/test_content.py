"""What the office takes is told by what is inside, whatever the name says."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from oia.documents.content import KINDS, download_name, inspect

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"
GIF = b"GIF89a" + b"\0" * 20 + b"\x3b"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\0\x03\0\0\0" + b"\0" * 100
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def archive(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def office(folder, **more):
    return archive(**{"[Content_Types].xml": "<Types/>", f"{folder}/document.xml": "<a/>"} | more)


def found(content, name="paper.pdf"):
    return inspect(SimpleUploadedFile(name, content, content_type="text/html")).content_type


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (GIF, "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 8, "image/webp"),
        (b"II*\0" + b"\0" * 8, "image/tiff"),
        ("Grüße aus 대전".encode(), "text/plain"),
        ("Grüße".encode("utf-16"), "text/plain"),
        (b"MZ-Nachrichten vom Montag", "text/plain"),
        (archive(mimetype=KINDS["odt"]), KINDS["odt"]),
        (office("word"), KINDS["docx"]),
        (office("xl"), KINDS["xlsx"]),
        (office("ppt"), KINDS["pptx"]),
    ],
)
def test_papers_and_pictures_are_taken_for_what_they_are(content, content_type):
    assert found(content, name="misleading.exe") == content_type


@pytest.mark.parametrize("name", ["list.csv", "LIST.CSV"])
def test_between_plain_texts_the_name_may_choose(name):
    assert found(b"a;b\n1;2\n", name) == "text/csv"
    assert found(PDF, name) == "application/pdf"


@pytest.mark.parametrize(
    "content",
    [
        EXE,
        b"\x7fELF\x02\x01\x01" + b"\0" * 50,
        b"#!/bin/sh\nrm -rf /\n",
        b"@echo off\r\ndel *.*\r\n",
        b"\xca\xfe\xba\xbe\0\0\0\x34",
        SVG,
        b"<?xml version='1.0'?>" + SVG,
        b"\xef\xbb\xbf  <!DOCTYPE html><html></html>",
        "<html><script>alert(1)</script></html>".encode("utf-16"),
        b"<p onclick=x>" + b"<SCRIPT src=//evil></SCRIPT>",
        b"<?php system($_GET[0]); ?>",
        EICAR,
        GIF[:-1] + b"<script>alert(1)</script>\x3b",
        GIF[:-1] + b"/*",
        PNG + archive(a="b"),
        JPEG[:-2] + b"<?php x ?>\xff\xd9",
        PDF + archive(**{"META-INF/MANIFEST.MF": "jar"}),
        b"%PDF-1.7\n<html><script>alert(1)</script>%%EOF",
        b" \n" + b"%PDF-1.7\n%%EOF\0",
        archive(**{"setup.exe": EXE}),
        office("word", **{"word/vbaProject.bin": "macro"}),
        office("word")[:-30],
        archive(**{"[Content_Types].xml": "x", "evil/x": "y"}),
        b"PK\x03\x04 nothing more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        b"\0\0\0\0",
        b"\xff\xfe\xff",
        b"",
    ],
)
@pytest.mark.parametrize("name", ["minutes.pdf", "picture.png", "notes.txt"])
def test_all_else_is_refused_whatever_it_is_called(content, name):
    with pytest.raises(ValidationError) as refused:
        found(content, name)
    assert len(refused.value.messages) == 1


def test_an_archive_that_unfolds_without_end_is_refused(settings):
    settings.MAX_ATTACHMENT_MB = 1
    bomb = office("word", **{"word/media/a": b"\0" * 41 * 1024 * 1024})
    assert len(bomb) < 1024 * 1024

    with pytest.raises(ValidationError, match="unfold"):
        found(bomb)


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_not(settings):
    settings.MAX_ATTACHMENT_MB = 1
    full = b"a" * 1024 * 1024

    assert found(full) == "text/plain"
    with pytest.raises(ValidationError, match="at most 1 MB"):
        found(full + b"a")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minutes 2026", "Minutes 2026.pdf"),
        ("Minutes.pdf", "Minutes.pdf"),
        ("a/b\\c:d\r\nX-Evil: 1", "a b c d X-Evil 1.pdf"),
        ("photo\u202efdp.exe", "photo fdp.exe.pdf"),
        ("대전 협정", "대전 협정.pdf"),
        ("...", "paper.pdf"),
        ("x" * 200, "x" * 120 + ".pdf"),
    ],
)
def test_a_download_is_named_after_its_title_and_its_real_kind(title, name):
    assert download_name(title, "application/pdf") == name
