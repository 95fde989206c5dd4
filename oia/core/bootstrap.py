"""From a bare Python to a running office: makes the environment, then hands over to it.

Runs with any Python 3 and its standard library, before a single dependency is there, and says
plainly what is missing. `make` calls it.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
VAR = HERE / "var"
VENV = VAR / "venv"
PYTHON = VENV / "bin" / "python"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
FAST = ["-m", "not browser and not servers", "-n", "auto"]


def require_python():
    if sys.version_info < (3, 11):
        sys.exit(
            f"This needs Python 3.11 or newer, and {sys.executable} is {sys.version.split()[0]}.\n"
            "If a newer one is installed, name it: make run PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        sys.exit(
            "This Python cannot make environments of its own.\n"
            "On Debian and Ubuntu: apt install python3-venv"
        )


def make_environment(requirements):
    """Install what is pinned, by hash and from wheels only, unless it is there already."""
    wanted = hashlib.sha256(sys.version.encode() + (HERE / requirements).read_bytes()).hexdigest()
    stamp = VENV / ("installed-" + requirements)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing what the office needs into var/venv. This takes about a minute, once.")
    sys.stdout.flush()
    if not made_by_this_python():
        attempt([sys.executable, "-m", "venv", "--clear", str(VENV)], "make an environment")
        (VENV / "made-by").write_text(sys.version)
    attempt(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--no-cache-dir", "--require-hashes", "--only-binary", ":all:"]
        + ["--requirement", str(HERE / requirements)],
        "install the dependencies",
    )
    stamp.write_text(wanted)


def made_by_this_python():
    note = VENV / "made-by"
    return PYTHON.exists() and note.exists() and note.read_text() == sys.version


def attempt(command, purpose):
    if subprocess.call(command):
        sys.exit(
            f"Could not {purpose}; the lines above say why.\n"
            "Behind a proxy that inspects TLS, see 'Proxies' in docs/running.md."
        )


def become(*command):
    """Hand over to the environment's Python: same process, so Ctrl-C has one receiver."""
    sys.stdout.flush()
    os.execv(str(PYTHON), [str(PYTHON), *command])


def run(*args):
    make_environment(RUNTIME)
    become("manage.py", "up", *args)


def test(*args):
    make_environment(DEVELOPMENT)
    become("-m", "pytest", *FAST, *args)


def faults(*args):
    make_environment(DEVELOPMENT)
    become("-m", "tests.faults", *args)


def bench(*args):
    make_environment(DEVELOPMENT)
    become("-m", "tests.faults.bench", *args)


def lint():
    make_environment(DEVELOPMENT)
    for tool in (["ruff", "check"], ["ruff", "format", "--check"], ["djlint", "--lint", "--quiet"]):
        folder = "templates" if tool[0] == "djlint" else "."
        if subprocess.call([str(PYTHON), "-m", *tool, folder]):
            sys.exit("make lint: " + " ".join(tool) + " found something.")


def lock():
    make_environment(DEVELOPMENT)
    become("-I", "oia/core/locking.py")


def install():
    """Only the environment, with what tests need; for the continuous integration."""
    make_environment(DEVELOPMENT)


def main(command="run", *args):
    require_python()
    os.chdir(str(HERE))
    VAR.mkdir(mode=0o700, exist_ok=True)
    os.environ["PYTHONPYCACHEPREFIX"] = str(VAR / "pycache")
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(VAR / "hypothesis"))
    targets = (run, test, faults, bench, lint, lock, install)
    {target.__name__: target for target in targets}[command](*args)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
