"""What commitments do by the clock."""

from celery import shared_task

from oia.commitments.services import reckoning


@shared_task
def follow_records():
    """Whatever changed by a road that tells nobody, such as plain SQL, is found here."""
    reckoning.bring_all_in_step()
