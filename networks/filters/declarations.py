"""What lists of declarations, frameworks and sign-ons are filtered by."""

from datetime import date

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import (
    BEFORE_SIGNING,
    IN_FORCE,
    WAS_SIGNED,
    DeclarationKind,
    SignOnStatus,
    StepKind,
    YesNo,
)
from networks.dates import EARLIEST, LATEST
from networks.models import Declaration, Framework, Network, SignOn, SignOnStepTemplate
from oia.accounts.models import Department, User, full_name
from oia.core.filters import DaysFilter, Offering, Staged
from oia.core.sql import rows_of
from oia.directory.models import Theme

ANY = _("Any")


def of_theme():
    return filters.ModelChoiceFilter(
        "themes", queryset=Theme.objects.all(), label=_("Theme"), empty_label=ANY
    )


class ByYear(filters.FilterSet):
    """Narrows by name and by the year of adoption."""

    q = filters.CharFilter(label=_("Search"), method="by_name")
    year = filters.NumberFilter(
        label=_("Year"), method="by_year", min_value=EARLIEST.year, max_value=LATEST.year
    )

    def by_name(self, queryset, name, value):
        return queryset.matching(value)

    def by_year(self, queryset, name, value):
        year = int(value)
        return queryset.filter(adopted_on__range=(date(year, 1, 1), date(year, 12, 31)))


class DeclarationFilter(Offering, ByYear):
    """Themes and conveners to choose from come by one question."""

    OURS = [
        ("signed", _("Signed by us")),
        ("open", _("On the way to signing")),
        ("none", _("Not ours")),
    ]

    kind = filters.ChoiceFilter(choices=DeclarationKind.choices, label=_("Kind"), empty_label=ANY)
    ours = filters.ChoiceFilter(
        label=_("Our city"), choices=OURS, method="by_ours", empty_label=ANY
    )
    sign_on_open = filters.ChoiceFilter(
        choices=YesNo.choices, label=_("Open to sign"), empty_label=ANY
    )
    convener = filters.ChoiceFilter("conveners", label=_("Convener"), choices=(), empty_label=ANY)
    theme = filters.ChoiceFilter("themes", label=_("Theme"), choices=(), empty_label=ANY)

    class Meta:
        model = Declaration
        fields = ["q", "ours", "kind", "theme", "convener", "year", "sign_on_open"]

    def offered(self):
        convenes = Exists(Declaration.conveners.through.objects.filter(network=OuterRef("pk")))
        conveners = Network.objects.visible_to(self.request.user).filter(convenes)
        rows = rows_of("theme", Theme.objects.all(), "name").union(
            rows_of("convener", conveners, "name"), all=True
        )
        choices = {"theme": [], "convener": []}
        for what, pk, name, _starts, _ends in sorted(rows, key=lambda row: row[2]):
            choices[what].append((pk, name))
        return choices

    def by_ours(self, queryset, name, value):
        if value == "none":
            return queryset.filter(our_status=None)
        return queryset.filter(our_status__in=WAS_SIGNED if value == "signed" else BEFORE_SIGNING)


class FrameworkFilter(ByYear):
    legally_binding = filters.ChoiceFilter(
        choices=YesNo.choices, label=_("Legally binding"), empty_label=ANY
    )
    theme = of_theme()

    class Meta:
        model = Framework
        fields = ["q", "legally_binding", "theme", "year"]


class SignOnFilter(Staged, Offering, filters.FilterSet):
    """By the declaration's name; by state, or all states of one stage. Owners and departments to
    choose from come by one question.
    """

    STAGES = {"before": BEFORE_SIGNING, "force": IN_FORCE}

    q = filters.CharFilter(label=_("Search"), method="by_name")
    state = filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[
            ("before", _("Before signing")),
            ("force", _("In force")),
            ("unratified", _("Signed, not ratified")),
            *SignOnStatus.choices,
        ],
        empty_label=ANY,
    )
    owner = filters.ChoiceFilter(label=_("Owner"), choices=(), empty_label=ANY)
    department = filters.ChoiceFilter(label=_("Department"), choices=(), empty_label=ANY)
    signed = DaysFilter("signed_on", label=_("Signed between"))

    class Meta:
        model = SignOn
        fields = ["q", "state", "owner", "department", "signed"]

    def offered(self):
        rows = rows_of("owner", User.objects.active(), full_name()).union(
            rows_of("department", Department.objects.all(), "name"), all=True
        )
        choices = {"owner": [], "department": []}
        for what, pk, name, _starts, _ends in sorted(rows, key=lambda row: row[2]):
            choices[what].append((pk, name))
        return choices

    def by_name(self, queryset, name, value):
        return queryset.matching(value)

    def by_state(self, queryset, name, value):
        if value == "unratified":
            return queryset.to_ratify()
        return super().by_state(queryset, name, value)


class StepTemplateFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Search"))
    kind = filters.ChoiceFilter(choices=StepKind.choices, label=_("Kind"), empty_label=ANY)
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = SignOnStepTemplate
        fields = ["q", "kind", "is_active"]
