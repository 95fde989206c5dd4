"""What holds for every template, stylesheet and script of ours."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

TEMPLATES = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "static"

JINJA = {"letters", "parts", "rows"}
OURS = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
PAGES = [path for path in OURS if path.relative_to(TEMPLATES).parts[0] not in JINJA]
ROWS = sorted(path for name in ("rows", "parts") for path in (TEMPLATES / name).glob("*.html"))
ASSETS = sorted(path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".svg"})

INLINE = {
    "a style in a tag": re.compile(r"<[^>]*\sstyle\s*="),
    "a stylesheet in the page": re.compile(r"<style\b"),
    "a handler in a tag": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:a-z-]*)\s*=", re.IGNORECASE),
    "a script in the page": re.compile(r"<script\b(?![^>]*\ssrc=)"),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
}
FOREIGN = re.compile(r"""(?:src|href|action|url\(|@import)\s*=?\s*["'(]?\s*(?:https?:)?//[a-z]""")
NAMESPACE = "http://www.w3.org/2000/svg"


def name_of(path):
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", [*PAGES, *ROWS], ids=name_of)
def test_pages_hold_no_inline_style_or_script(path):
    text = path.read_text()

    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", [*PAGES, *ROWS, *ASSETS], ids=name_of)
def test_nothing_is_loaded_from_a_foreign_host(path):
    assert not FOREIGN.search(path.read_text().replace(NAMESPACE, ""))


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_every_template_compiles(path):
    place = path.relative_to(TEMPLATES)
    folder = place.parts[0]
    engine, name = (folder, place.name) if folder in JINJA else ("django", str(place))

    engines[engine].get_template(name)


@pytest.mark.parametrize("path", [path for path in OURS if path not in ROWS], ids=name_of)
def test_comments_end_on_their_line_since_others_would_be_shown(path):
    lines = path.read_text().splitlines()

    assert [line for line in lines if "{#" in line and "#}" not in line] == []


def test_letters_load_no_pictures_from_anywhere():
    for path in (TEMPLATES / "letters").glob("*.html"):
        assert not re.search(r"<img|url\(", path.read_text()), path


def test_every_colour_stands_in_the_tokens():
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\(", re.IGNORECASE)
    elsewhere = [
        name_of(path)
        for path in (STATIC / "css").glob("*.css")
        if path.name not in {"tokens.css", "print.css"} and colour.search(path.read_text())
    ]

    assert elsewhere == []


def test_pages_name_only_stylesheets_and_scripts_that_exist():
    named = re.compile(r"{% static ['\"]((?:css|js|img)/[^'\"]+)['\"] %}")
    missing = {
        asset
        for path in PAGES
        for asset in named.findall(path.read_text())
        if not Path(STATIC / asset).exists()
    }

    assert missing == set()


def test_a_piece_that_rows_share_takes_what_is_their_own_escaped():
    page = engines["rows"].from_string(
        "{% set piece %}<b>{{ slot }}</b>, {{ slot }}{% endset %}{{ piece|filled(title, number) }}"
    )

    assert page.render({"title": "<i>\ue000", "number": 3}) == "<b>&lt;i&gt;\ue000</b>, 3"
