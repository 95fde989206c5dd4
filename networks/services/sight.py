"""Who may see what we did about a record: never more people than may see the record itself."""

from django.utils.translation import gettext as _

from networks.services.keeping import keep
from oia.core.visibility import Sensitivity, stricter


def at_least(ours, name):
    """Let what we did be as closed as what it is about, which its field of this name holds, before
    it is kept. What names nothing yet is refused by its own checks."""
    if getattr(ours, f"{name}_id"):
        ours.sensitivity = stricter(ours.sensitivity, getattr(ours, name).sensitivity)


def pass_on(about, ours, *, by):
    """A record was kept: what we did about it becomes as closed, where it is not so yet."""
    if about.sensitivity == Sensitivity.OFFICE:
        return
    for one in ours:
        if stricter(one.sensitivity, about.sensitivity) != one.sensitivity:
            one.sensitivity = about.sensitivity
            keep(one, by=by, why=_("Follows the record it is about."))
