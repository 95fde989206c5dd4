"""What the lists of visits and of their steps are narrowed by; it stands in their addresses."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import (
    HOSTED,
    RUNNING,
    UNANSWERED,
    Audience,
    VisitKind,
    VisitStatus,
)
from delegations.models import Delegation, StepTemplate
from oia.accounts.models import User
from oia.core.filters import DaysFilter
from oia.directory.models import Theme


class DelegationFilter(filters.FilterSet):
    """By its own names or those of whom comes; by state, or all states of one stage."""

    STAGES = {"unanswered": UNANSWERED, "hosted": HOSTED, "running": RUNNING}

    q = filters.CharFilter(label=_("Search"), method="by_words")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[
            ("unanswered", _("Waiting for our answer")),
            ("hosted", _("Accepted, until closed")),
            ("running", _("Not over yet")),
            *VisitStatus.choices,
        ],
        empty_label=_("Any"),
    )
    kind = filters.ChoiceFilter(
        choices=VisitKind.choices, label=_("Kind of visit"), empty_label=_("Any")
    )
    owner = filters.ModelChoiceFilter(
        queryset=lambda request: User.objects.active().to_choose(),
        label=_("Owner"),
        empty_label=_("Any"),
    )
    theme = filters.ModelChoiceFilter(
        "themes", queryset=Theme.objects.all(), label=_("Topic"), empty_label=_("Any")
    )
    arrives = DaysFilter("arrives_on", label=_("Arrives between"))

    class Meta:
        model = Delegation
        fields = ["q", "state", "kind", "owner", "theme", "arrives"]

    def by_words(self, queryset, name, value):
        return queryset.about(value, self.request.user)

    def by_state(self, queryset, name, value):
        return queryset.filter(status__in=self.STAGES.get(value, [value]))


class StepTemplateFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Search"))
    kind = filters.ChoiceFilter(
        choices=VisitKind.choices,
        label=_("Kind of visit"),
        empty_label=_("Any"),
        null_label=_("Every visit"),
        null_value="common",
        method="by_kind",
    )
    audience = filters.ChoiceFilter(choices=Audience.choices, label=_("For"))
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = StepTemplate
        fields = ["q", "kind", "audience", "is_active"]

    def by_kind(self, queryset, name, value):
        return queryset.filter(kind="" if value == "common" else value)
