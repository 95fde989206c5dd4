"""What a trip keeps of its legs and travellers follows them, by whatever road they change."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from delegations.models import Invitation, Leg, Traveller, Trip, TripCost
from delegations.services import benefits
from delegations.services.itinerary import reckon
from oia.core.signals import changed


@receiver([post_save, post_delete], sender=Leg)
@receiver([post_save, post_delete], sender=Traveller)
def reckon_away(sender, instance, raw=False, **kwargs):
    if not raw and (trip := Trip.objects.filter(pk=instance.trip_id).first()):
        reckon(trip)


@receiver(post_save, sender=TripCost)
@receiver(post_save, sender=Traveller)
def follow_benefits(sender, instance, raw=False, **kwargs):
    if not raw and (trip := Trip.objects.filter(pk=instance.trip_id).first()):
        benefits.follow(trip)


@receiver([post_save, changed], sender=Trip)
def follow_benefits_of(sender, instance, raw=False, **kwargs):
    if not raw:
        benefits.follow(instance)


@receiver(post_save, sender=Invitation)
def follow_host(sender, instance, raw=False, **kwargs):
    if not raw and (trip := Trip.objects.filter(pk=instance.trip_id).first()):
        benefits.follow(trip)


@receiver(pre_delete, sender=TripCost)
def let_benefit_go(sender, instance, **kwargs):
    benefits.let_go_of(instance)


@receiver(m2m_changed, sender=Leg.travellers.through)
def reckon_for_whom(sender, instance, action, reverse, **kwargs):
    if action.startswith("post_"):
        reckon(instance.trip)
