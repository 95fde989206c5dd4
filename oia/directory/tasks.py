"""What the directory does by the clock."""

from celery import shared_task

from oia.directory.merging import doubles
from oia.directory.services import merging
from oia.directory.services.activity import look_for_silence
from oia.directory.services.agreements import begin_signed, end_terminated, renew_ended


@shared_task
def watch_agreements():
    """End, begin and renew what does so by itself, and see to what fell silent.

    Safe to run twice or late.
    """
    return {
        "ended": end_terminated(),
        "begun": begin_signed(),
        "renewed": renew_ended(),
        "silent": look_for_silence(),
    }


@shared_task
def look_for_doubles():
    """Look through all people, organisations and cities for those that seem to be one.

    And forget what was merged so long ago that the office no longer keeps its past.
    """
    merging.forget_old()
    return doubles.look()
