"""What lists of members of networks and of signatories are narrowed by."""

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.network import MemberRole
from networks.models import Declaration, DeclarationSignatory, Network, NetworkMember
from oia.core.filters import DaysFilter
from oia.core.remembered import all_countries
from oia.core.text import as_key
from oia.directory.models import City, Organisation

ANY = _("Any")


class OthersFilter(filters.FilterSet):
    """By any name of whoever it is, and by country; by one partner, where its page links here."""

    q = filters.CharFilter(label=_("Search"), method="by_name")
    country = filters.ChoiceFilter(
        choices=all_countries, label=_("Country"), method="by_country", empty_label=ANY
    )

    def by_name(self, queryset, name, value):
        return queryset.about(value, self.request.user)

    def by_country(self, queryset, name, value):
        return queryset.filter(Q(city__country=value) | Q(organisation__country=value))

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        for model in (City, Organisation):
            name = model._meta.model_name
            if (key := as_key(self.data.get(name, ""))) is not None:
                found = found.filter(**{name: key})
        return found


def networks_with_members(request):
    of_it = NetworkMember.objects.filter(network=OuterRef("pk"))
    return Network.objects.visible_to(request.user).filter(Exists(of_it)).only("name", "acronym")


def declarations_with_signatories(request):
    of_it = DeclarationSignatory.objects.filter(declaration=OuterRef("pk"))
    return Declaration.objects.visible_to(request.user).filter(Exists(of_it)).only("title")


class MemberFilter(OthersFilter):
    STILL = [("yes", _("Member now")), ("no", _("Has left"))]

    network = filters.ModelChoiceFilter(
        queryset=networks_with_members, label=_("Network"), empty_label=ANY
    )
    role = filters.ChoiceFilter(choices=MemberRole.choices, label=_("Role"), empty_label=ANY)
    still = filters.ChoiceFilter(
        choices=STILL, label=_("Still"), method="by_leaving", empty_label=ANY
    )

    class Meta:
        model = NetworkMember
        fields = ["q", "network", "role", "country", "still"]

    def by_leaving(self, queryset, name, value):
        if value == "yes":
            return queryset.still()
        return queryset.filter(until_year__lt=timezone.localdate().year)


class SignatoryFilter(OthersFilter):
    declaration = filters.ModelChoiceFilter(
        queryset=declarations_with_signatories, label=_("Declaration"), empty_label=ANY
    )
    signed = DaysFilter("signed_on", label=_("Signed between"))

    class Meta:
        model = DeclarationSignatory
        fields = ["q", "declaration", "country", "signed"]
