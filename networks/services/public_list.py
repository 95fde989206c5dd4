"""What the city signed, as the world may see it: nothing internal, and nothing before its time."""

from django.db.models import Q
from django.utils import timezone

from networks.choices.declarations import WAS_SIGNED, SignOnStatus
from networks.models import SignOn
from oia.core.visibility import Sensitivity

#: What the world is told of the state: no more than whether our name stands there.
STANDS = {
    SignOnStatus.SUPERSEDED: "superseded",
    SignOnStatus.WITHDRAWN: "withdrawn",
    SignOnStatus.FULFILLED: "fulfilled",
}


COLUMNS = ("declaration", "kind", "adopted_on", "conveners", "addressed_to", "signed_on")
COLUMNS += ("signed_as", "state", "ended_on", "list_of_signatories")


def told_to_the_world(today=None):
    """The sign-ons for everybody: signed, ratified, none restricted, none under embargo, which ends
    with its last day.
    """
    today = today or timezone.localdate()
    found = SignOn.objects.filter(
        Q(embargo_on=None) | Q(embargo_on__lt=today),
        status__in=WAS_SIGNED,
        sensitivity=Sensitivity.OFFICE,
        declaration__sensitivity=Sensitivity.OFFICE,
    ).exclude(pk__in=SignOn.objects.unratified(today).values("pk"))
    found = found.select_related("declaration").prefetch_related("declaration__conveners")
    return found.order_by("-signed_on", "-pk")


def row_of(sign_on):
    """What is told of one, in the same words on the page and in the files."""
    declaration = sign_on.declaration
    conveners = [
        one.name for one in declaration.conveners.all() if one.sensitivity == Sensitivity.OFFICE
    ]
    return {
        "declaration": declaration.title,
        "kind": declaration.kind,
        "adopted_on": iso(declaration.adopted_on),
        "conveners": conveners,
        "addressed_to": declaration.addressed_to,
        "signed_on": iso(sign_on.signed_on),
        "signed_as": sign_on.signed_as,
        "state": STANDS.get(sign_on.status, "signed"),
        "ended_on": iso(sign_on.ended_on),
        "list_of_signatories": declaration.list_url,
    }


def iso(day):
    return day.isoformat() if day else ""
