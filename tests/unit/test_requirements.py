"""What is installed is pinned, hashed, and somebody has said why."""

import re
import tomllib

import pytest
from django.conf import settings

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)


def locked(name):
    return dict(PIN.findall((settings.BASE_DIR / name).read_text()))


def project():
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())


def chosen(requirements):
    """name to version, of lines such as `celery[redis]==5.7.0; sys_platform != 'win32'`."""
    parts = (re.match(r"([\w.-]+)(?:\[.*\])?==([^;]+)", line).groups() for line in requirements)
    return dict(parts)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_hashes_and_the_file_names_no_index(name):
    text = (settings.BASE_DIR / name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_locks_hold_what_was_chosen():
    runtime, development = locked("requirements.txt"), locked("requirements-dev.txt")

    assert chosen(project()["project"]["dependencies"]).items() <= runtime.items()
    assert chosen(project()["dependency-groups"]["dev"]).items() <= development.items()
    assert runtime.items() <= development.items()


def test_each_choice_says_why():
    text = (settings.BASE_DIR / "pyproject.toml").read_text()
    pins = re.findall(r'^    ".*==.*$', text, re.MULTILINE)

    assert [pin for pin in pins if not re.search(r", +# \w|# \.\.\. ", pin)] == []
