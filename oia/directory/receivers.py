"""What the directory does when the settings of the office are saved."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from oia.accounts.models import Office
from oia.directory.models.home import guessed


@receiver(pre_save, sender=Office)
def find_our_city(sender, instance, raw=False, **kwargs):
    """Where nobody chose our city, and only one can be meant, it is that."""
    if not raw and instance.city_name and instance.city_id is None:
        instance.city_id = guessed(instance)
