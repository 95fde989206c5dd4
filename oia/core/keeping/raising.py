"""Bringing a backup of an older version up to date, before it comes near the office's database.

A process of its own does it in a database made for it alone: tables as they were then, the rows,
the migrations since, and a new backup of the result.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from oia.core.keeping.archive import BackupError


@contextmanager
def raised(path):
    """Where the same backup lies as this version would have made it, without its uploads."""
    with tempfile.TemporaryDirectory(prefix="oia-raising-") as folder:
        target = Path(folder) / "raised.zip"
        done = subprocess.run(
            [sys.executable, "manage.py", "raise_backup", str(Path(path).absolute()), str(target)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": f"sqlite:///{quote(folder)}/raising.sqlite3"},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            said = done.stderr.strip()[-1500:]
            raise BackupError(_("The backup could not be brought up to date:\n%s") % said)
        yield target
