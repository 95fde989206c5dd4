"""What a membership costs: its dues year by year, and what comes on top."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import ChargesBy, CostKind
from networks.dates import plausible
from oia.accounts.validators import valid_currency
from oia.core.models import Kept
from oia.core.validators import all_over_by_now
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

FISCAL_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]
NOT_NEGATIVE = [MinValueValidator(0, _("An amount cannot be negative."))]


def still_owed():
    """Dues of which something is still to be paid."""
    paid = Coalesce("paid_amount", 0, output_field=models.DecimalField())
    return Q(amount__gt=0) & (Q(paid_on=None) | Q(amount__gt=paid))


class DuesQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related("membership__network", "membership__lead")

    def unpaid(self):
        return self.filter(still_owed())

    def in_arrears(self, today):
        return self.unpaid().filter(due_on__lt=today)


class Dues(Kept):
    """What one fiscal year of a membership costs in dues, from invoice to payment."""

    membership = models.ForeignKey(
        "networks.Membership",
        models.PROTECT,
        related_name="dues",
        verbose_name=_("membership"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), validators=FISCAL_YEARS)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, validators=NOT_NEGATIVE
    )
    currency = models.CharField(_("currency"), max_length=3, validators=[valid_currency])
    formula_input = models.CharField(
        _("reckoned from"),
        max_length=200,
        blank=True,
        help_text=_("The figure the network's formula took, such as 612,000 inhabitants."),
    )
    invoice_no = models.CharField(_("invoice number"), max_length=60, blank=True)
    invoiced_on = models.DateField(_("invoiced"), null=True, blank=True, validators=[plausible])
    due_on = models.DateField(_("due"), null=True, blank=True, validators=[plausible])
    approved_on = models.DateField(
        _("approved for payment"), null=True, blank=True, validators=[plausible]
    )
    paid_on = models.DateField(_("paid"), null=True, blank=True, validators=[plausible])
    paid_amount = models.DecimalField(
        _("amount paid"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    charges_by = models.CharField(
        _("bank charges borne by"), max_length=10, choices=ChargesBy, blank=True
    )

    deadlines = Deadlines()

    objects = DuesQuerySet.as_manager()

    class Meta:
        verbose_name = _("dues of a year")
        verbose_name_plural = _("dues")
        ordering = ["membership", "-fiscal_year"]
        indexes = [models.Index(fields=["due_on"], name="dues_by_due_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "fiscal_year"],
                name="dues_once_a_year",
                violation_error_message=_("The dues of this fiscal year are already recorded."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="dues_not_negative",
                violation_error_message=_("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(paid_amount=None) | Q(paid_amount__gte=0),
                name="dues_payment_not_negative",
                violation_error_message=_("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None, paid_amount=None)
                | Q(paid_on__isnull=False, paid_amount__isnull=False),
                name="dues_payment_has_day_and_amount",
                violation_error_message=_("A payment wants both its day and its amount."),
            ),
            models.CheckConstraint(
                condition=Q(invoiced_on=None) | Q(due_on=None) | Q(due_on__gte=F("invoiced_on")),
                name="dues_fall_due_after_the_invoice",
                violation_error_message=_("The dues fall due before they were invoiced."),
            ),
        ]

    def __str__(self):
        return f"{self.membership} {self.fiscal_year}"

    def clean(self):
        super().clean()
        all_over_by_now(self, "approved_on", "paid_on")

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#dues"

    @property
    def owed(self):
        """What is still to pay, in the currency of the dues."""
        return max(self.amount - (self.paid_amount or 0), 0)

    @property
    def state(self):
        """One of the states a membership's dues may be in."""
        if not self.owed:
            return "paid"
        late = self.due_on and self.due_on < timezone.localdate()
        return "arrears" if late else "owed"


class OtherCostQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related("membership__network")


class OtherCost(Kept):
    """What a membership cost in a fiscal year besides its dues: travel, hours, fees."""

    membership = models.ForeignKey(
        "networks.Membership",
        models.PROTECT,
        related_name="other_costs",
        verbose_name=_("membership"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), validators=FISCAL_YEARS)
    kind = models.CharField(_("kind"), max_length=10, choices=CostKind)
    what = models.CharField(_("what for"), max_length=200, blank=True)
    on = models.DateField(_("on"), null=True, blank=True, validators=[plausible])
    hours = models.DecimalField(
        _("hours"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
        help_text=_("For hours: what they cost the city, if that is reckoned."),
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[valid_currency]
    )

    objects = OtherCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("other cost")
        verbose_name_plural = _("other costs")
        ordering = ["membership", "-fiscal_year", "kind"]
        indexes = [models.Index(fields=["fiscal_year"], name="other_cost_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(amount__gte=0)) & (Q(hours=None) | Q(hours__gte=0)),
                name="other_cost_not_negative",
                violation_error_message=_("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(hours__isnull=False),
                name="other_cost_says_how_much",
                violation_error_message=_("Give an amount or a number of hours."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | ~Q(currency=""),
                name="other_cost_amount_has_a_currency",
                violation_error_message=_("An amount needs a currency."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.membership} {self.fiscal_year}"

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#costs"
