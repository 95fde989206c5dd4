"""The office on one machine: broker, worker, web and scheduler in one go."""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import sys
import time

import redis
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.shortcuts import resolve_url

from oia.core import broker, opening
from oia.core.running import EndedError, Processes

PATIENCE = 20  # seconds for the others to end when one has died


class Command(BaseCommand):
    help = "Open the office on this machine; Ctrl-C closes it, and no running task is lost."
    requires_system_checks = []
    stopping = hurry = False

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="start with an empty office")

    def handle(self, *, no_demo, **options):
        os.umask(0o077)  # what the office keeps is nobody else's to read
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:  # nohup
                signal.signal(each, self.on_signal)
        with only_one(settings.VAR_DIR / "up.lock", self.say) as lock:
            require_free_address()
            processes = Processes(settings.VAR_DIR / "log", self.say, keep_open=(lock,))
            try:
                self.open(processes, demo=not no_demo)
                processes.watch()
            except KeyboardInterrupt:
                self.say("Closing. Running tasks are finished first; Ctrl-C again to wait no more.")
            except EndedError as ended:
                raise CommandError(str(ended)) from None
            except OperationalError as error:
                raise CommandError(f"The database cannot be used: {error}".strip()) from None
            finally:
                self.close(processes)
        self.say("Closed.")

    def say(self, words):
        with contextlib.suppress(OSError):  # the terminal may be gone; closing goes on
            self.stdout.write(words)
            self.stdout.flush()

    def on_signal(self, number, frame):
        """The first asks to close, from wherever we are; the second says to wait no more."""
        if self.stopping:
            self.hurry = True
        else:
            self.stopping = True
            raise KeyboardInterrupt

    def open(self, processes, *, demo):
        started = time.monotonic()
        start_broker(processes)
        password = "" if settings.PRODUCTION else opening.choose_demo_password()
        opening.prepare(self.say, demo=demo)
        celery = (sys.executable, "-m", "celery", "-A", "oia")
        processes.start("worker", *celery, "worker", "--without-mingle", "--without-gossip")
        processes.start("web", sys.executable, "-m", "gunicorn", *web_options())
        processes.start("beat", *celery, "beat", "--pidfile=")
        if not processes.wait_until(web_answers, seconds=60):
            raise CommandError(f"The web server does not answer; see {processes.logs}/web.log.")
        self.welcome(password, time.monotonic() - started)

    def welcome(self, password, seconds):
        self.say(f"\nThe office is open at {settings.SITE_URL}/ (after {seconds:.0f} seconds).\n")
        logins = opening.demo_logins(password) if password else []
        for name, fits in logins:
            self.say(f"  {name:<10} {password if fits else '(password was changed)'}")
        if not logins:
            self.say("  No demo logins here; manage.py createsuperuser makes an administrator.")
        self.say(f"\nLogs are in {settings.VAR_DIR / 'log'}. Ctrl-C closes the office.")

    def close(self, processes):
        failed, self.stopping = not self.stopping, True
        until = time.monotonic() + PATIENCE
        processes.stop(hurry=lambda: self.hurry or (failed and time.monotonic() > until))
        broker.leave(settings.VAR_DIR)


@contextlib.contextmanager
def only_one(path, say):
    """A lock that our children hold as well: two brokers must never share one folder."""
    with path.open("a+") as file:
        while not try_to_lock(file):
            file.seek(0)
            if is_running(int(file.read() or 0)):
                raise CommandError(f"The office of {path.parent} is already open.")
            say("Waiting for processes that were left behind to end …")
            time.sleep(1)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield file.fileno()


def try_to_lock(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0


def require_free_address():
    """Say so at once, and in one line, when somebody else listens there."""
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.HOST, settings.PORT))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Cannot listen on {settings.HOST} port {settings.PORT} ({error}). "
                "Choose another with HOST and PORT, for example: make run PORT=8123"
            ) from None


def start_broker(processes):
    """Our own, unless settings name one; then only see whether it answers."""
    if settings.REDIS_URL:
        client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=5)
        if not answers(client):
            raise CommandError("The broker that REDIS_URL names does not answer.")
        return
    processes.start("broker", *broker.command(settings.VAR_DIR))
    client = redis.Redis(unix_socket_path=str(broker.socket_of(settings.VAR_DIR)))
    if not processes.wait_until(lambda: answers(client), seconds=30):
        raise CommandError(f"The broker does not answer; see {processes.logs}/broker.log.")


def answers(client):
    try:
        return client.ping()
    except redis.RedisError:
        return False


def web_options():
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    scratch = settings.VAR_DIR / "run"
    scratch.mkdir(exist_ok=True)
    options = {"bind": f"{host}:{settings.PORT}", "workers": 2, "threads": 4}
    options |= {"worker-class": "gthread", "worker-tmp-dir": scratch, "chdir": settings.BASE_DIR}
    words = [f"--{name}={value}" for name, value in options.items()]
    return ["oia.wsgi:application", "--no-control-socket", *words]


def web_answers():
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)
    asked = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        asked.request("GET", resolve_url(settings.LOGIN_URL))
        return asked.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
