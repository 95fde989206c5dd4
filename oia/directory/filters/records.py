"""How the lists of the directory are narrowed."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.remembered import all_countries
from oia.directory.choices import CONSULAR, Career, OrganisationKind
from oia.directory.models import City, Organisation, Person, PostHolding


class NamedFilter(django_filters.FilterSet):
    """Search by any name, however it is typed."""

    q = django_filters.CharFilter(label=_("Search"), method="by_name")

    def by_name(self, queryset, name, value):
        return queryset.matching(value)


class CityFilter(NamedFilter):
    country = django_filters.ChoiceFilter(
        choices=all_countries, label=_("Country"), empty_label=_("Any")
    )
    zone = django_filters.ChoiceFilter(
        label=_("Time zone"),
        method="by_zone",
        choices=[("known", _("Known")), ("unknown", _("Not known"))],
        empty_label=_("Any"),
    )
    own = django_filters.ChoiceFilter(
        "is_own",
        label=_("From"),
        choices=[("True", _("Added by the office")), ("False", _("The gazetteer"))],
        empty_label=_("Any"),
    )

    class Meta:
        model = City
        fields = ["q", "country", "zone", "own"]

    def by_zone(self, queryset, name, value):
        return queryset.exclude(zone="") if value == "known" else queryset.filter(zone="")


class OrganisationFilter(NamedFilter):
    kind = django_filters.ChoiceFilter(
        choices=OrganisationKind.choices, label=_("Kind"), empty_label=_("Any")
    )
    country = django_filters.ChoiceFilter(
        choices=all_countries, label=_("Country"), empty_label=_("Any")
    )

    class Meta:
        model = Organisation
        fields = ["q", "kind", "country"]


class ConsularFilter(NamedFilter):
    kind = django_filters.ChoiceFilter(
        choices=[(kind.value, kind.label) for kind in CONSULAR],
        label=_("Kind"),
        empty_label=_("Any"),
    )
    career = django_filters.ChoiceFilter(
        choices=Career.choices, label=_("Headed by"), empty_label=_("Any")
    )
    country = django_filters.ChoiceFilter(
        choices=all_countries, label=_("Country"), empty_label=_("Any")
    )

    class Meta:
        model = Organisation
        fields = ["q", "kind", "career", "country"]


class PersonFilter(NamedFilter):
    post = django_filters.ChoiceFilter(
        label=_("Post now"),
        method="by_post",
        choices=[("any", _("Holds one")), ("head", _("Heads an organisation"))],
        empty_label=_("Any"),
    )
    contact = django_filters.ChoiceFilter(
        label=_("Contact"),
        method="by_contact",
        choices=[("may", _("May be contacted")), ("not", _("Do not contact"))],
        empty_label=_("Any"),
    )

    class Meta:
        model = Person
        fields = ["q", "post", "contact"]

    def by_post(self, queryset, name, value):
        held = PostHolding.objects.held_on(timezone.localdate()).visible_to(self.request.user)
        if value == "head":
            held = held.filter(post__is_head=True)
        return queryset.filter(pk__in=held.values("person"))

    def by_contact(self, queryset, name, value):
        return queryset.filter(do_not_contact=value == "not")
