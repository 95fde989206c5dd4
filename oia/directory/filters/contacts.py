"""How the contact log is narrowed."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.filters import DaysFilter
from oia.directory.choices import Channel
from oia.directory.models import City, Contact, Organisation, Person, Theme


class ContactFilter(filters.FilterSet):
    """By its own words; by whom it was with, which pages of those link to; by days and channel."""

    q = filters.CharFilter(label=_("Search"), method="by_words")
    channel = filters.ChoiceFilter(choices=Channel.choices, label=_("How"), empty_label=_("Any"))
    colleague = filters.ModelChoiceFilter(
        "colleagues",
        queryset=lambda request: User.objects.active().by_name(),
        label=_("Of ours"),
        empty_label=_("Any"),
    )
    theme = filters.ModelChoiceFilter(
        "themes", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any")
    )
    days = DaysFilter("at__date", label=_("Between"))

    class Meta:
        model = Contact
        fields = ["q", "channel", "colleague", "theme", "days"]

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        for model, name in ((City, "city"), (Organisation, "organisation"), (Person, "person")):
            pk = self.data.get(name, "")
            if pk.isdecimal() and len(pk) < 19:
                found = found.of(model(pk=int(pk)))
        return found
