"""What lists of networks, memberships and duties are filtered by; it stands in their addresses."""

from datetime import timedelta

import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import BELONGING, MembershipStatus
from networks.choices.network import MembersKind, NetworkKind, Region, UnStatus
from networks.models import Duty, Membership, Network
from networks.models.membership import DUES_STATES
from oia.accounts.models import User
from oia.core.finding import typed
from oia.directory.models import Theme

UNKNOWN = ("unknown", _("Not known"))


class NetworkFilter(filters.FilterSet):
    OURS = [("yes", _("We belong to it")), ("any", _("Any relation")), ("no", _("None of ours"))]
    LIVING = [("yes", _("Still there")), ("no", _("Dissolved"))]

    q = filters.CharFilter(label=_("Search"), method="by_name")
    kind = filters.ChoiceFilter(label=_("Kind"), choices=NetworkKind.choices)
    region = filters.ChoiceFilter(label=_("Region"), choices=Region.choices)
    theme = filters.ModelChoiceFilter(
        label=_("Theme"), field_name="themes", queryset=Theme.objects.all(), to_field_name="slug"
    )
    ours = filters.ChoiceFilter(label=_("Ours"), choices=OURS, method="by_relation")
    members_kind = filters.ChoiceFilter(
        label=_("Members"), choices=[*MembersKind.choices, UNKNOWN], method="by_known"
    )
    un_status = filters.ChoiceFilter(
        label=_("Status at the UN"), choices=[*UnStatus.choices, UNKNOWN], method="by_known"
    )
    living = filters.ChoiceFilter(label=_("Living"), choices=LIVING, method="by_life")

    class Meta:
        model = Network
        fields = ["q", "kind", "region", "theme", "ours", "members_kind", "un_status", "living"]

    def by_name(self, queryset, name, value):
        return queryset.matching(value)

    def by_relation(self, queryset, name, value):
        """Memberships that this user may not see count as none."""
        seen = Membership.objects.visible_to(self.request.user)
        if value == "yes":
            return queryset.filter(membership__in=seen.belonging())
        if value == "any":
            return queryset.filter(membership__in=seen)
        return queryset.exclude(membership__in=seen.belonging())

    def by_known(self, queryset, name, value):
        return queryset.filter(**{name: "" if value == "unknown" else value})

    def by_life(self, queryset, name, value):
        return queryset.filter(dissolved_year__isnull=value == "yes")


def leads(request):
    """Whoever leads a membership or a duty."""
    memberships = Membership.objects.filter(lead=OuterRef("pk"))
    duties = Duty.objects.filter(lead=OuterRef("pk"))
    return User.objects.filter(Exists(memberships) | Exists(duties)).to_choose()


class MembershipFilter(filters.FilterSet):
    GROUPS = [("belonging", _("In force"))]
    NOTICE = [("30", _("Within 30 days")), ("90", _("Within 90 days")), ("past", _("Passed"))]

    q = filters.CharFilter(label=_("Search"), method="by_name")
    status = filters.ChoiceFilter(
        label=_("State"), choices=[*GROUPS, *MembershipStatus.choices], method="by_status"
    )
    lead = filters.ModelChoiceFilter(label=_("Lead"), queryset=leads)
    notice = filters.ChoiceFilter(label=_("Notice by"), choices=NOTICE, method="by_notice")
    dues = filters.ChoiceFilter(
        label=_("Dues"), choices=list(DUES_STATES.items()), field_name="dues_state"
    )

    class Meta:
        model = Membership
        fields = ["q", "status", "lead", "notice", "dues"]

    def by_name(self, queryset, name, value):
        for word in typed(value).split()[:8]:
            queryset = queryset.filter(network__search_text__contains=word)
        return queryset

    def by_status(self, queryset, name, value):
        if value != "belonging":
            return queryset.filter(status=value)
        # Said the other way round, since most do: no database then gathers and sorts them all.
        others = [status for status in MembershipStatus if status not in BELONGING]
        return queryset.exclude(status__in=others)

    def by_notice(self, queryset, name, value):
        today = timezone.localdate()
        if value == "past":
            return queryset.filter(notice_by__lt=today)
        return queryset.filter(notice_by__range=(today, today + timedelta(days=int(value))))


class DutyFilter(filters.FilterSet):
    OWED = [("yes", _("Still owed")), ("no", _("No longer owed"))]

    q = filters.CharFilter(label=_("Search"), method="by_name")
    lead = filters.ModelChoiceFilter(label=_("Lead"), queryset=leads)
    owed = filters.ChoiceFilter(label=_("Owed"), choices=OWED, method="by_owed")

    class Meta:
        model = Duty
        fields = ["q", "lead", "owed"]

    def by_name(self, queryset, name, value):
        return queryset.matching(value)

    def by_owed(self, queryset, name, value):
        return queryset.filter(ended_on__isnull=value == "yes")
