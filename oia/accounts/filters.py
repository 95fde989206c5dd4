"""How the list of people without a login is narrowed."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Department, User


class WithoutLoginFilter(django_filters.FilterSet):
    """People by name or address; unless asked for, those who left stay out."""

    q = django_filters.CharFilter(label=_("Search"), method="by_words")
    department = django_filters.ModelChoiceFilter(
        queryset=Department.objects.all(), label=_("Department"), empty_label=_("Any")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="by_state",
        choices=[("all", _("All")), ("left", _("Left"))],
        empty_label=_("Works with us"),
    )

    class Meta:
        model = User
        fields = ["q", "department", "state"]

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.active()

    def by_words(self, queryset, name, value):
        for word in value.split():
            named = Q(first_name__icontains=word) | Q(last_name__icontains=word)
            queryset = queryset.filter(named | Q(email__icontains=word))
        return queryset

    def by_state(self, queryset, name, value):
        return queryset.filter(is_active=False) if value == "left" else queryset
