"""What the list of the office's letters is narrowed by; it stands in its address."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from delegations.choices.letter import Says
from delegations.models import LetterTemplate


class LetterTemplateFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="heading", lookup_expr="icontains", label=_("Search"))
    says = filters.ChoiceFilter(choices=Says.choices, label=_("What it says"), empty_label=_("Any"))
    language = filters.CharFilter(lookup_expr="iexact", label=_("Language"))
    is_active = filters.BooleanFilter(label=_("In use"))

    class Meta:
        model = LetterTemplate
        fields = ["q", "says", "language", "is_active"]
