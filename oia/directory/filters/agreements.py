"""How the list of agreements is narrowed."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.filters import DaysFilter, Staged
from oia.directory.choices import BEFORE_SIGNING, IN_FORCE, AgreementKind, AgreementStatus
from oia.directory.models import Agreement, Theme


class AgreementFilter(Staged, filters.FilterSet):
    """By its own title or the name of a partner; by state, or all states of one stage."""

    STAGES = {"force": IN_FORCE, "prepared": BEFORE_SIGNING}

    q = filters.CharFilter(label=_("Search"), method="by_words")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[
            ("force", _("In force")),
            ("prepared", _("Being prepared")),
            ("silent", _("Silent for long")),
            *AgreementStatus.choices,
        ],
        empty_label=_("Any"),
    )
    kind = filters.ChoiceFilter(
        choices=AgreementKind.choices, label=_("Kind"), empty_label=_("Any")
    )
    owner = filters.ModelChoiceFilter(
        queryset=lambda request: User.objects.active().to_choose(),
        label=_("Owner"),
        empty_label=_("Any"),
    )
    theme = filters.ModelChoiceFilter(
        "themes", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any")
    )
    ends = DaysFilter("ends_on", label=_("Term ends between"))

    class Meta:
        model = Agreement
        fields = ["q", "state", "kind", "owner", "theme", "ends"]

    def by_words(self, queryset, name, value):
        return queryset.about(value, self.request.user)

    def by_state(self, queryset, name, value):
        if value == "silent":
            return queryset.filter(dormant_proposed_on__isnull=False)
        return super().by_state(queryset, name, value)
