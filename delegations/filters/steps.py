"""What the lists of planning defaults, for visits and for trips, are narrowed by."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import TripAudience, TripKind
from delegations.choices.visit import Audience, VisitKind
from delegations.models import StepTemplate, TripStepTemplate


def of_kind(kinds, label, every):
    """By kind; what holds for every kind has none."""
    return filters.ChoiceFilter(
        choices=kinds.choices,
        label=label,
        empty_label=_("Any"),
        null_label=every,
        null_value="common",
        method="by_kind",
    )


class TemplateFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Search"))
    is_active = filters.BooleanFilter(label=_("In use"))

    def by_kind(self, queryset, name, value):
        return queryset.filter(kind="" if value == "common" else value)


class StepTemplateFilter(TemplateFilter):
    kind = of_kind(VisitKind, _("Kind of visit"), _("Every visit"))
    audience = filters.ChoiceFilter(choices=Audience.choices, label=_("For"))

    class Meta:
        model = StepTemplate
        fields = ["q", "kind", "audience", "is_active"]


class TripStepTemplateFilter(TemplateFilter):
    kind = of_kind(TripKind, _("Kind of trip"), _("Every trip"))
    audience = filters.ChoiceFilter(choices=TripAudience.choices, label=_("For"))

    class Meta:
        model = TripStepTemplate
        fields = ["q", "kind", "audience", "is_active"]
