"""What a kilometre of one passenger weighs in carbon: sets of factors, each with a name."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import LegMode, TravelClass
from delegations.models.delegation import words
from oia.core.limits import check
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet

ENDS_FIRST = _("It ends before it begins.")


class FactorSetQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def in_force(self, day):
        """The set by which a trip of this day is reckoned: the latest that is valid by then."""
        found = self.filter(is_active=True, valid_from__lte=day)
        return found.order_by("-valid_from", "-pk").first()


class FactorSet(Kept):
    """Factors that belong together, under the name that stands beside every figure made of them."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Who reckoned the factors, and where they stand.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    valid_from = models.DateField(_("for trips from"), validators=[plausible_day])
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = FactorSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of emission factors")
        verbose_name_plural = _("sets of emission factors")
        ordering = ["-valid_from", "-pk"]

    def __str__(self):
        return f"{self.name} ({self.year})"

    def get_absolute_url(self):
        return f"{reverse('delegations:emissionfactor-list')}?factor_set={self.pk}"


class EmissionFactorQuerySet(VisibleQuerySet):
    sensitivity_path = None


class EmissionFactor(Kept):
    """Kilograms of CO₂e that one passenger's kilometre stands for, by what, how and how far."""

    factor_set = models.ForeignKey(
        FactorSet, models.CASCADE, related_name="factors", verbose_name=_("set")
    )
    mode = models.CharField(_("by"), max_length=8, choices=LegMode)
    travel_class = models.CharField(
        _("class"),
        max_length=8,
        choices=TravelClass,
        blank=True,
        help_text=_("Blank: for every class that has no factor of its own."),
    )
    from_km = models.PositiveIntegerField(_("from, in km"), default=0)
    until_km = models.PositiveIntegerField(
        _("below, in km"), null=True, blank=True, help_text=_("Blank: however far.")
    )
    kg_per_km = models.DecimalField(
        _("kg CO₂e per passenger and km"),
        max_digits=8,
        decimal_places=5,
        validators=[MinValueValidator(0, _("A factor cannot be negative."))],
    )
    notes = words(_("notes"), 300)

    objects = EmissionFactorQuerySet.as_manager()

    class Meta:
        verbose_name = _("emission factor")
        verbose_name_plural = _("emission factors")
        ordering = ["factor_set", "mode", "from_km", "pk"]
        indexes = [
            models.Index(fields=["mode", "id"], name="factor_by_mode"),
            models.Index(fields=["from_km", "id"], name="factor_by_distance"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["factor_set", "mode", "travel_class", "from_km"],
                name="factor_once_per_distance",
                violation_error_message=_("The set has a factor for this from that distance on."),
            ),
            check("factor_not_negative", Q(kg_per_km__gte=0), _("A factor cannot be negative.")),
            check(
                "factor_ends_after_it_begins",
                Q(until_km=None) | Q(until_km__gt=F("from_km")),
                ENDS_FIRST,
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.get_mode_display(), self.get_travel_class_display()]))

    def get_absolute_url(self):
        return self.factor_set.get_absolute_url()

    def clean(self):
        if self.until_km is not None and self.until_km <= (self.from_km or 0):
            raise ValidationError({"until_km": ENDS_FIRST})

    @property
    def kg_shown(self):
        """Without naughts that say nothing: 0.03512, 0.2."""
        return f"{self.kg_per_km.normalize():f}"

    def covers(self, leg, km):
        """Whether it speaks of such a leg, of its own class or of any."""
        fits = self.mode == leg.mode and self.travel_class in ("", leg.travel_class)
        return fits and self.from_km <= km and (self.until_km is None or km < self.until_km)
