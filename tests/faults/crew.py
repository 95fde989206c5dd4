"""The processes of an office, to be killed and started again."""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from oia.core import broker
from oia.core.running import Processes

CELERY = (sys.executable, "-m", "celery", "-A", "oia")
WORKER = ("worker", "--without-mingle", "--without-gossip", "--concurrency", "2", "-n")


class Crew:
    """Schedulers, workers and, where it comes along, the broker.

    `deaths` are the moments at which processes were killed that could have been sending a letter.
    """

    def __init__(self, *, beats=2, workers=2):
        var = settings.VAR_DIR
        self.commands = {}
        if not settings.REDIS_URL:
            self.commands["broker"] = broker.command(var)
        for n in range(workers):
            self.commands[f"worker{n}"] = (*CELERY, *WORKER, f"worker{n}@office")
        for n in range(beats):
            self.commands[f"beat{n}"] = (*CELERY, "beat", "--pidfile=", "-s", str(var / f"beat{n}"))
        self.processes = Processes(var / "log", print)
        self.running, self.kills, self.deaths = {}, 0, []

    def __enter__(self):
        for name in self.commands:
            self.start(name)
        return self

    def __exit__(self, *error):
        for name in reversed(self.running):
            self.end(name)
        self.processes.leash.kill()
        self.processes.leash.wait()

    def start(self, name):
        self.processes.start(name, *self.commands[name])
        self.running[name] = self.processes.children.pop().process
        if name == "broker":
            wait_for(broker.socket_of(settings.VAR_DIR).exists, 30)

    def end(self, name):
        """Kill a process with all that it started."""
        process = self.running[name]
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def tend(self):
        """Start again what ended by itself, as whoever watches over the processes would."""
        for name, process in list(self.running.items()):
            if process.poll() is not None:
                self.start(name)

    def named(self, kind):
        return [name for name in self.running if name.startswith(kind)]

    def pool_of(self, name):
        """The ids of a worker's own processes: those that send."""
        pool = []
        for children in Path(f"/proc/{self.running[name].pid}/task").glob("*/children"):
            with suppress(FileNotFoundError, ProcessLookupError):
                pool += map(int, children.read_text().split())
        return pool

    def kill(self, kind):
        """Kill one process of a kind with SIGKILL, and start again what does not do so itself."""
        return self.kill_sender() if kind == "sender" else self.kill_whole(kind)

    def kill_sender(self):
        senders = [pid for name in self.named("worker") for pid in self.pool_of(name)]
        if not senders:
            return False
        os.kill(random.choice(senders), signal.SIGKILL)
        self.kills += 1
        self.deaths.append(time.time())
        return True

    def kill_whole(self, kind):
        name = random.choice(self.named(kind))
        senders = len(self.pool_of(name)) if kind == "worker" else 0
        self.end(name)
        self.deaths += [time.time()] * senders
        self.start(name)
        self.kills += 1
        return True

    def are_ready(self):
        return all(self.pool_of(name) for name in self.named("worker"))


def wait_for(true, seconds, pause=0.1):
    """Whether it came true within so many seconds."""
    until = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < until:
        time.sleep(pause)
    return found


def redis_port():
    return int(settings.REDIS_URL.rpartition(":")[2].partition("/")[0])
