"""Paying dues."""

from django.utils import timezone
from django.utils.translation import gettext as _

from networks.services.keeping import keep
from oia.core.rights import need


def pay(dues, *, by, on=None, amount=None):
    """Write down that dues were paid, as a rule in full."""
    need(by, "networks.change_dues")
    dues.paid_on = on or timezone.localdate()
    dues.paid_amount = dues.amount if amount is None else amount
    return keep(dues, by=by, why=_("Paid"))
