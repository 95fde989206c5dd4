"""An office of its own for each test: its uploads, its folder, its witness."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client

from oia.accounts.choices import Role
from oia.core.keeping.backing_up import back_up
from tests import factories
from tests.keeping.archives import STRANGE
from tests.walk.world import World


@pytest.fixture
def own_folders(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.WITNESS_FOLDER = tmp_path / "witness"
    settings.REDIS_URL = f"unix://{tmp_path}/nobody"
    return tmp_path


@pytest.fixture
def every_row():
    """A function that reads every table of the database, row by row; not the index of the search,
    which is made anew.
    """

    def read(*but):
        with connection.cursor() as cursor:
            names = set(connection.introspection.table_names(cursor)) - {*but, "django_session"}
            return {name: rows_of(name, cursor) for name in names if name[:5] != "desk_"}

    return read


def rows_of(table, cursor):
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return sorted(map(repr, cursor.fetchall()))


@pytest.fixture
def administrator(db):
    client = Client()
    client.user = factories.in_role(Role.ADMINISTRATOR)
    client.force_login(client.user)
    return client


@pytest.fixture
def uploads(settings):
    def read():
        root = Path(settings.MEDIA_ROOT)
        files = [path for path in root.rglob("*") if path.is_file()]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}

    return read


@pytest.fixture
def office():
    """One of everything, with words and papers that are hard to keep."""
    world = World("Kept")
    factories.theme(name=STRANGE)
    paper = factories.attachment(subject=world.membership, title="Bytes")
    paper.file.save("bytes.pdf", ContentFile(bytes(range(256)) * 5_000))
    return world


@pytest.fixture
def backup(office, own_folders):
    path, _told = back_up(own_folders / "office.zip")
    return path
