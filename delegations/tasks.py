"""What visits and gifts do by themselves, woken by the clock."""

from celery import shared_task

from delegations.services import benefits, gift_duty, private


@shared_task
def purge_guests():
    """Remove what only protocol knew of guests who have left. Safe to run twice or late."""
    return private.purge()


@shared_task
def judge_gifts():
    """See anew which gifts are to be declared, trips' among them. Safe to run twice or late."""
    try:
        benefits.follow_all()
    finally:
        gift_duty.judge_all()
