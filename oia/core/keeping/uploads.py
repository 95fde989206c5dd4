"""The papers in the folder of uploads: found, put aside, and put back."""

import os
import secrets
import shutil
from pathlib import Path, PurePosixPath

from django.conf import settings

LONGEST = 255  # bytes in one part of a path
INCOMING, REPLACED = ".incoming-", ".replaced-"  # folders of an exchange on its way


def root():
    return Path(settings.MEDIA_ROOT)


def stored():
    """The path of each upload below the folder. Links are no uploads, hidden folders are ours."""
    for folder, inner, files in os.walk(root()):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root()).as_posix()


def is_safe(path):
    """Whether a path from a file of others stays inside the folder, on every system."""
    parts = path.split("/")
    if "\\" in path or ":" in path or not path.isprintable():
        return False
    if any(part in ("", ".", "..") or len(part.encode()) > LONGEST for part in parts):
        return False
    return not any(part.startswith(".") for part in parts[:-1])


def left_over():
    """The folders that an exchange left behind when it was broken off half way."""
    there = root().iterdir() if root().is_dir() else ()
    return sorted(path for path in there if path.name.startswith((REPLACED, INCOMING)))


class Exchange:
    """Uploads that take the place of others, all of them or none.

    New ones are laid beside the old, in the same folder, so that both steps are only renames.
    """

    def __init__(self):
        token = secrets.token_hex(4)
        self.incoming = root() / f"{INCOMING}{token}"
        self.replaced = root() / f"{REPLACED}{token}"
        self.moved = []

    def __enter__(self):
        for folder in (self.incoming, self.replaced):
            folder.mkdir(mode=0o700, parents=True)
        return self

    def add(self, path, source):
        """Lay a new upload down; `source` is a binary file."""
        place = self.incoming / PurePosixPath(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            shutil.copyfileobj(source, file)
        place.chmod(settings.FILE_UPLOAD_PERMISSIONS)

    def swap(self):
        for old in [path for path in root().iterdir() if not path.name.startswith(".")]:
            self.move(old, self.replaced / old.name)
        for new in list(self.incoming.iterdir()):
            self.move(new, root() / new.name)

    def move(self, path, to):
        path.rename(to)
        self.moved.append((path, to))

    def __exit__(self, error, *_more):
        if error:
            for path, to in reversed(self.moved):
                to.rename(path)
        for folder in (self.incoming, self.replaced):
            shutil.rmtree(folder, ignore_errors=True)
