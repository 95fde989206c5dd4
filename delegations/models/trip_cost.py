"""What a trip costs, who bears it, and for whom of the travellers."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import Payer
from delegations.choices.trip_decisions import TripCostKind
from delegations.models.delegation import day, link
from delegations.models.leg import Leg, Stay
from delegations.models.traveller import Traveller, TripPartQuerySet, of_trip
from oia.accounts.models.cost import CostLine, amount
from oia.accounts.money import Rates
from oia.core.limits import check
from oia.core.models import Kept
from oia.directory.models import Organisation
from oia.documents.models import Attachment

DAYS_OF_PER_DIEM = _("Days and what is paid for each belong together, and to a per diem.")
FOR_BOTH = _("It is for a leg or for a lodging, not for both.")

#: What one cost may come to in our currency: the most that a sum of the office holds.
MOST = Decimal("9999999999.99")


def for_part(model, label, help_text):
    return models.ForeignKey(
        model,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=label,
        help_text=help_text,
    )


class TripCost(CostLine, Kept):
    """One cost of a trip, as estimated and as it was, and who bears it.

    Without a traveller it is for all together. A rate of its own counts before the office's.
    """

    page_section = "costs"

    trip = of_trip("costs")
    traveller = models.ForeignKey(
        Traveller,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=_("traveller"),
        help_text=_("Blank: for all together."),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=TripCostKind, default=TripCostKind.TRAVEL
    )
    payer = models.CharField(_("payer"), max_length=8, choices=Payer, default=Payer.CITY)
    source = link(Organisation, "trip_costs", _("who of them"))
    leg = for_part(Leg, _("leg"), _("Then the public register tells it with where that leads."))
    stay = for_part(Stay, _("lodging"), _("Then the public register tells it with that stop."))
    days = models.DecimalField(
        _("days"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
        help_text=_("Of a per diem. The estimate is reckoned from them where nothing is typed."),
    )
    day_rate = amount(_("paid for each day"))
    rate = models.DecimalField(
        _("rate"),
        max_digits=18,
        decimal_places=8,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("What one unit was worth in our currency. Blank: as the office's rates say."),
    )
    rate_on = day(_("rate of"), help_text=_("Blank: the day of departure."))
    in_kind = models.BooleanField(
        _("in kind"), default=False, help_text=_("An upgrade, a ticket: no money went about.")
    )
    notes = models.TextField(_("notes"), blank=True)
    receipts = models.ManyToManyField(
        Attachment,
        blank=True,
        related_name="receipt_of",
        verbose_name=_("receipts"),
        help_text=_("Papers of the trip. One may prove several costs."),
    )

    objects = TripPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost of a trip")
        verbose_name_plural = _("costs of trips")
        ordering = ["trip", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(estimate=None) | Q(estimate__gte=0))
                & (Q(actual=None) | Q(actual__gte=0)),
                name="tripcost_not_negative",
                violation_error_message=_("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate__gt=0),
                name="tripcost_rate_is_positive",
                violation_error_message=_("A rate is more than nothing."),
            ),
            check(
                "tripcost_days_of_per_diem",
                Q(days=None, day_rate=None)
                | Q(kind=TripCostKind.PER_DIEM, days__isnull=False, day_rate__isnull=False),
                DAYS_OF_PER_DIEM,
            ),
            check("tripcost_for_one_part", Q(leg=None) | Q(stay=None), FOR_BOTH),
        ]

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#cost-{self.pk}"

    def clean(self):
        if self.traveller_id and self.traveller.trip_id != self.trip_id:
            raise ValidationError({"traveller": _now("They do not travel on this trip.")})
        for name, part in (("leg", self.leg), ("stay", self.stay)):
            if part is not None and part.trip_id != self.trip_id:
                raise ValidationError({name: _now("That is no part of this trip.")})
        if self.leg_id and self.stay_id:
            raise ValidationError({"stay": FOR_BOTH})
        if self.source_id and self.payer in (Payer.CITY, Payer.OWN):
            words = _now("Somebody else is named, though they do not pay.")
            raise ValidationError({"source": words})
        self.reckon_days()
        self.check_size()

    def reckon_days(self):
        """What a per diem comes to by its days, where nobody typed anything else."""
        if (self.days is None) != (self.day_rate is None):
            raise ValidationError({"day_rate": DAYS_OF_PER_DIEM})
        if self.days is not None and (self.amount is None or self.is_still_reckoned()):
            try:
                self.estimate = self._meta.get_field("estimate").clean(self.by_days, self)
            except ValidationError as error:
                raise ValidationError({"day_rate": error.messages}) from error

    @property
    def by_days(self):
        return (self.days * self.day_rate).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def is_still_reckoned(self):
        """Whether the estimate is the one that its days came to before, and nobody knows better."""
        stored = TripCost.objects.filter(pk=self.pk, days__isnull=False).first()
        follows = self.actual is None and stored and stored.estimate == stored.by_days
        return follows and self.estimate == stored.estimate

    def check_size(self):
        """Refuse what no sum of the office can hold: then a rate or an amount is a slip."""
        sums = [one for one in (self.estimate, self.actual) if one is not None]
        if not sums or self.trip_id is None:
            return
        rates = Rates()
        if max(sums) * self.worth(rates) > MOST:
            typed = "actual" if self.estimate is None else "estimate"
            field = typed if self.rate is None else "rate"
            words = _now("That comes to more than %(most)s %(currency)s. Is it a slip?")
            said = {"most": f"{MOST:,}", "currency": rates.currency}
            raise ValidationError({field: words % said})

    def worth(self, rates):
        """What one unit is worth in our currency, as far as that is known."""
        if self.rate is not None and self.currency != rates.currency:
            return self.rate
        on = self.rate_on or self.trip.starts_on or timezone.localdate()
        return rates.rate(self.currency, on) or 1

    @property
    def is_claimed(self):
        """Whether whoever it was for has to account for it: money of the city was spent on them."""
        return bool(self.actual) and self.payer == Payer.CITY and not self.in_kind

    @property
    def wants_receipt(self):
        """Whether a receipt is missed where there is none; a per diem is paid without."""
        return self.is_claimed and self.kind != TripCostKind.PER_DIEM

    @property
    def amount(self):
        """What it came to, else what it was thought to come to; None where nobody knows."""
        return self.estimate if self.actual is None else self.actual


#: A paper stays while it proves a cost; Django's own table of ties would let it go with them.
TripCost.receipts.through._meta.get_field("attachment").remote_field.on_delete = models.PROTECT
