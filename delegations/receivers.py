"""What the register of gifts and the programmes of visits do when what they depend on changes."""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from delegations.models import Gift, GiftRule, ProgrammeItem
from delegations.services import gift_duty
from oia.accounts.models import ExchangeRate, Holiday, Office
from oia.core.signals import changed, merged
from oia.directory.models import Organisation, Person


@receiver(pre_save, sender=Gift)
def remember_the_donor(sender, instance, raw=False, **kwargs):
    """The gifts of a donor whom it no longer names are judged anew as well."""
    known = None if raw or instance.pk is None else sender.objects.filter(pk=instance.pk)
    instance.was = known and known.select_related("other_organisation", "other_person").first()


@receiver(post_save, sender=Gift)
def judge_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        gift_duty.judge_with(*filter(None, [instance.was, instance]))


@receiver(changed, sender=Gift)
def judge_moved(sender, instance, judged=False, **kwargs):
    if not judged:
        gift_duty.judge_with(instance)


@receiver(post_delete, sender=Gift)
def judge_the_rest(sender, instance, **kwargs):
    gift_duty.judge_rest_of(instance)


@receiver([post_save, post_delete], sender=GiftRule)
@receiver([post_save, post_delete], sender=ExchangeRate)
@receiver([post_save, post_delete], sender=Holiday)
@receiver(post_save, sender=Office)
def judge_anew(sender, raw=False, **kwargs):
    if not raw and Gift.objects.exists():
        gift_duty.judge_all()


@receiver(merged)
def judge_gifts_of_one(sender, instances, **kwargs):
    """Two donors that are one gave all that either gave: it adds up otherwise."""
    donors = {"other_organisation": Organisation, "other_person": Person}
    for name in (name for name, model in donors.items() if model is sender):
        given = Gift.objects.filter(**{f"{name}__in": instances})
        given = given.select_related("other_organisation", "other_person").order_by("pk")
        if gifts := list(given):
            gift_duty.judge_with(*gifts)


@receiver(post_save, sender=Person)
def know_renamed(sender, instance, raw=False, created=False, **kwargs):
    if not (raw or created):
        ProgrammeItem.objects.know_again([instance])


@receiver(merged, sender=Person)
def know_merged(sender, instances, **kwargs):
    ProgrammeItem.objects.know_again(instances)
