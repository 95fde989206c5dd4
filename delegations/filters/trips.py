"""What the list of trips is narrowed by; it stands in their addresses."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    AHEAD,
    BACK,
    UNDECIDED,
    Payer,
    TripKind,
    TripStatus,
)
from delegations.models import Meeting, Traveller, Trip
from oia.accounts.models import User
from oia.core.filters import DaysFilter, Staged
from oia.directory.models import Organisation, Person


class TripFilter(Staged, filters.FilterSet):
    """By its own names or that of its city; by state, or all states of one stage."""

    STAGES = {"undecided": UNDECIDED, "ahead": AHEAD, "back": BACK}

    q = filters.CharFilter(label=_("Search"), method="by_words")
    who = filters.CharFilter(label=_("Who travels or is met"), method="by_person")
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
        fields = ["q", "who", "state", "kind", "payer", "owner", "leaves"]

    def by_words(self, queryset, name, value):
        return queryset.about(value)

    def by_person(self, queryset, name, value):
        """Those on which somebody travels or is met, as far as the user may know of them."""
        user = self.request.user
        met = Q(counterpart__in=Person.objects.visible_to(user).matching(value))
        met |= Q(organisation__in=Organisation.objects.visible_to(user).matching(value))
        met |= Q(counterpart_words__icontains=value)
        travels = Traveller.objects.visible_to(user).filter(name__icontains=value)
        meetings = Meeting.objects.visible_to(user).filter(met)
        both = [Q(pk__in=rows.order_by().values("trip")) for rows in (travels, meetings)]
        return queryset.filter(both[0] | both[1])
