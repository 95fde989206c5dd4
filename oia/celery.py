"""Celery merely wakes the office up; what is owed stands in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oia.settings")

app = Celery("oia")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
