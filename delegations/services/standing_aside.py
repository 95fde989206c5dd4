"""Nobody approves a trip they travel on, nor their own claim. Who tries is refused and noted."""

import logging

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from oia.core import states

log = logging.getLogger(__name__)


def travels(trip, user):
    """Whether a user is one of those who travel, or prepares it for themselves alone."""
    return trip.travellers.who_is(user).exists()


def check(trip, record, by):
    """Refuse somebody who travels on the trip a verdict on one of its records.

    That they tried stays with the record, as a step that led nowhere.
    """
    if by is not None and travels(trip, by):
        refuse(record, by, _("Refused: whoever travels does not approve."))


def refuse(record, by, words):
    """Note that somebody was refused, and refuse them."""
    log.warning("%s %s: %s refused a verdict", record._meta.label, record.pk, by)
    states.write_down(record, record.status, record.status, by=by, why=words)
    raise PermissionDenied(words)
