"""Deciding a review, and keeping what the membership cost at that time."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.membership import BELONGING, Recommendation
from networks.choices.membership import MembershipStatus as Status
from networks.services import memberships
from networks.services.costs import years_of
from networks.services.keeping import keep
from oia.core.holding import hold
from oia.core.rights import need


@transaction.atomic
def decide(review, *, by, why=""):
    """Decide a review as it recommends, and freeze its costs.

    To leave puts the membership under review, if it is not: giving notice is a step of its own.
    Raises ValidationError when it was decided before, or recommends nothing.
    """
    need(by, "networks.approve_review")
    hold(review)
    if review.decided_on:
        raise ValidationError(_("This review was already decided."))
    if not review.recommendation:
        raise ValidationError(_("Say first what the review recommends."))
    review.costs = costs_within(review)
    review.decided_on, review.decided_by = timezone.localdate(), by
    keep(review, by=by, why=why or review.get_recommendation_display())
    membership = review.membership
    settled = {Status.UNDER_REVIEW, Status.NOTICE_GIVEN}
    leaving = review.recommendation == Recommendation.LEAVE
    if leaving and membership.status in set(BELONGING) - settled:
        memberships.move(membership, Status.UNDER_REVIEW, by=by, why=str(review))
    return review


def costs_within(review):
    """The yearly costs of the period as plain values, so that they stay as they were."""
    return [
        {
            "year": cost.year,
            "total": str(cost.total),
            "currency": cost.currency,
            "hours": str(cost.hours),
            "missing": cost.missing,
        }
        for cost in years_of(review.membership)
        if review.starts_on.year - 1 <= cost.year <= review.ends_on.year
    ]
