"""The file that a backup is: a ZIP with a manifest that names each part, its size and its hash."""

import hashlib
import json
import os
import secrets
import stat
import zipfile
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

FORMAT = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 200 * 1024 * 1024
AT_ONCE = 1024 * 1024


class BackupError(Exception):
    """Why a backup cannot be made or taken back, in words for whoever sits there."""


@contextmanager
def written_whole(path):
    """A binary file that stands at `path` once it is whole, and only its owner may read it."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


class Counted:
    """A file that knows how much was written to it, and the hash of that."""

    def __init__(self, file):
        self.file, self.size, self.hash = file, 0, hashlib.sha256()

    def write(self, data):
        self.size += len(data)
        self.hash.update(data)
        return self.file.write(data)

    @property
    def seal(self):
        return {"size": self.size, "sha256": self.hash.hexdigest()}


class Writer:
    """Writes a backup part by part; the manifest comes last, since it knows of all of them."""

    def __init__(self, file):
        self.zip, self.parts = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED), {}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.zip.close()

    @contextmanager
    def part(self, name):
        with self.zip.open(name, "w", force_zip64=True) as file:
            counted = Counted(file)
            yield counted
        self.parts[name] = counted.seal

    def finish(self, **told):
        manifest = {"format": FORMAT, **told, "parts": self.parts}
        self.zip.writestr(MANIFEST, json.dumps(manifest, indent=1))


class Reader:
    """A backup of which every part was found to be as its manifest says."""

    def __init__(self, path):
        try:
            self.zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise BackupError(_("There is no file %(path)s.") % {"path": path}) from None
        except (OSError, zipfile.BadZipFile):
            raise BackupError(_("This is no backup, or not all of one.")) from None

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.zip.close()

    def check(self, allows):
        """Refuse unless all is as it was when it was made. `allows` says whether a name may be."""
        try:
            self.manifest = self.read_manifest()
            self.check_names(allows)
            for name, seal in self.manifest["parts"].items():
                self.check_part(name, seal)
        except BackupError:
            raise
        except Exception:  # whatever a broken file makes of the library that reads it
            raise BackupError(_("This backup is damaged: it cannot be read.")) from None

    def read_manifest(self):
        try:
            if self.zip.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
                raise BackupError(_("This is no backup: its manifest is too large."))
            manifest = json.loads(self.zip.read(MANIFEST))
            version = manifest["format"]
        except (KeyError, TypeError, ValueError):
            raise BackupError(_("This is no backup: it has no manifest.")) from None
        if version != FORMAT:
            raise BackupError(_("This backup is of a newer version of the program."))
        return manifest

    def check_names(self, allows):
        infos = self.zip.infolist()
        names = [info.filename for info in infos]
        if sorted(names) != sorted([MANIFEST, *self.manifest["parts"]]):
            raise BackupError(_("This backup is damaged: its parts are not those it names."))
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            if info.filename != MANIFEST and not allows(info.filename) or not plain(kind):
                words = _("This is no backup of ours: it holds %(name)s.")
                raise BackupError(words % {"name": ascii(info.filename)})

    def check_part(self, name, seal):
        """Its hash, read in little memory and never further than it says it is long."""
        size, hashed = 0, hashlib.sha256()
        with self.zip.open(name) as file:
            while (data := file.read(AT_ONCE)) and size <= seal["size"]:
                size += len(data)
                hashed.update(data)
        if {"size": size, "sha256": hashed.hexdigest()} != seal:
            words = _("This backup is damaged: %(name)s is not what it was.")
            raise BackupError(words % {"name": ascii(name)})

    def open(self, name):
        return self.zip.open(name)

    def names(self, folder):
        """The parts in one folder, without its name."""
        inside = [name for name in self.manifest["parts"] if name.startswith(folder)]
        return [name.removeprefix(folder) for name in inside]

    def size_of(self, folder):
        parts = self.manifest["parts"].items()
        return sum(seal["size"] for name, seal in parts if name.startswith(folder))


def plain(kind):
    """Whether an entry of an archive is an ordinary file, not a link, a folder or a device."""
    return kind in (0, stat.S_IFREG)


def in_place(path):
    """A path as somebody typed it, in a folder that is there."""
    path = Path(path).expanduser().absolute()
    if not path.parent.is_dir():
        raise BackupError(_("There is no folder %(path)s.") % {"path": path.parent})
    return path
