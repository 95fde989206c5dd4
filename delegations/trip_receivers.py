"""What a trip keeps of its legs and travellers follows them, by whatever road they change."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from delegations.models import Leg, Traveller, Trip
from delegations.services.itinerary import reckon


@receiver([post_save, post_delete], sender=Leg)
@receiver([post_save, post_delete], sender=Traveller)
def reckon_away(sender, instance, raw=False, **kwargs):
    if not raw and (trip := Trip.objects.filter(pk=instance.trip_id).first()):
        reckon(trip)


@receiver(m2m_changed, sender=Leg.travellers.through)
def reckon_for_whom(sender, instance, action, reverse, **kwargs):
    if action.startswith("post_"):
        reckon(instance.trip)
