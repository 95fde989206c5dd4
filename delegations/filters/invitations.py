"""What the lists of invitations and of the approval chain are narrowed by."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import Payer, TripKind
from delegations.choices.trip_decisions import UNANSWERED_INVITATIONS, Body, InvitationStatus
from delegations.models import ChainStep, Invitation
from oia.accounts.models import User
from oia.core.filters import DaysFilter, Staged


class InvitationFilter(Staged, filters.FilterSet):
    STAGES = {"unanswered": UNANSWERED_INVITATIONS}

    q = filters.CharFilter(label=_("Search"), method="by_words")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[("unanswered", _("Waiting for our answer")), *InvitationStatus.choices],
        empty_label=_("Any"),
    )
    would_pay = filters.ChoiceFilter(
        choices=Payer.choices, label=_("Who would pay"), empty_label=_("Any")
    )
    owner = filters.ModelChoiceFilter(
        queryset=lambda request: User.objects.active().to_choose(),
        label=_("Owner"),
        empty_label=_("Any"),
    )
    days = DaysFilter("starts_on", label=_("First day between"))

    class Meta:
        model = Invitation
        fields = ["q", "state", "would_pay", "owner", "days"]

    def by_words(self, queryset, name, value):
        return queryset.matching(value)


class ChainStepFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Search"))
    body = filters.ChoiceFilter(choices=Body.choices, label=_("Whose word"))
    kind = filters.ChoiceFilter(choices=TripKind.choices, label=_("Kind of trip"))
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = ChainStep
        fields = ["q", "body", "kind", "is_active"]
