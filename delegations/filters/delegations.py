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
from oia.accounts.models import User, full_name
from oia.core.filters import DaysFilter, Offering, Staged
from oia.core.prepared import Prepared
from oia.core.sql import rows_of
from oia.directory.models import Theme


def rows_offered():
    owners = rows_of("owner", User.objects.active(), full_name())
    return owners.union(rows_of("theme", Theme.objects.all(), "name"), all=True)


OFFERED = Prepared(rows_offered)


def offered():
    """All owners and topics to choose from, in one query."""
    choices = {"owner": [], "theme": []}
    for what, pk, name, *_days in sorted(OFFERED.rows(), key=lambda row: row[2]):
        choices[what].append((pk, name))
    return choices


class DelegationFilter(Offering, Staged, filters.FilterSet):
    """By its own names or those of whom comes; by state, or all states of one stage."""

    offered = staticmethod(offered)

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
    owner = filters.ChoiceFilter(choices=(), label=_("Owner"), empty_label=_("Any"))
    theme = filters.ChoiceFilter("themes", choices=(), label=_("Topic"), empty_label=_("Any"))
    arrives = DaysFilter("arrives_on", label=_("Arrives between"))

    class Meta:
        model = Delegation
        fields = ["q", "state", "kind", "owner", "theme", "arrives"]

    def by_words(self, queryset, name, value):
        return queryset.about(value, self.request.user)
