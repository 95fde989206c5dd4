"""Backups of an older version and of the other database come back as well."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from oia.directory.models import Theme
from tests import factories
from tests.keeping.archives import Parts, restore

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]

OLD_OFFICE = """
import django, sys
django.setup()
from django.db import connection
from oia.core.keeping import backing_up, versions
graph = versions.MigrationLoader(None).graph
since = set(graph.backwards_plan(("core", "0002_who_saw_and_what_was_tied")))
versions.raise_empty_to([key for key in versions.known() if key not in since])
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO directory_theme (id, slug, name, created_at, updated_at) "
                   "VALUES (77, 'old', 'Old theme', '2020-01-02 03:04:05', '2020-01-02 03:04:05')")
backing_up.back_up(sys.argv[1], with_uploads=False)
"""


def elsewhere(folder, *command):
    """Run something in a process and a database of its own."""
    places = {"DATABASE_URL": f"sqlite:///{folder}/elsewhere.sqlite3", "OIA_VAR": f"{folder}/else"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=django_settings.BASE_DIR,
        env=os.environ | places,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_a_backup_of_an_older_version_is_brought_up_to_date(office, own_folders):
    path = own_folders / "old.zip"
    elsewhere(own_folders, "-c", OLD_OFFICE, str(path))
    assert "core.LinkChange" not in Parts(path).manifest["tables"]

    restore(path)

    theme = Theme.objects.get(name="Old theme")
    assert (theme.pk, theme.created_at.isoformat()) == (77, "2020-01-02T03:04:05+00:00")
    assert not type(office.network).objects.filter(pk=office.network.pk).exists()
    assert factories.theme(name="New").history.get().road == "program"


def test_a_backup_fits_the_other_database_too(backup, own_folders):
    elsewhere(own_folders, "manage.py", "restore", str(backup))
    again = own_folders / "again.zip"
    elsewhere(own_folders, "manage.py", "backup", str(again))

    was, now = Parts(backup), Parts(again)
    assert now.manifest["database"] == "sqlite"
    for label in sorted(set(was.manifest["tables"]) - {"reminders.Sender"}):
        assert now.manifest["tables"][label] == was.manifest["tables"][label]
        assert now.lines(label) == was.lines(label), label
