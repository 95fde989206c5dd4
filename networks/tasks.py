"""What networks do by themselves, woken by the clock."""

from celery import shared_task

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
