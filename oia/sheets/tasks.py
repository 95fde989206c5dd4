"""Celery wakes; the services do. Every task is safe to run twice, late, or beside itself."""

from celery import shared_task

from oia.sheets import services
from oia.sheets.models import Import


@shared_task
def carry_on(pk):
    """Check, write or undo one import, unless somebody is at it."""
    services.carry_on(pk)


@shared_task
def carry_on_all():
    """Take up whatever waits, or was left behind by a worker that died."""
    for pk in Import.objects.waiting().order_by("pk").values_list("pk", flat=True):
        carry_on.delay(pk)
