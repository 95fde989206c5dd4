"""A task slow enough to be running while the office closes."""

import time
from pathlib import Path

from celery import shared_task


@shared_task
def take_your_time(note, seconds):
    Path(note).write_text("begun")
    time.sleep(seconds)
    Path(note).write_text("finished")
