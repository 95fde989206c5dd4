"""The office as it runs, but with quick ticks and a short lease: what breaks heals in a test."""

from datetime import timedelta

from oia.settings import *  # noqa: F403

LETTER_LEASE = timedelta(seconds=env.float("LEASE", 20))  # noqa: F405
LETTER_WAITS = [env.float("WAIT", 3) / 60] * 11  # noqa: F405
EMAIL_TIMEOUT = 5
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BEAT_SCHEDULE = {"tick": {"task": "oia.reminders.tasks.tick", "schedule": 1.0}}
