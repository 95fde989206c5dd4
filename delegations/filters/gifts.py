"""What the register of gifts and its rules are narrowed by; it stands in their addresses."""

from datetime import date

import django_filters as filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import Direction, GiftStatus, Recipient, Source
from delegations.models import Gift, GiftRule
from oia.core.validators import EARLIEST_YEAR, LATEST_YEAR


class GiftFilter(filters.FilterSet):
    """By words, the other side, direction, year, verdict, how it stands with the declaration."""

    DECLARATIONS = {
        "due": (_("To be declared"), lambda found: found.to_declare()),
        "late": (
            _("Should have been declared"),
            lambda found: found.to_declare().filter(declare_by__lt=timezone.localdate()),
        ),
        "past": (_("Over before it came in here"), lambda found: found.of_the_past()),
        "unclear": (_("Cannot be judged"), lambda found: found.unclear()),
        "declared": (_("Declared"), lambda found: found.filter(declared_on__isnull=False)),
    }

    q = filters.CharFilter(label=_("Search"), method="by_words")
    donor = filters.CharFilter(label=_("From or to"), method="by_donor")
    direction = filters.ChoiceFilter(
        choices=Direction.choices, label=_("Direction"), empty_label=_("Both")
    )
    year = filters.NumberFilter(
        label=_("Year"), method="by_year", min_value=EARLIEST_YEAR, max_value=LATEST_YEAR
    )
    status = filters.ChoiceFilter(
        choices=GiftStatus.choices, label=_("Verdict"), empty_label=_("Any")
    )
    declaration = filters.ChoiceFilter(
        label=_("Declaration"),
        method="by_declaration",
        choices=[(name, words) for name, (words, _narrow) in DECLARATIONS.items()],
        empty_label=_("Any"),
    )
    rule = filters.ModelChoiceFilter(
        queryset=GiftRule.objects.all(), label=_("Rule"), empty_label=_("Any")
    )

    class Meta:
        model = Gift
        fields = ["q", "donor", "direction", "year", "status", "declaration", "rule"]

    def by_words(self, queryset, name, value):
        return queryset.about(value, self.request.user)

    def by_donor(self, queryset, name, value):
        return queryset.from_donor(value, self.request.user)

    def by_year(self, queryset, name, value):
        year = int(value)
        return queryset.filter(on__range=(date(year, 1, 1), date(year, 12, 31)))

    def by_declaration(self, queryset, name, value):
        return self.DECLARATIONS[value][1](queryset)


class GiftRuleFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="name", lookup_expr="icontains", label=_("Search"))
    source = filters.ChoiceFilter(choices=Source.choices, label=_("Kind of donor"))
    recipient = filters.ChoiceFilter(choices=Recipient.choices, label=_("Recipient"))
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = GiftRule
        fields = ["q", "source", "recipient", "is_active"]
