"""What networks do by themselves, woken by the clock."""

from celery import shared_task

from networks.services.terms import renew_ended


@shared_task
def renew_terms():
    """Write down the terms that renewed themselves. Safe to run twice, late, or beside itself."""
    return len(renew_ended())
