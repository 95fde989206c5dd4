"""Paying dues."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.services.keeping import keep
from oia.core.holding import hold
from oia.core.rights import need


@transaction.atomic
def pay(dues, *, by, on=None, amount=None):
    """Write down that dues were paid, as a rule in full. What is paid already keeps its day."""
    need(by, "networks.change_dues")
    hold(dues)
    if not dues.owed:
        raise ValidationError(_("Nothing is owed of these dues any more."))
    dues.paid_on = on or timezone.localdate()
    dues.paid_amount = dues.amount if amount is None else amount
    return keep(dues, by=by, why=_("Paid"))
