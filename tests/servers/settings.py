"""The office as it runs, plus a task that takes its time."""

from oia.settings import *  # noqa: F403

CELERY_IMPORTS = ["tests.servers.tasks"]
