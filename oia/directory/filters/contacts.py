"""How the contact log is narrowed."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User, full_name
from oia.core.filters import DaysFilter, Offering
from oia.core.prepared import Prepared
from oia.core.sql import rows_of
from oia.core.text import as_key
from oia.directory.choices import Channel
from oia.directory.models import City, Contact, Organisation, Person, Theme


def rows_offered():
    colleagues = rows_of("colleague", User.objects.active(), full_name())
    return colleagues.union(rows_of("theme", Theme.objects.all(), "name"), all=True)


OFFERED = Prepared(rows_offered)


def offered():
    """All colleagues and themes to choose from, in one query."""
    choices = {"colleague": [], "theme": []}
    for what, pk, name, *_days in sorted(OFFERED.rows(), key=lambda row: row[2]):
        choices[what].append((pk, name))
    return choices


class ContactFilter(Offering, filters.FilterSet):
    """By its own words; by whom it was with, which pages of those link to; by days and channel."""

    offered = staticmethod(offered)

    q = filters.CharFilter(label=_("Search"), method="by_words")
    channel = filters.ChoiceFilter(choices=Channel.choices, label=_("How"), empty_label=_("Any"))
    colleague = filters.ChoiceFilter(
        "colleagues", choices=(), label=_("Of ours"), empty_label=_("Any")
    )
    theme = filters.ChoiceFilter("themes", choices=(), label=_("Theme"), empty_label=_("Any"))
    days = DaysFilter("at__date", label=_("Between"))

    class Meta:
        model = Contact
        fields = ["q", "channel", "colleague", "theme", "days"]

    def by_words(self, queryset, name, value):
        return queryset.matching(value)

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        for model, name in ((City, "city"), (Organisation, "organisation"), (Person, "person")):
            if (key := as_key(self.data.get(name, ""))) is not None:
                found = found.of(model(pk=key))
        return found
