"""Backups taken apart and put together again, by somebody who means no good."""

import hashlib
import json
import stat
import zipfile

from django.core.management import call_command

#: A text that is hard to keep.
STRANGE = "Łódź 'quoted' \"twice\" \\ back\tslash\r\nline 🏙 %s {x} =1+1"


class Parts(dict):
    """The parts of a backup by their names; the manifest apart."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            super().__init__({name: file.read(name) for name in file.namelist()})
        self.manifest = json.loads(self.pop("manifest.json"))
        self.links = set()

    def seal(self):
        """Let the manifest name what is there now, as if nothing had happened."""
        self.manifest["parts"] = {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in self.items()
        }

    def lines(self, label):
        return [json.loads(line) for line in self[f"tables/{label}.jsonl"].splitlines()]

    def write(self, path):
        with zipfile.ZipFile(path, "w") as file:
            for name, data in self.items():
                info = zipfile.ZipInfo(name)
                kind = stat.S_IFLNK if name in self.links else stat.S_IFREG
                info.external_attr = (kind | 0o600) << 16
                file.writestr(info, data)
            file.writestr("manifest.json", json.dumps(self.manifest))
        return path


def restore(path, **options):
    call_command("restore", str(path), **{"replace": True, **options})
