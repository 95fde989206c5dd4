"""What lists about summits are filtered by; it stands in their addresses."""

from datetime import date

import django_filters as filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import (
    NOT_CONFIRMED,
    Audience,
    Cadence,
    Level,
    PlanStatus,
    SummitStatus,
)
from networks.dates import EARLIEST, LATEST
from networks.models import MilestoneTemplate, Summit, SummitSeries

UNKNOWN = "unknown"


class SummitFilter(filters.FilterSet):
    """Editions by name, series, year, status, our plan. Untouched, it shows what lies ahead."""

    WHEN = [("upcoming", _("Upcoming")), ("past", _("Past")), ("all", _("All"))]
    OURS = [("any", _("With a plan of ours")), ("none", _("Without a plan")), *PlanStatus.choices]

    q = filters.CharFilter(label=_("Search"), method="by_name")
    when = filters.ChoiceFilter(
        label=_("When"),
        choices=WHEN,
        method="by_time",
        empty_label=_("Upcoming; all when filtered"),
    )
    series = filters.ModelChoiceFilter(
        label=_("Series"), queryset=lambda request: SummitSeries.objects.visible_to(request.user)
    )
    year = filters.NumberFilter(
        label=_("Year"), method="by_year", min_value=EARLIEST.year, max_value=LATEST.year
    )
    status = filters.ChoiceFilter(
        label=_("Status"),
        choices=[*SummitStatus.choices, (UNKNOWN, NOT_CONFIRMED)],
        method="by_status",
    )
    ours = filters.ChoiceFilter(label=_("Our plan"), choices=OURS, method="by_plan")

    class Meta:
        model = Summit
        fields = ["q", "when", "series", "year", "status", "ours"]

    def filter_queryset(self, queryset):
        untouched = not any(self.form.cleaned_data.values())
        queryset = super().filter_queryset(queryset)
        return queryset.upcoming(timezone.localdate()) if untouched else queryset

    def by_name(self, queryset, name, value):
        return queryset.matching(value)

    def by_time(self, queryset, name, value):
        today = timezone.localdate()
        if value == "all":
            return queryset
        return queryset.upcoming(today) if value == "upcoming" else queryset.past(today)

    def by_year(self, queryset, name, value):
        year = int(value)
        return queryset.filter(starts_on__range=(date(year, 1, 1), date(year, 12, 31)))

    def by_status(self, queryset, name, value):
        return queryset.filter(status="" if value == UNKNOWN else value)

    def by_plan(self, queryset, name, value):
        if value == "any":
            return queryset.exclude(our_status="")
        return queryset.filter(our_status="" if value == "none" else value)


class SeriesFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Search"), method="by_name")
    level = filters.ChoiceFilter(label=_("Level"), choices=Level.choices)
    cadence = filters.ChoiceFilter(label=_("Rhythm"), choices=Cadence.choices)

    class Meta:
        model = SummitSeries
        fields = ["q", "level", "cadence"]

    def by_name(self, queryset, name, value):
        return queryset.matching(value)


class TemplateFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Search"))
    series = filters.ModelChoiceFilter(
        label=_("Series"),
        queryset=lambda request: SummitSeries.objects.visible_to(request.user),
        null_label=_("Every summit"),
        null_value="common",
    )
    audience = filters.ChoiceFilter(label=_("For"), choices=Audience.choices)
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = MilestoneTemplate
        fields = ["q", "series", "audience", "is_active"]
