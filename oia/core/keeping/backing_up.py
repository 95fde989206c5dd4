"""Making a backup, while the office works."""

import tomllib

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from oia.core.keeping import tables, uploads, versions
from oia.core.keeping.archive import Writer, in_place, written_whole
from oia.core.keeping.snapshot import snapshot

TABLES, UPLOADS = "tables/", "uploads/"
LINES = ".jsonl"


def back_up(path, *, with_uploads=True):
    """Write all of the office into one file. Returns where it is and what its manifest tells."""
    path = in_place(path)
    with written_whole(path) as file, Writer(file) as writer, snapshot() as connection:
        told = dump_tables(writer, connection)
        told["uploads"] = copy_uploads(writer) if with_uploads else 0
        writer.finish(
            made_at=timezone.now().isoformat(),
            database=connection.vendor,
            key=key_mark(),
            **told,
        )
    return path, told


def dump_tables(writer, connection):
    """Every table that is not left out, as it is at one moment."""
    migrations, told = versions.applied(connection), {}
    for label, model in sorted(versions.models_at(migrations).items()):
        with writer.part(f"{TABLES}{label}{LINES}") as part:
            count = tables.dump(model, part, connection)
        told[label] = {
            "columns": tables.columns_of(model),
            "rows": count,
            "last": tables.last_key(model, connection),
        }
    return {"version": own_version(), "migrations": migrations, "tables": told}


def copy_uploads(writer):
    """The papers, after the tables, so that each paper a table tells of is there. Says how many."""
    count = 0
    for path in uploads.stored():
        try:
            file = (uploads.root() / path).open("rb")
        except FileNotFoundError:
            continue  # removed since the folder was read
        with file, writer.part(f"{UPLOADS}{path}") as part:
            while data := file.read(1024 * 1024):
                part.write(data)
        count += 1
    return count


def key_mark():
    """By this a restore knows whether links that were signed still open; it betrays no key."""
    return salted_hmac("oia.core.keeping", "backup", algorithm="sha256").hexdigest()


def own_version():
    """The number of this program, for whoever reads the manifest; migrations are what counts."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]
