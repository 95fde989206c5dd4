"""What the list of emission factors is narrowed by."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import LegMode
from delegations.models import EmissionFactor, FactorSet


class EmissionFactorFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Search"), method="by_words")
    factor_set = filters.ModelChoiceFilter(
        queryset=FactorSet.objects.all(), label=_("Set"), empty_label=_("Any")
    )
    mode = filters.ChoiceFilter(choices=LegMode.choices, label=_("By"), empty_label=_("Any"))

    class Meta:
        model = EmissionFactor
        fields = ["q", "factor_set", "mode"]

    def by_words(self, queryset, name, value):
        return queryset.filter(Q(factor_set__name__icontains=value) | Q(notes__icontains=value))
