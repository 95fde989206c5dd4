"""In which post somebody signed: the one held on the day of signing."""

from oia.directory.models import PostHolding
from oia.directory.services.keeping import keep


def held_then(person, day, user=None):
    """The post held on that day, the highest where there were several; None if none is known."""
    held = PostHolding.objects.filter(person=person).held_on(day)
    held = held if user is None else held.visible_to(user)
    return held.order_by("-post__is_head", "pk").first()


def follow_signing(agreement, *, by):
    """Look the posts of those who signed up for the day of signing, unless they were held then.

    What was written in words stays.
    """
    signed = agreement.signatories.filter(holding__isnull=False).select_related("holding")
    held = PostHolding.objects.held_on(agreement.signed_on)
    for one in signed.exclude(holding__in=held.values("pk")):
        then = held_then(one.holding.person_id, agreement.signed_on)
        if then and not signed.filter(holding=then).exists():
            one.holding = then
            keep(one, by=by)
