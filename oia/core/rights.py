"""Who may do a thing, asked by services and not only by pages."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def need(by, right):
    """Refuse unless `by` has the right. None stands for the program itself, which may."""
    if by is not None and not by.has_perm(right):
        raise PermissionDenied(_("You do not have the right to do this."))
