"""What something costs: lines with a payer, an estimate and what was paid, in any currency."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from oia.accounts.validators import valid_currency


class CostsMixin:
    """For the queryset of a model of cost lines."""

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


def amount(words, **more):
    """A sum of money. Null: nobody knows it yet, which is not the same as nothing."""
    return models.DecimalField(
        words,
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("An amount cannot be negative."))],
        **more,
    )


class CostLine(models.Model):
    """One line of cost. Whoever builds on it says of what, and adds `kind` and `payer`."""

    what = models.CharField(_("for what"), max_length=200, blank=True)
    estimate = amount(_("estimate"))
    actual = amount(_("actual"))
    currency = models.CharField(_("currency"), max_length=3, validators=[valid_currency])

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_kind_display()} {self.what}".strip()


def cost_checks(name):
    """What must never be stored of a line; `name` begins the names of the constraints."""
    return [
        models.CheckConstraint(
            condition=Q(estimate=None) | Q(estimate__gte=0),
            name=f"{name}_estimate_not_negative",
            violation_error_message=_("The estimate cannot be negative."),
        ),
        models.CheckConstraint(
            condition=Q(actual=None) | Q(actual__gte=0),
            name=f"{name}_actual_not_negative",
            violation_error_message=_("The actual cost cannot be negative."),
        ),
    ]
