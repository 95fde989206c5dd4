"""Whether we may vote and stand for office in a network."""

from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.membership import Basis


def voting_status(membership, dues):
    """In words, from the dues: many networks tie votes and candidacies to dues paid up.

    Blank where we do not belong. Not known where the basis or any dues are not.
    """
    if not membership.belongs:
        return ""
    if membership.basis in (Basis.PERFORMANCE, Basis.SIGNATURE):
        return _("Not tied to dues")
    if not dues or not membership.basis:
        return ""
    today = timezone.localdate()
    late = [row for row in dues if row.owed and row.due_on and row.due_on < today]
    if late:
        years = ", ".join(str(row.fiscal_year) for row in sorted(late, key=lambda d: d.fiscal_year))
        return _("Suspended while dues are in arrears (%(years)s)") % {"years": years}
    return _("Paid up: may vote and stand")
