"""What it costs to take part in a summit."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import CostKind, CostPayer
from networks.models.part import Part, PartQuerySet, of_plan
from networks.models.validators import currency_code


class PlanCostQuerySet(PartQuerySet):
    def totals(self):
        """Sums by payer and currency. A sum over figures nobody knows stays unknown, not 0."""
        return (
            self.order_by("payer", "currency")
            .values("payer", "currency")
            .annotate(estimate=Sum("estimate"), actual=Sum("actual"))
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
    currency = models.CharField(_("currency"), max_length=3, validators=[currency_code])

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
