"""The review sheet of a membership: what it brings against what it costs."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import Recommendation
from networks.dates import plausible
from networks.models.membership import Membership
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines


class ReviewQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related("membership__network", "membership__lead", "decided_by")

    def undecided(self):
        return self.filter(decided_on=None)


class Review(Kept):
    """One look at a membership: objectives, benefits with evidence, cost, and what follows."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="reviews", verbose_name=_("membership")
    )
    starts_on = models.DateField(_("period from"), validators=[plausible])
    ends_on = models.DateField(_("period to"), validators=[plausible])
    due_on = models.DateField(_("to be decided by"), null=True, blank=True, validators=[plausible])
    objectives = models.TextField(_("objectives"), blank=True)
    benefits = models.TextField(_("benefits"), blank=True)
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("What shows that the benefits are real.")
    )
    score = models.PositiveSmallIntegerField(
        _("score"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("1: little worth the cost; 5: well worth it."),
    )
    recommendation = models.CharField(
        _("recommendation"), max_length=15, choices=Recommendation, blank=True
    )
    # What the membership cost when the review was decided, so that it can be read later.
    costs = models.JSONField(_("cost at the time"), default=list, blank=True, editable=False)
    decided_on = models.DateField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="reviews_decided",
        verbose_name=_("decided by"),
    )

    deadlines = Deadlines()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["membership", "-ends_on"]
        permissions = [("approve_review", "Can decide a review of a membership")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="review_period_in_order",
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=1, score__lte=5),
                name="review_score_from_one_to_five",
                violation_error_message=_("The score goes from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, decided_by=None)
                | (Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(recommendation="")),
                name="review_decided_by_somebody_for_something",
                violation_error_message=_("A decided review says by whom and for what."),
            ),
        ]

    def __str__(self):
        return f"{self.membership}, {self.starts_on:%Y}–{self.ends_on:%Y}"

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#reviews"

    @property
    def costs_then(self):
        """What was kept of the costs, with sums that can be shown as money."""
        return [{**cost, "total": Decimal(cost["total"])} for cost in self.costs]
