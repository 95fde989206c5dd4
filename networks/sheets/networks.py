"""Networks and their bodies as sheets."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from networks.models import Network, NetworkBody
from networks.services.rows import keep_network, keep_part
from networks.sheets.targets import NETWORK
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields
from oia.directory.sheets import CITY, THEME

SEAT = replace(CITY, within="seat_country")

register(
    Sheet(
        name="networks",
        title=_("Networks"),
        model=Network,
        url_name="networks:network-list",
        columns=(
            NUMBER,
            of_field(Network, "name", also=("Network", "Organisation", "Full name")),
            of_field(Network, "acronym", also=("Abbreviation", "Short name")),
            of_field(Network, "kind", also=("Type",)),
            *of_fields(Network, "region"),
            of_field(Network, "themes", target=THEME, also=("Topics", "Theme")),
            *of_fields(Network, "members_kind", "founded_year", "dissolved_year"),
            of_field(Network, "successor", target=NETWORK),
            of_field(Network, "parent", target=NETWORK),
            *of_fields(Network, "seat_name", "seat_country"),
            of_field(Network, "seat", target=SEAT, also=("Headquarters", "Secretariat")),
            of_field(Network, "website", also=("URL", "Web", "Homepage")),
            *of_fields(Network, "un_status", "languages"),
            of_field(Network, "slug", required=False),
            *of_fields(Network, "source", "confidence", "sensitivity", "notes"),
        ),
        keys=(("slug",), ("name",)),
        alike="name",
        prepare=lambda found: found.select_related("successor", "parent", "seat").prefetch_related(
            "themes"
        ),
        save=keep_network,
        order=42,
    )
)

register(
    Sheet(
        name="network_bodies",
        title=_("Bodies of networks"),
        model=NetworkBody,
        columns=(
            NUMBER,
            of_field(NetworkBody, "network", target=NETWORK),
            of_field(NetworkBody, "name", also=("Body", "Committee", "Working group")),
            of_field(NetworkBody, "kind", also=("Type",)),
        ),
        keys=(("network", "name"),),
        alike="name",
        alike_within=("network",),
        prepare=lambda found: found.select_related("network"),
        save=keep_part,
        order=43,
    )
)
