"""What networks do by themselves, woken by the clock."""

from celery import shared_task

from networks.models import TextBody
from networks.services import text_bodies
from networks.services.summits import catch_up
from networks.services.terms import renew_ended


@shared_task
def renew_terms():
    """Write down the terms that renewed themselves. Safe to run twice, late, or beside itself."""
    return len(renew_ended())


@shared_task
def follow_summits():
    """Take milestones along where a summit's dates were changed outside its pages."""
    return len(catch_up())


@shared_task
def read_text(pk):
    """Read the words of one large file, unless somebody is at it."""
    text_bodies.carry_on(pk)


@shared_task
def read_texts():
    """Take up whatever waits to be read, or was left behind by a worker that died."""
    for pk in TextBody.objects.waiting().order_by("pk").values_list("pk", flat=True):
        read_text.delay(pk)
