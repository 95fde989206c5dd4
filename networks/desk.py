"""What networks and summits put on the desk."""

from django.utils.translation import gettext_lazy as _

from networks.models import Membership
from oia.core.plugs import FirstStep, NavEntry, register

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
        order=60,
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
        order=65,
    )
)
register(
    NavEntry(
        title=_("Milestone templates"),
        url_name="networks:template-list",
        right="networks.view_milestonetemplate",
        group=_("Reference"),
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
