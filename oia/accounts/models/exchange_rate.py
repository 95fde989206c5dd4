"""What other people's money is worth in ours."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oia.accounts.models.office import OpenQuerySet
from oia.accounts.validators import valid_currency
from oia.core.models import Kept
from oia.core.validators import plausible_day


class ExchangeRate(Kept):
    """What one unit of a currency is worth in the office's own, from a day on."""

    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[valid_currency],
        help_text=_("Three letters, such as USD."),
    )
    on = models.DateField(
        _("from"),
        validators=[plausible_day],
        help_text=_("It holds until the next rate of the currency."),
    )
    rate = models.DecimalField(
        _("rate"),
        max_digits=18,
        decimal_places=8,
        help_text=_("What one unit of this currency is worth in the office's currency."),
    )

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["currency", "-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "on"],
                name="one_rate_a_currency_and_day",
                violation_error_message=_("There is a rate for this currency and day already."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0),
                name="rate_is_above_zero",
                violation_error_message=_("A rate must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.currency} {self.rate.normalize():f}"
