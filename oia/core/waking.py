"""Telling a worker that something waits in the database."""

import logging

from kombu.exceptions import OperationalError as BrokerAway

log = logging.getLogger(__name__)


def wake(task, *args):
    """Tell a worker. Without a broker nobody hears it; the next round of the database does."""
    try:
        task.apply_async(args, retry=False)
    except BrokerAway:
        log.warning("No broker: %s %s waits for the next round.", task.name, args)
