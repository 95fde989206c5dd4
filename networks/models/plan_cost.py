"""What it costs to take part in a summit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import CostKind, CostPayer
from networks.models.part import Part, PartQuerySet, of_plan
from oia.accounts.models.cost import CostLine, CostsMixin, cost_checks


class PlanCostQuerySet(CostsMixin, PartQuerySet):
    pass


class PlanCost(CostLine, Part):
    """One line of what going costs, as estimated and as paid, and who pays."""

    page_section = "costs"

    plan = of_plan("costs")
    kind = models.CharField(_("kind"), max_length=16, choices=CostKind, default=CostKind.TRAVEL)
    payer = models.CharField(_("payer"), max_length=12, choices=CostPayer, default=CostPayer.OFFICE)

    objects = PlanCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost of going")
        verbose_name_plural = _("costs of going")
        ordering = ["plan", "payer", "kind", "pk"]
        constraints = cost_checks("plan_cost")
