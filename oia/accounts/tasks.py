"""What the house does by itself, woken by the clock."""

from celery import shared_task

from oia.accounts.purging import purge


@shared_task
def purge_past():
    """Remove what the office's own rule says is no longer kept. Safe to run twice or late."""
    return purge()
