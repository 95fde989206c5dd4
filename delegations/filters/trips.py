"""What the list of trips is narrowed by; it stands in their addresses."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    AHEAD,
    BACK,
    UNDECIDED,
    Payer,
    TripKind,
    TripStatus,
)
from delegations.models import Trip
from oia.accounts.models import User
from oia.core.filters import DaysFilter, Staged


class TripFilter(Staged, filters.FilterSet):
    """By its own names or that of its city; by state, or all states of one stage."""

    STAGES = {"undecided": UNDECIDED, "ahead": AHEAD, "back": BACK}

    q = filters.CharFilter(label=_("Search"), method="by_words")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[
            ("undecided", _("Not decided yet")),
            ("ahead", _("Ahead or under way")),
            ("back", _("Over")),
            *TripStatus.choices,
        ],
        empty_label=_("Any"),
    )
    kind = filters.ChoiceFilter(
        choices=TripKind.choices, label=_("Kind of trip"), empty_label=_("Any")
    )
    payer = filters.ChoiceFilter(
        choices=Payer.choices, label=_("Who pays most of it"), empty_label=_("Any")
    )
    owner = filters.ModelChoiceFilter(
        queryset=lambda request: User.objects.active().to_choose(),
        label=_("Owner"),
        empty_label=_("Any"),
    )
    leaves = DaysFilter("starts_on", label=_("Leaves between"))

    class Meta:
        model = Trip
        fields = ["q", "state", "kind", "payer", "owner", "leaves"]

    def by_words(self, queryset, name, value):
        return queryset.about(value)
