"""What networks and summits put on the desk."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import NavEntry, register

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
