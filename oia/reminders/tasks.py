"""Celery wakes; the services do. Every task is safe to run twice, late, or beside itself."""

from celery import shared_task
from django.conf import settings

from oia.reminders import planning, sources
from oia.reminders.models import Letter
from oia.reminders.returns import bounces
from oia.reminders.sending import delivery
from oia.reminders.sending.claiming import HANDFUL

#: Seconds, of five ticks, after which a batch that nobody took from the broker is forgotten there:
#: each tick hands out anew what waits, and a broker must not fill up while mail goes slowly.
FORGOTTEN = 5 * settings.CELERY_BEAT_SCHEDULE["tick"]["schedule"]


@shared_task
def tick():
    """Write down what is owed, and hand the letters that may go to the workers."""
    try:
        planning.write_down_owed()
    finally:  # what was written down before goes out, whatever stops more from being written
        hand_out(delivery.waiting(Letter.objects.all()))


def hand_out(pks):
    for start in range(0, len(pks), HANDFUL):
        deliver.delay(pks[start : start + HANDFUL])


@shared_task(expires=FORGOTTEN)
def deliver(pks):
    """Send these letters over one connection, as far as they wait.

    While there are many, the next ticks hand them out again; that must cost next to nothing.
    """
    delivery.deliver_batch(delivery.waiting(Letter.objects.filter(pk__in=pks)))


@shared_task
def reconcile():
    """Bring every deadline in step with its record, by whatever road that was changed."""
    sources.reconcile()


@shared_task
def read_bounces():
    """Find out which letters came back."""
    bounces.read_postbox()
