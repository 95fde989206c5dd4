"""What we share with a partner: networks to which both belong, declarations that both signed."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery

from networks.choices.declarations import NOT_TAKEN_BACK, SignOnStatus
from networks.models import (
    Declaration,
    DeclarationSignatory,
    Membership,
    Network,
    NetworkMember,
    SignOn,
)
from oia.directory.models.home import our_city

#: So many of a list stand on the page of what it is about; the others have a page of their own.
SHOWN = 20


@dataclass(frozen=True)
class First:
    """The first of many, and how many there are."""

    shown: list
    count: int

    @property
    def more(self):
        return self.count > len(self.shown)


def first_of(others, user):
    """The first members of a network, or signatories of a declaration, by name. A list that was
    pasted names our own city too: `is_us` tells it from the others.
    """
    seen = others.visible_to(user)
    is_us = ExpressionWrapper(Q(city=our_city()), BooleanField())
    shown = list(seen.with_names().by_name().annotate(is_us=is_us)[:SHOWN])
    return First(shown, seen.count() if len(shown) == SHOWN else len(shown))


def networks_in_common(record, user):
    """Networks to which we belong and they as well, by name, as far as the user may see both."""
    ours = Membership.objects.visible_to(user).belonging()
    theirs = NetworkMember.objects.visible_to(user).of(record, user).still()
    both = Network.objects.visible_to(user).filter(pk__in=ours.order_by().values("network"))
    return both.filter(pk__in=theirs.order_by().values("network")).order_by("name", "pk")


def declarations_both_signed(record, user):
    """Declarations that we signed and they as well, the latest first; not those that we left."""
    ours = SignOn.objects.visible_to(user).filter(status__in=NOT_TAKEN_BACK)
    theirs = DeclarationSignatory.objects.visible_to(user).of(record, user)
    both = Declaration.objects.visible_to(user).filter(pk__in=ours.order_by().values("declaration"))
    return both.filter(pk__in=theirs.order_by().values("declaration")).order_by("-adopted_on", "pk")


def memberships_of(record, user):
    """Where a partner belongs, by the network's name, each with whether we do as well."""
    ours = Membership.objects.visible_to(user).belonging().filter(network=OuterRef("network"))
    found = NetworkMember.objects.visible_to(user).of(record, user).for_list()
    found = found.annotate(our_membership=Subquery(ours.order_by().values("pk")[:1]))
    return found.order_by("network__name", "pk")


def signatures_of(record, user):
    """What a partner signed, the latest first, each with our own signature under it, or with one
    that we took back."""
    signed = SignOn.objects.visible_to(user).filter(declaration=OuterRef("declaration"))
    signed = signed.order_by("-pk").values("pk")
    ours = signed.filter(status__in=NOT_TAKEN_BACK)[:1]
    taken_back = signed.filter(status=SignOnStatus.WITHDRAWN)[:1]
    found = DeclarationSignatory.objects.visible_to(user).of(record, user).for_list()
    found = found.annotate(our_sign_on=Subquery(ours), our_withdrawn=Subquery(taken_back))
    return found.order_by("-declaration__adopted_on", "pk")
