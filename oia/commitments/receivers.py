"""What commitments do when the record behind them, or the office, changes."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from oia.accounts.models import Office
from oia.commitments.models import Commitment
from oia.commitments.services import reckoning
from oia.core.signals import changed
from oia.documents.models.subject import takes_papers


@receiver(post_save, dispatch_uid="commitments follow")
@receiver(changed, dispatch_uid="commitments follow moves")
def follow_origin(sender, instance, created=False, raw=False, **kwargs):
    """A promise follows the days, the name and the sensitivity of the record it came from."""
    if not (raw or created or sender is Commitment) and takes_papers(sender):
        reckoning.follow(instance)


@receiver(post_save, sender=Office)
def follow_the_clock(sender, instance, created=False, raw=False, **kwargs):
    """The moments at which promises fall due are by the clock of the office."""
    if not raw and not created and Commitment.objects.open().exists():
        reckoning.bring_all_in_step()
