"""What the list of commitments is narrowed by; it stands in its address."""

from calendar import monthrange

import django_filters as filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Department, User, full_name
from oia.commitments.choices import Direction, Status
from oia.commitments.models import Commitment
from oia.commitments.models.terms import mayors
from oia.core.filters import DaysFilter, Offering
from oia.core.prepared import Prepared
from oia.core.sql import rows_of
from oia.directory.models import PostHolding, Theme

NONE = ("none", _("No record"))


def kinds():
    """The kinds of record that promises come from."""
    found = Commitment.objects.kinds()
    named = [(kind._meta.label_lower, capfirst(kind._meta.verbose_name)) for kind in found]
    return [*sorted(named, key=lambda pair: str(pair[1])), NONE]


def rows_offered():
    terms = rows_of("term", mayors(), "person__name", F("starts_on"), F("ends_on"))
    return terms.union(
        rows_of("owner", User.objects.active(), full_name()),
        rows_of("department", Department.objects.all(), "name"),
        rows_of("theme", Theme.objects.all(), "name"),
        all=True,
    )


OFFERED = Prepared(rows_offered)


def offered():
    """All owners, departments, themes and terms to choose from, in one query."""
    choices = {"owner": [], "department": [], "theme": [], "term": []}
    for what, pk, name, starts, ends in sorted(OFFERED.rows(), key=lambda row: row[2]):
        term = f" ({PostHolding(starts_on=starts, ends_on=ends).period})" if what == "term" else ""
        choices[what].append((pk, f"{name}{term}"))
    return choices


class CommitmentFilter(Offering, filters.FilterSet):
    """Unless a state is named, those that are still open."""

    offered = staticmethod(offered)

    STATES = [("all", _("All")), ("late", _("Late")), ("kept_late", _("Kept late"))]
    DUE = [
        ("month", _("This month")),
        ("quarter", _("This quarter")),
        ("none", _("Without a date")),
    ]

    q = filters.CharFilter(label=_("Search"), method="by_words")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[*STATES, *(one for one in Status.choices if one[0] != Status.OPEN)],
        empty_label=Status.OPEN.label,
    )
    due = filters.ChoiceFilter(label=_("Due"), choices=DUE, method="by_due")
    source = filters.ChoiceFilter(label=_("Came from"), choices=kinds, method="by_source")
    owner = filters.ChoiceFilter(label=_("Owner"), choices=())
    department = filters.ChoiceFilter(label=_("Department"), choices=())
    theme = filters.ChoiceFilter(label=_("Theme"), field_name="themes", choices=())
    direction = filters.ChoiceFilter(label=_("Direction"), choices=Direction.choices)
    term = filters.ChoiceFilter(label=_("Mayor’s term"), choices=(), method="by_term")
    days = DaysFilter("due_on", label=_("Due between"))

    class Meta:
        model = Commitment
        fields = ["q", "state", "due", "source", "owner", "department", "theme"]

    def __init__(self, data=None, *args, **kwargs):
        if data and data.get("state") == Status.OPEN:  # said outright, it is what is meant anyway
            data = data.copy()
            data["state"] = ""
        super().__init__(data, *args, **kwargs)

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.open()

    def by_words(self, queryset, name, value):
        return queryset.about(value, self.request.user)

    def by_state(self, queryset, name, value):
        if value == "late":
            return queryset.late()
        if value == "kept_late":
            return queryset.kept_late()
        return queryset if value == "all" else queryset.filter(status=value)

    def by_due(self, queryset, name, value):
        if value == "none":
            return queryset.filter(due_on=None)
        return queryset.filter(due_on__range=span(timezone.localdate(), value))

    def by_source(self, queryset, name, value):
        if value == "none":
            return queryset.filter(subject_type=None)
        model = next(one for one in Commitment.objects.kinds() if one._meta.label_lower == value)
        return queryset.filter(subject_type=ContentType.objects.get_for_model(model))

    def by_term(self, queryset, name, value):
        return queryset.under(mayors().get(pk=value))


def span(today, which):
    """The first and the last day of this month or quarter."""
    first = today.month if which == "month" else (today.month - 1) // 3 * 3 + 1
    last = first if which == "month" else first + 2
    end = today.replace(month=last, day=monthrange(today.year, last)[1])
    return today.replace(month=first, day=1), end
