"""What networks do when something on a floor below them changes."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from networks.services.terms import recount_notices
from oia.accounts.models import Office


@receiver(post_save, sender=Office)
def follow_the_council(sender, instance, raw=False, **kwargs):
    """Notice-by dates are reckoned with the council's lead time, so they follow it."""
    if not raw:
        recount_notices(instance.council_lead_days)
