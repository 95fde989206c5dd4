"""Who comes with a delegation, made for tests."""

from itertools import count

from delegations.models import Member, MemberPrivate, PhotoConsent, RankPlace
from tests.factories.delegations import delegation

numbers = count(1)


def member(**kw):
    number = next(numbers)
    of = {"delegation": kw.get("delegation") or delegation()}
    return Member.objects.create(**of | {"name": f"Guest {number}", "place": number} | kw)


def member_private(**kw):
    of = {"member": kw.get("member") or member()}
    return MemberPrivate.objects.create(**of | {"diet": "No nuts"} | kw)


def photo_consent(**kw):
    of = {"member": kw.get("member") or member()}
    return PhotoConsent.objects.create(**of | {"purpose": "press", "is_given": True} | kw)


def rank_place(**kw):
    """The place that the office gives a rank: of each there is one from the beginning."""
    rank = kw.get("rank", 120)
    place = {"place": kw.get("place", rank)}
    return RankPlace.objects.update_or_create(rank=rank, defaults=place)[0]
