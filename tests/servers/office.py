"""An office of its own for a test: `manage.py up` on a free port in a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from email import message_from_bytes, policy
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL", "DEMO_PASSWORD", "OIA_PRODUCTION")


def wait_for(true, seconds):
    """Whether it came true within so many seconds."""
    until = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Office:
    def __init__(self, var, **environment):
        self.var, self.port = Path(var), free_port()
        self.screen = self.var.parent / f"{self.var.name}.screen"
        own = {"OIA_VAR": str(var), "PORT": str(self.port), "HOST": "127.0.0.1"}
        own["DJANGO_SETTINGS_MODULE"] = "tests.servers.settings"
        inherited = {name: value for name, value in os.environ.items() if name not in OURS}
        self.environment = inherited | own | environment
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, *options, seconds=180):
        with self.screen.open("wb") as screen:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", *options],
                cwd=ROOT,
                env=self.environment,
                stdout=screen,
                stderr=screen,
                start_new_session=True,
            )
        done = wait_for(lambda: self.is_open() or self.process.poll() is not None, seconds)
        assert done and self.is_open(), self.told() + self.logs()
        return self

    def is_open(self):
        return "Ctrl-C closes the office" in self.told()

    def told(self):
        return self.screen.read_text()

    def logs(self):
        files = sorted((self.var / "log").glob("*.log"))
        return "".join(f"\n--- {file.name}\n{file.read_text()[-3000:]}" for file in files)

    def ask(self, path, **form):
        """What the web server answers, as (status, page); cookies are kept between questions."""
        data = urlencode(form).encode() if form else None
        address = f"http://127.0.0.1:{self.port}{path}"
        with self.browser.open(address, data, timeout=30) as answer:
            return answer.status, answer.read().decode()

    def log_in(self, name, password):
        _, page = self.ask("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
        return self.ask(
            "/accounts/login/", login=name, password=password, csrfmiddlewaretoken=token
        )

    def letters(self):
        """The mails in its folder, read."""
        files = sorted((self.var / "mail").glob("*.eml"))
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]

    def python(self, code):
        """Run a few lines in the office's own settings."""
        lines = f"import django; django.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", lines],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start_slow_task(self, seconds):
        """A task that is running when this returns; gives the note it leaves."""
        note = self.var / "note"
        self.python(
            "from tests.servers.tasks import take_your_time\n"
            f"take_your_time.delay({str(note)!r}, {seconds})"
        )
        assert wait_for(note.exists, 30), self.logs()
        return note

    def interrupt(self, seconds=60):
        """Ctrl-C. Gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def left_behind(self):
        """Processes that still work for this office; the dead that nobody buried do not count."""
        listed = subprocess.run(
            ["ps", "-ww", "-eo", "pid=,stat=,args="], capture_output=True, text=True, check=True
        )
        mark = re.compile(rf"{re.escape(str(self.var))}|127\.0\.0\.1:{self.port}\b")
        holders = self.holders_of_the_lock()
        return [
            line
            for line in listed.stdout.splitlines()
            if line.split()[1][0] != "Z" and (mark.search(line) or int(line.split()[0]) in holders)
        ]

    def holders_of_the_lock(self):
        """Ids of processes, whatever they are called."""
        lock = (self.var / "up.lock").resolve()
        holders = set()
        for link in Path("/proc").glob("[0-9]*/fd/*"):
            try:
                if link.resolve() == lock:
                    holders.add(int(link.parts[2]))
            except (OSError, RuntimeError):
                continue
        return holders
