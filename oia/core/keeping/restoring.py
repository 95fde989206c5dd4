"""Taking a backup back: all of it or nothing, and what was there stays until that is certain."""

import json
import shutil
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from oia.core import seals
from oia.core.keeping import tables, uploads, versions
from oia.core.keeping.archive import BackupError, Reader
from oia.core.keeping.backing_up import LINES, TABLES, UPLOADS, key_mark
from oia.core.keeping.plugs import AfterRestore
from oia.core.keeping.raising import raised
from oia.core.plugs import board

WHAT_TO_DO = _lazy(
    "Look whether the records here are those of the backup. If not, the papers of before lie in "
    "the folder .replaced-…: move them back beside it, in place of what lies there now. If they "
    "are, or once that is done, delete the folders, and restore again if need be."
)


def restore(path, *, replace=False):
    """Bring back the office of a backup. Nothing is touched before all of the file was found sound.

    Returns what its manifest tells, and whether links that were signed then still open.
    """
    refuse_after_a_break()
    with checked(path) as backup:
        refuse_newer(backup)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if not replace and not is_empty():
            raise BackupError(_("There are records here already. To replace them: --replace"))
        if migrations_of(backup) == versions.applied():
            bring_back(backup, backup)
        else:
            with raised(path) as newer, checked(newer) as rows:
                bring_back(rows, backup)
        call_command("migrate", verbosity=0)  # what the program itself brings along
        told = {name: backup.manifest[name] for name in ("made_at", "version", "tables")}
        return {**told, "same_key": backup.manifest["key"] == key_mark()}


def refuse_after_a_break():
    """Nobody but a person can tell which papers belong to the records that stand here."""
    if found := uploads.left_over():
        raise BackupError(f"{broken_off(found)} {WHAT_TO_DO}")


def broken_off(folders):
    names = ", ".join(map(str, folders))
    return _("An earlier restore was broken off and left %(folders)s.") % {"folders": names}


@contextmanager
def checked(path):
    """A backup that is sound, and whose manifest tells all that is needed."""
    with Reader(path) as backup:
        backup.check(may_be)
        try:
            tables_told = {f"{label}{LINES}" for label in backup.manifest["tables"]}
            whole = tables_told == set(backup.names(TABLES)) and migrations_of(backup)
            refuse_without_room(backup)
        except (KeyError, TypeError, ValueError):
            whole = False
        if not whole:
            raise BackupError(_("This backup is damaged: its manifest is not whole."))
        yield backup


def may_be(name):
    if name.startswith(UPLOADS):
        return uploads.is_safe(name.removeprefix(UPLOADS))
    return name.startswith(TABLES) and "/" not in name.removeprefix(TABLES)


def migrations_of(backup):
    return sorted((str(app), str(name)) for app, name in backup.manifest["migrations"])


def refuse_newer(backup):
    if not set(migrations_of(backup)) <= set(versions.known()):
        raise BackupError(
            _("This backup is of a newer version of the program. Update the program first.")
        )


def refuse_without_room(backup):
    root = uploads.root()
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shutil.disk_usage(root).free < backup.size_of(UPLOADS):
        raise BackupError(_("There is not enough room on the disk for the uploads."))


def is_empty():
    """Whether nobody works here yet and no paper lies here; the catalogue alone is no office."""
    return not get_user_model()._base_manager.exists() and not any(uploads.stored())


def bring_back(rows, papers):
    """Rows of one file and papers of another: both, or neither."""
    with uploads.Exchange() as exchange:
        for path in papers.names(UPLOADS):
            with papers.open(f"{UPLOADS}{path}") as file:
                exchange.add(path, file)
        with seals.lifted():
            fill_tables(rows)
            for plug in board.all(AfterRestore):
                plug.do()
            connection.check_constraints()
            exchange.swap()
    ContentType.objects.clear_cache()


def fill_tables(backup):
    """Put the rows of a backup in the place of all there are. Logins that are open end."""
    models = versions.models_at(versions.applied())
    told = backup.manifest["tables"]
    if set(models) != set(told):
        raise BackupError(_("This backup is damaged: it has other tables than it should."))
    tables.empty([*models.values(), *versions.hanging(), Session], connection)
    for label, model in models.items():
        fill_table(model, told[label], backup)


def fill_table(model, told, backup):
    label = model._meta.label
    try:
        with backup.open(f"{TABLES}{label}{LINES}") as file:
            fits = told["columns"] == tables.columns_of(model)
            whole = fits and tables.load(model, file, connection) == told["rows"]
        if told["last"] is not None:
            tables.go_on_after(model, int(told["last"]), connection)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError):
        whole = False
    if not whole:
        words = _("This backup is damaged: the rows of %(table)s are not as they should be.")
        raise BackupError(words % {"table": label})
