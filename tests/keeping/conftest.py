"""An office of its own for each test: its uploads, its folder, its witness."""

import pytest
from django.db import connection
from django.test import Client

from oia.accounts.choices import Role
from tests import factories


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
    """A function that reads every table of the database, row by row."""

    def read(*but):
        with connection.cursor() as cursor:
            names = set(connection.introspection.table_names(cursor)) - {*but, "django_session"}
            return {name: rows_of(name, cursor) for name in names}

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
