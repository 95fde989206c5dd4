"""Where an office stands that is to be broken: folder, database, broker and mail server of its own.

Whoever runs a row of the table makes the ground and plays the row on it in a process of its own,
since settings are read once in a process.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import redis

from tests.faults.sink import sink

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = "postgres://postgres@127.0.0.1:5432/postgres"

#: Figures that must be 0, whatever was broken. Repeats are judged by the number of kills.
FAULTS = ["lost", "doubles", "unexplained", "strangers", "believed", "unproven", "elsewhere"]
FAULTS += ["untold", "left"]

POSTGRES, SQLITE = "PostgreSQL and Redis", "SQLite and embedded broker"


class Grounds:
    """Makes offices on one of the two stacks; their tables are made once and copied."""

    def __init__(self, stack, server=None):
        self.stack = stack
        self.server = server or os.environ.get("DATABASE_URL") or SERVER
        self.kept = ExitStack()

    def __enter__(self):
        folder = tempfile.TemporaryDirectory(prefix="oia-faults-")
        self.furnished = Path(self.kept.enter_context(folder)) / "office.sqlite3"
        self.template = ""
        if self.stack == POSTGRES:
            self.template = self.kept.enter_context(database(self.server))
        address = self.template or f"sqlite:///{self.furnished}"
        manage = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        environment = surroundings(self.furnished.parent, DATABASE_URL=address)
        subprocess.run(manage, cwd=ROOT, env=environment, check=True)
        return self

    def __exit__(self, *error):
        self.kept.close()

    @contextmanager
    def ground(self, pause):
        """The environment of a new office; all of it is gone afterwards."""
        with ExitStack() as stacked:
            var = Path(stacked.enter_context(tempfile.TemporaryDirectory(prefix="oia-faults-")))
            post = stacked.enter_context(sink(var / "notes", pause))
            own = {"EMAIL_URL": post.url, "SINK_NOTES": str(post.path)}
            if self.stack == POSTGRES:
                own["DATABASE_URL"] = stacked.enter_context(database(self.server, self.template))
                own["REDIS_URL"] = stacked.enter_context(redis_server())
            else:
                own["DATABASE_URL"] = f"sqlite:///{shutil.copy(self.furnished, var)}"
            yield surroundings(var, **own)

    def play(self, row, *, pause=0.0, **options):
        """Play a row in an office of its own. Returns the figures it reached."""
        with self.ground(pause) as environment:
            command = [sys.executable, "-m", "tests.faults.play", row, json.dumps(options)]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as played:
                said = played.stdout.read()
            logs = last_words(Path(environment["OIA_VAR"]))
        if played.returncode:
            raise AssertionError(f"{row} on {self.stack} broke off.\n{said[-3000:]}{logs}")
        return json.loads(said.splitlines()[-1])


def surroundings(var, **own):
    """The environment of an office that keeps its things in this folder."""
    unwanted = {"SITE_URL", "OIA_PRODUCTION", "DEMO_PASSWORD", "CELERY_QUEUE", "DATABASE_URL"}
    inherited = {name: value for name, value in os.environ.items() if name not in unwanted}
    fixed = {"DJANGO_SETTINGS_MODULE": "tests.faults.settings", "OIA_VAR": str(var)}
    return inherited | fixed | {"LOG_LEVEL": "ERROR", "REDIS_URL": "", "EMAIL_URL": ""} | own


def last_words(var):
    logs = sorted((var / "log").glob("*.log"))
    return "".join(f"\n--- {log.name}\n{log.read_text()[-1500:]}" for log in logs)


@contextmanager
def database(server, template=""):
    """A database of its own on a server, a copy of another one if that is named."""
    name = f"oia_faults_{uuid4().hex[:8]}"
    like = f" TEMPLATE {template.rpartition('/')[2]}" if template else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{like}")
    yield server.rsplit("/", 1)[0] + f"/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def redis_server():
    """A Redis of its own, that may be emptied and stopped at will."""
    port = free_port()
    process = subprocess.Popen(redis_command(port), stdout=subprocess.DEVNULL)
    try:
        wait_for_redis(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.kill()
        process.wait()


def redis_command(port):
    options = {"port": str(port), "bind": "127.0.0.1", "save": "", "appendonly": "no"}
    return ["redis-server", *(word for key, to in options.items() for word in (f"--{key}", to))]


def wait_for_redis(port, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(redis.ConnectionError), redis.Redis(port=port) as client:
            return client.ping()
        time.sleep(0.05)
    raise AssertionError(f"No Redis came up on port {port}.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
