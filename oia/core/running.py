"""Starting, watching and stopping the processes of the office on one machine."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")
WORTH_TELLING = re.compile(r"\b(ERROR|CRITICAL)\b")
LARGEST_LOG = 5_000_000


class EndedError(Exception):
    """A process of the office ended although nobody asked it to."""


class Child:
    """One process, in a session of its own, with a log of its own.

    The session keeps Ctrl-C in a terminal from reaching it: who ends when is for us to say.
    """

    def __init__(self, name, command, logs, keep_open=()):
        self.name = name
        self.log = logs / f"{name}.log"
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(logs / f"{name}.log.1")
        with self.log.open("ab") as output:
            self.read_to = output.tell()
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                pass_fds=keep_open,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )

    def news(self):
        """The lines that were written to its log since we last asked."""
        with self.log.open("rb") as log:
            log.seek(self.read_to)
            lines = log.read().splitlines(keepends=True)
        whole = [line for line in lines if line.endswith(b"\n")]
        self.read_to += sum(map(len, whole))
        return [line.decode(errors="replace").rstrip() for line in whole]

    def last_words(self, count=12):
        return self.log.read_text(errors="replace").splitlines()[-count:]

    def stop(self, hurry):
        """Ask it to finish what it has in hand, and wait; `hurry()` says when to wait no more."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        while self.process.poll() is None and not hurry():
            time.sleep(0.05)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)  # whatever it left behind
        self.process.wait()


class Processes:
    """The office's processes: they live and die with this one, even when it is killed outright."""

    def __init__(self, logs, say, keep_open=()):
        logs.mkdir(parents=True, exist_ok=True)
        self.logs, self.say, self.keep_open = logs, say, keep_open
        self.children = []
        self.leash = subprocess.Popen(
            [sys.executable, "-I", str(LEASH)], stdin=subprocess.PIPE, start_new_session=True
        )

    def start(self, name, *command):
        child = Child(name, command, self.logs, self.keep_open)
        self.children.append(child)
        self.leash.stdin.write(f"{child.process.pid}\n".encode())
        self.leash.stdin.flush()

    def check(self):
        """Pass on errors; raises EndedError when one of them is gone."""
        for child in self.children:
            for line in child.news():
                if WORTH_TELLING.search(line):
                    self.say(f"{child.name:>7} | {line[:200]}")
            if child.process.poll() is not None:
                raise EndedError(
                    f"{child.name} ended by itself with code {child.process.returncode}; "
                    f"the office closes. Its last words, from {child.log}:\n\n"
                    + "\n".join(child.last_words())
                )

    def wait_until(self, ready, seconds):
        """Wait for something of theirs to be ready. Whether it was, after so many seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.check()
            if ready():
                return True
            time.sleep(0.1)
        return False

    def watch(self):
        while True:
            self.check()
            time.sleep(0.5)

    def stop(self, hurry):
        """Last come, first gone: the scheduler first, the broker when nobody needs it any more."""
        for child in reversed(self.children):
            self.say(f"Stopping {child.name} …")
            child.stop(hurry)
        self.leash.kill()
        self.leash.wait()
