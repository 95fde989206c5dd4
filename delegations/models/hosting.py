"""What hosting a visit costs: money, by whoever pays, and hours of ours."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.hosting import HostingKind, HostingPayer
from delegations.models.part import VisitPart, VisitPartQuerySet, of_visit
from oia.accounts.models.cost import CostLine, CostsMixin, cost_checks
from oia.core.validators import plausible_day

NO_HOURS = _("Give the hours, in figures above naught.")

HOURS_OF_A_DAY = 24


class VisitCostQuerySet(CostsMixin, VisitPartQuerySet):
    pass


class VisitCost(CostLine, VisitPart):
    """One line of what hosting costs, as estimated and as paid, and who pays."""

    page_section = "costs"

    delegation = of_visit("costs")
    kind = models.CharField(_("kind"), max_length=16, choices=HostingKind, default=HostingKind.MEAL)
    payer = models.CharField(
        _("payer"), max_length=12, choices=HostingPayer, default=HostingPayer.OFFICE
    )

    objects = VisitCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost of a visit")
        verbose_name_plural = _("costs of visits")
        ordering = ["delegation", "payer", "kind", "pk"]
        constraints = cost_checks("visit_cost")


class VisitHours(VisitPart):
    """Hours that a colleague spent on a visit."""

    page_section = "costs"

    delegation = of_visit("hours")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="visit_hours",
        verbose_name=_("colleague"),
    )
    day = models.DateField(_("day"), default=timezone.localdate, validators=[plausible_day])
    hours = models.DecimalField(
        _("hours"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"), NO_HOURS), MaxValueValidator(999)],
        help_text=_("Such as 1.5."),
    )
    what = models.CharField(_("for what"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("hours spent on a visit")
        verbose_name_plural = _("hours spent on visits")
        ordering = ["delegation", "day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="visit_hours_above_naught",
                violation_error_message=NO_HOURS,
            ),
        ]

    def clean(self):
        """A day has so many hours, on however many visits somebody spends them."""
        same_day = VisitHours.objects.filter(user=self.user_id, day=self.day).exclude(pk=self.pk)
        others = same_day.aggregate(total=Sum("hours"))["total"] or 0
        if self.hours and self.hours + others > HOURS_OF_A_DAY:
            words = _now("With what is written down already that makes %s hours on this day.")
            raise ValidationError({"hours": words % floatformat(self.hours + others, "-2")})

    def __str__(self):
        return f"{self.hours.normalize():f} h {self.what}".strip()
