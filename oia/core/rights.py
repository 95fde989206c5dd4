"""Who may do a thing, asked by services and not only by pages."""

import logging

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def need(by, right, words=""):
    """Refuse unless `by` has the right. None stands for the program itself, which may.

    By whichever road somebody tried, the log tells of it; `words` tell them who may.
    """
    if by is not None and not by.has_perm(right):
        log.warning("Refused: %s has no right to %s", by.pk, right)
        raise PermissionDenied(words or _("You do not have the right to do this."))
