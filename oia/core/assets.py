"""Front-end assets: fetched by the lock and its hashes, copied from an allow-list."""

import hashlib
import re
import shutil
from pathlib import Path

# From each package only what pages load, and its licence. htmx comes with django-htmx.
ALLOWED = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap/bootstrap.bundle.min.js",
    "bootstrap/LICENSE": "bootstrap/LICENSE",
    "bootstrap-icons/font/bootstrap-icons.min.css": "bootstrap-icons/bootstrap-icons.min.css",
    "bootstrap-icons/font/fonts/bootstrap-icons.woff": "bootstrap-icons/fonts/bootstrap-icons.woff",
    "bootstrap-icons/font/fonts/bootstrap-icons.woff2": (
        "bootstrap-icons/fonts/bootstrap-icons.woff2"
    ),
    "bootstrap-icons/LICENSE": "bootstrap-icons/LICENSE",
}
# A hint for debuggers that names a file we do not ship; the manifest of static files would fail.
SOURCE_MAP = re.compile(rb"(/\*|//)# sourceMappingURL=[^\s*]+(\s*\*/)?\s*$")


def wanted(lock):
    """What the assets are made from, in one word: the lock and the allow-list."""
    return hashlib.sha256(
        Path(lock).read_bytes() + repr(sorted(ALLOWED.items())).encode()
    ).hexdigest()


def is_current(vendor, lock):
    stamp = vendor / ".made-from"
    return stamp.exists() and stamp.read_text() == wanted(lock)


def copy_allowed(modules, vendor, lock):
    """Replace the vendor folder by the allowed files; the stamp last, so half is never whole."""
    shutil.rmtree(vendor, ignore_errors=True)
    for source, target in ALLOWED.items():
        goal = vendor / target
        goal.parent.mkdir(parents=True, exist_ok=True)
        content = (modules / source).read_bytes()
        if goal.suffix in {".css", ".js"}:
            content = SOURCE_MAP.sub(b"", content)
        goal.write_bytes(content)
    (vendor / ".made-from").write_text(wanted(lock))
