"""A database that goes away while letters go out, and one that many write to at once."""

import json
import random
import subprocess
import sys
import time
from datetime import timedelta

import psycopg
from django.conf import settings
from django.db import OperationalError, connection

from oia.reminders import services
from oia.reminders.models import Deadline
from tests.faults import filling, verdict
from tests.faults.crew import Crew, wait_for
from tests.faults.rows.processes import finish, furnish

#: Processes that may each have a letter on its way.
SENDERS = 4


def cut_off(post, *, times, count, seconds=2):
    """PostgreSQL ends every session and lets nobody in for a while, as when it is started anew.

    A letter that is on its way then may be noted just before or just after.
    """
    owners, about = furnish(count, {})
    portion, began = -(-count // times), time.monotonic()
    with Crew(beats=2, workers=2) as crew:
        assert wait_for(crew.are_ready, 120), "No worker came up."
        for _each in range(times):
            filling.deadlines(owners[:portion], about=about)
            owners = owners[portion:]
            time.sleep(random.uniform(0, 2))
            connection.close()
            shut_for(seconds)
            crew.deaths += [time.time() - seconds / 2] * SENDERS
        return finish(post, crew, began)


def shut_for(seconds):
    """Nobody has a session with our database for so long."""
    own = settings.DATABASES["default"]
    server = {"host": own["HOST"], "port": own["PORT"], "user": own["USER"]}
    server |= {"password": own["PASSWORD"], "dbname": "postgres", "autocommit": True}
    with psycopg.connect(**{key: value for key, value in server.items() if value}) as master:
        allow = f'ALTER DATABASE "{own["NAME"]}" ALLOW_CONNECTIONS'
        master.execute(f"{allow} false")
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        master.execute(ended, [own["NAME"]])
        time.sleep(seconds)
        master.execute(f"{allow} true")


def crowded(post, *, writers, seconds, count):
    """Many processes move dates in one SQLite file, while the letters about them go out."""
    owners, about = furnish(count, {})
    filling.deadlines(owners, about=about)
    asked = json.dumps({"seconds": seconds})
    command = [sys.executable, "-m", "tests.faults.play", "writing", asked]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    began = time.monotonic()
    with Crew(beats=1, workers=2) as crew:
        assert wait_for(verdict.has_begun, 120), "Nothing was planned."
        crowd = [subprocess.Popen(command, **pipes) for _each in range(writers)]
        wrote = [json.loads(one.stdout.read().splitlines()[-1]) for one in crowd]
        figures = finish(post, crew, began)
    figures |= {key: sum(one[key] for one in wrote) for key in ("edits", "locked")}
    return figures | {"slowest": max(one["slowest"] for one in wrote)}


def writing(post, *, seconds):
    """One of those who write: their edits, how often the file was locked, the longest wait (s)."""
    keys = list(Deadline.objects.values_list("pk", flat=True))
    until, done, locked, slowest = time.monotonic() + seconds, 0, 0, 0.0
    while (began := time.monotonic()) < until:
        try:
            move(Deadline.objects.get(pk=random.choice(keys)))
            done += 1
        except OperationalError:
            locked += 1
        slowest = max(slowest, time.monotonic() - began)
    return {"edits": done, "locked": locked, "slowest": round(slowest, 1)}


def move(deadline):
    day = deadline.due_on + timedelta(days=random.choice([-1, 1]))
    services.move_date(deadline, on=max(day, filling.today()), by=None, why="")
