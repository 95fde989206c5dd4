"""What the legs of a trip are reckoned to weigh in CO₂, by a set of factors that is named."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from delegations.models import EmissionFactor, FactorSet
from delegations.services.places import Places
from delegations.services.trip_money import Sum
from networks.services.slugs import free_slug
from oia.directory.services.keeping import save_part

SMALLEST = Decimal("0.1")


@dataclass(frozen=True)
class Weight:
    """What one leg comes to: how far, by which factor, for how many; None where unknown."""

    km: int | None
    is_typed: bool
    factor: EmissionFactor | None
    heads: int

    @property
    def kg(self):
        """Of all who take it. What is not known is not nothing."""
        if self.km is None or self.factor is None or not self.heads:
            return None
        return (self.factor.kg_per_km * self.km * self.heads).quantize(SMALLEST)


@dataclass(frozen=True)
class Estimate:
    """What a trip comes to, by leg and in all, and by which set."""

    factor_set: FactorSet | None
    by_leg: dict
    whole: Sum


def estimate(trip, legs, travellers):
    """The weight of each leg and of all. `travellers` is how many travel."""
    chosen = FactorSet.objects.in_force(trip.starts_on or day_of(legs))
    factors = list(chosen.factors.all()) if chosen and legs else []
    places, whole, by_leg = Places(legs), Sum(), {}
    for leg in legs:
        km = places.km(leg)
        heads = len(leg.travellers.all()) or travellers
        factor = factor_for(leg, km, factors)
        by_leg[leg.pk] = Weight(km, leg.distance_km is not None, factor, heads)
        whole.add(by_leg[leg.pk].kg)
    return Estimate(chosen, by_leg, whole)


def day_of(legs):
    return timezone.localdate(legs[0].departs_at) if legs else timezone.localdate()


def factor_for(leg, km, factors):
    """The factor of a leg: that of its class before that of any; None where the set has none."""
    if km is None:
        return None
    fitting = [one for one in factors if one.covers(leg, km)]
    fitting.sort(key=lambda one: (one.travel_class == "", -one.from_km))
    return fitting[0] if fitting else None


def save_set(factor_set, *, by):
    """Keep a set of factors. Every estimate made by it follows at once."""
    if not factor_set.slug:
        factor_set.slug = free_slug(FactorSet, factor_set.name, "factors")
    return save_part(factor_set, by=by)


def keep_set_row(factor_set, along, *, by):
    save_set(factor_set, by=by)
