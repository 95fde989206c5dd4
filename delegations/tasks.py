"""What visits do by themselves, woken by the clock."""

from celery import shared_task

from delegations.services import private


@shared_task
def purge_guests():
    """Remove what only protocol knew of guests who have left. Safe to run twice or late."""
    return private.purge()
