"""What the directory does when the settings of the office are saved."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from oia.accounts.models import Office
from oia.directory.models.home import guessed


@receiver(pre_save, sender=Office)
def find_our_city(sender, instance, raw=False, **kwargs):
    """Our city, where nobody chose it and only one can be meant; anew when its name changes."""
    if not raw and instance.city_name and (instance.city_id is None or is_renamed(instance)):
        instance.city_id = guessed(instance)


def is_renamed(office):
    """Whether its city has another name than the one by which ours was guessed."""
    known = Office.objects.filter(pk=office.pk).exclude(city_name=office.city_name).first()
    return known is not None and known.city_id == office.city_id == guessed(known)
