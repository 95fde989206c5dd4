"""What networks and summits put on the desk."""

from django.utils.translation import gettext_lazy as _

from networks import desk_signing
from networks.days import summits
from networks.models import Duty, Membership, Network, Plan, Summit, SummitSeries
from oia.core.plugs import (
    CalendarLayer,
    FirstStep,
    NavEntry,
    Searched,
    Themed,
    called,
    listing,
    register,
    telling,
)
from oia.core.rows import day

__all__ = ["desk_signing"]

register(
    NavEntry(
        title=_("Memberships"),
        url_name="networks:membership-list",
        right="networks.view_membership",
        group=_("Work"),
        icon="diagram-3",
        order=30,
    )
)
register(
    NavEntry(
        title=_("Reporting duties"),
        url_name="networks:duty-list",
        right="networks.view_duty",
        group=_("Work"),
        icon="clipboard-data",
        order=35,
    )
)
register(
    NavEntry(
        title=_("Networks"),
        url_name="networks:network-list",
        right="networks.view_network",
        group=_("Reference"),
        icon="globe2",
        order=65,
    )
)
register(
    NavEntry(
        title=_("Summits"),
        url_name="networks:summit-list",
        right="networks.view_summit",
        group=_("Work"),
        icon="calendar-event",
        order=40,
    )
)
register(
    NavEntry(
        title=_("Summit series"),
        url_name="networks:series-list",
        right="networks.view_summitseries",
        group=_("Reference"),
        icon="collection",
        order=66,
    )
)
register(
    NavEntry(
        title=_("Milestone templates"),
        url_name="networks:template-list",
        right="networks.view_milestonetemplate",
        group=_("Rules and templates"),
        icon="list-check",
        order=70,
    )
)
register(
    FirstStep(
        name="membership",
        title=_("Enter the first membership"),
        text=_("Its terms and dues become dates that remind whoever looks after it."),
        url_name="networks:membership-new",
        right="networks.add_membership",
        done=Membership.objects.exists,
        order=30,
    )
)
register(
    Searched(
        name="network",
        model=Network,
        title=_("Networks"),
        fields=(
            *called("name", "acronym"),
            *telling("slug", "website", "seat_name", "seat__name", "notes"),
        ),
        hint=lambda network: network.name if network.acronym else "",
        icon="globe2",
        order=30,
    )
)
register(
    Searched(
        name="membership",
        model=Membership,
        title=_("Memberships"),
        fields=(
            *called("network__name", "network__acronym"),
            *telling("tier", "objectives", "dues_formula", "notes"),
        ),
        hint=lambda membership: membership.get_status_display(),
        reads=("network",),
        icon="diagram-3",
        order=32,
    )
)
register(
    Searched(
        name="summit",
        model=Summit,
        title=_("Summits"),
        fields=(
            *called("name", "edition_label", "series__name", "series__acronym"),
            *telling("host_city", "city__name"),
            *listing("city__other_names"),
            *telling("notes"),
        ),
        hint=lambda summit: day(summit.starts_on),
        icon="calendar-event",
        order=40,
    )
)
register(
    Searched(
        name="series",
        model=SummitSeries,
        title=_("Summit series"),
        fields=(*called("name", "acronym"), *telling("slug", "notes")),
        hint=lambda series: series.name if series.acronym else "",
        icon="collection",
        order=42,
    )
)
register(
    Searched(
        name="plan",
        model=Plan,
        title=_("Participation plans"),
        fields=(
            *called("summit__name"),
            *telling("objectives", "expected_results", "results", "access_notes", "notes"),
        ),
        hint=lambda plan: plan.get_status_display(),
        reads=("summit",),
        icon="signpost-split",
        order=44,
    )
)
register(
    Searched(
        name="duty",
        model=Duty,
        title=_("Reporting duties"),
        fields=(*called("name", "platform"), *telling("basis", "notes")),
        icon="clipboard-data",
        order=50,
    )
)
register(
    CalendarLayer(
        name="summits",
        title=_("Summits"),
        entries=summits,
        icon="calendar-event",
        right="networks.view_summit",
        themed=True,
        order=20,
    )
)

OF_SUMMIT = ("series__convener_networks__themes", "declarations__themes")
register(Themed(name="network", model=Network))
register(Themed(name="membership", model=Membership, paths=("network__themes",)))
register(Themed(name="duty", model=Duty, paths=("networks__themes",)))
register(Themed(name="summit", model=Summit, paths=OF_SUMMIT))
register(Themed(name="plan", model=Plan, paths=tuple(f"summit__{path}" for path in OF_SUMMIT)))
