"""The lockout holds across processes: two of them guess at the same moment, on one database."""

import json
import os
import sqlite3
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests import factories


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """The test's database as another process reaches it. One in memory is copied to a file."""
    cache.clear()
    factories.user(username="anna", password="right-password")
    factories.office()
    if connection.vendor == "sqlite":
        file = tmp_path / "office.sqlite3"
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{file}"
    known = connection.settings_dict
    user, password, host = (quote(known[key], safe="") for key in ("USER", "PASSWORD", "HOST"))
    door = f"{user}:{password}@{host}:{known['PORT'] or 5432}"
    return f"postgres://{door}/{known['NAME']}"


def guess(database, guesses):
    """A process of its own that guesses; no Redis is there for it to ask."""
    surroundings = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    command = [sys.executable, "-m", "tests.accounts.guesser", "anna", str(guesses)]
    return subprocess.Popen(
        [*command, "right-password"],
        cwd=settings.BASE_DIR,
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
    )


def heard_by(process):
    out, _ = process.communicate(timeout=120)
    return json.loads(out.splitlines()[-1])


def test_two_processes_together_get_no_more_than_ten_guesses(shared_database):
    processes = [guess(shared_database, 12) for _ in range(2)]
    heard = [heard_by(process) for process in processes]

    checked = sum(one.get("wrong", 0) for one in heard)
    assert 0 < checked <= 10
    assert [one["here"] for one in heard] == ["locked", "locked"]
    assert [one["elsewhere"] for one in heard] == ["in", "in"]
