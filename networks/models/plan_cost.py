"""What it costs to take part in a summit."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import CostKind, CostPayer
from networks.models.part import Part, PartQuerySet, of_plan
from oia.accounts.validators import valid_currency


class PlanCostQuerySet(PartQuerySet):
    def totals(self):
        """Sums by payer and currency, and how many lines of each nobody knows.

        A sum over figures that nobody knows stays unknown; it is not 0.
        """
        return (
            self.order_by("payer", "currency")
            .values("payer", "currency")
            .annotate(
                estimated=Sum("estimate"),
                spent=Sum("actual"),
                estimates_unknown=Count("pk", filter=Q(estimate=None)),
                actuals_unknown=Count("pk", filter=Q(actual=None)),
            )
        )


def amount(words):
    """A sum of money. Null: nobody knows it yet, which is not the same as nothing."""
    return models.DecimalField(
        words,
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("An amount cannot be negative."))],
    )


class PlanCost(Part):
    """One line of what going costs, as estimated and as paid, and who pays."""

    page_section = "costs"

    plan = of_plan("costs")
    kind = models.CharField(_("kind"), max_length=16, choices=CostKind, default=CostKind.TRAVEL)
    what = models.CharField(_("for what"), max_length=200, blank=True)
    payer = models.CharField(_("payer"), max_length=12, choices=CostPayer, default=CostPayer.OFFICE)
    estimate = amount(_("estimate"))
    actual = amount(_("actual"))
    currency = models.CharField(_("currency"), max_length=3, validators=[valid_currency])

    objects = PlanCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost of going")
        verbose_name_plural = _("costs of going")
        ordering = ["plan", "payer", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(estimate=None) | Q(estimate__gte=0),
                name="plan_cost_estimate_not_negative",
                violation_error_message=_("The estimate cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(actual=None) | Q(actual__gte=0),
                name="plan_cost_actual_not_negative",
                violation_error_message=_("The actual cost cannot be negative."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.what}".strip()
