"""Whoever sends letters is heard of once a minute."""

import logging
import socket
import time
from datetime import timedelta

from django.db import Error as DatabaseGone
from django.db import connection
from django.utils import timezone

from oia.reminders import hold
from oia.reminders.models import Worker

log = logging.getLogger(__name__)

EVERY = 60  # seconds
FORGOTTEN_AFTER = timedelta(days=1)

last = {}


def worker_lives(sender, **kwargs):
    """In the main process of a worker, every two seconds.

    It has children to which it must hand on no connection, and nothing may ever stop it.
    """
    name = sender.eventer.hostname
    if time.monotonic() - last.get(name, -EVERY) < EVERY:
        return
    last[name] = time.monotonic()
    try:
        note(name)
        hold.bear_witness()
    except DatabaseGone:
        log.exception("The heartbeat of %s could not be written down.", name)
    finally:
        connection.close()


def note(name):
    """Write down that this worker lives; those long gone are forgotten."""
    now = timezone.now()
    Worker.objects.update_or_create(name=name, defaults={"seen_at": now})
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def note_this_process(kind):
    """For a loop that delivers without Celery."""
    note(f"{kind}@{socket.gethostname()}")
