"""`.env.example` and the settings name the same things."""

import re

from django.conf import settings

READ = re.compile(r"""\benv(?:\.\w+)?\(\s*["']([A-Z][A-Z_]+)["']""")
READ_ELSEWHERE = re.compile(r"""(?:getenv\(|environ(?:\.get\(|\[))["']([A-Z_]+)["'](?!\] =)""")
NAMED = re.compile(r"^#([A-Z][A-Z_]+)=", re.MULTILINE)


def names_read():
    return set(READ.findall((settings.BASE_DIR / "oia" / "settings.py").read_text()))


def names_explained():
    return NAMED.findall((settings.BASE_DIR / ".env.example").read_text())


def test_every_setting_that_is_read_is_explained():
    assert names_read() - set(names_explained()) == set()


def test_every_setting_that_is_explained_is_read_and_named_once():
    assert sorted(names_explained()) == sorted(names_read())


def test_every_setting_has_a_comment_above_it():
    bare = []
    lines = (settings.BASE_DIR / ".env.example").read_text().splitlines()
    for above, line in zip(lines, lines[1:], strict=False):
        if NAMED.match(line) and not (above.startswith("# ") or NAMED.match(above)):
            bare.append(line)
    assert bare == []


def test_nothing_else_reads_what_is_not_explained():
    unexplained = []
    for package in ("oia", "networks", "delegations"):
        for file in (settings.BASE_DIR / package).rglob("*.py"):
            read = set(READ_ELSEWHERE.findall(file.read_text())) - set(names_explained())
            unexplained += [f"{file.relative_to(settings.BASE_DIR)}: {name}" for name in read]
    assert unexplained == []
