"""What the list of visits is narrowed by; it stands in their addresses."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import (
    HOSTED,
    RUNNING,
    UNANSWERED,
    VisitKind,
    VisitStatus,
)
from delegations.models import Delegation
from oia.accounts.models import User
from oia.core.filters import DaysFilter, Staged
from oia.directory.models import Theme


class DelegationFilter(Staged, filters.FilterSet):
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
