"""Series of summits, their editions, and what has to be ready before each, as sheets."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from networks.models import MilestoneTemplate, Summit, SummitSeries
from networks.services.rows import keep_series, keep_summit, keep_template
from networks.sheets.targets import COMMON_TEMPLATE, NETWORK, SERIES, SUMMIT
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields
from oia.directory.sheets import CITY

HOST = replace(CITY, within="host_country")

register(
    Sheet(
        name="summit_series",
        title=_("Summit series"),
        model=SummitSeries,
        url_name="networks:series-list",
        columns=(
            NUMBER,
            of_field(SummitSeries, "name", also=("Series",)),
            of_field(SummitSeries, "acronym", also=("Abbreviation",)),
            of_field(SummitSeries, "convener_networks", target=NETWORK, also=("Organiser",)),
            *of_fields(SummitSeries, "level", "cadence"),
            of_field(SummitSeries, "mirrors", target=SERIES),
            of_field(SummitSeries, "slug", required=False),
            *of_fields(SummitSeries, "source", "confidence", "sensitivity", "notes"),
        ),
        keys=(("slug",), ("name",)),
        alike="name",
        prepare=lambda found: found.select_related("mirrors").prefetch_related("convener_networks"),
        save=keep_series,
        order=55,
    )
)

register(
    Sheet(
        name="summits",
        title=_("Summits"),
        model=Summit,
        url_name="networks:summit-list",
        columns=(
            NUMBER,
            of_field(Summit, "name", also=("Summit", "Event", "Conference", "Title")),
            of_field(Summit, "series", target=SERIES),
            of_field(Summit, "edition_label"),
            of_field(Summit, "starts_on", also=("Start", "From", "Starts")),
            of_field(Summit, "ends_on", also=("End", "To", "Until")),
            *of_fields(Summit, "host_city", "host_country"),
            of_field(Summit, "city", target=HOST, also=("Place", "Venue", "Location")),
            *of_fields(Summit, "timezone", "format", "status"),
            of_field(Summit, "parent_summit", target=SUMMIT),
            of_field(Summit, "website", also=("URL", "Web")),
            *of_fields(Summit, "is_example"),
            of_field(Summit, "slug", required=False),
            *of_fields(Summit, "source", "confidence", "sensitivity", "notes"),
        ),
        keys=(("slug",), ("series", "edition_label"), ("name", "starts_on")),
        alike="name",
        prepare=lambda found: found.select_related("series", "city", "parent_summit"),
        save=keep_summit,
        order=56,
    )
)

register(
    Sheet(
        name="milestone_templates",
        title=_("Milestone templates"),
        model=MilestoneTemplate,
        url_name="networks:template-list",
        columns=(
            NUMBER,
            of_field(MilestoneTemplate, "title", also=("Milestone", "Task")),
            of_field(MilestoneTemplate, "days_before_start", also=("Days", "Days before")),
            *of_fields(MilestoneTemplate, "audience"),
            of_field(MilestoneTemplate, "series", target=SERIES),
            of_field(MilestoneTemplate, "replaces", target=COMMON_TEMPLATE),
            *of_fields(MilestoneTemplate, "is_active"),
            of_field(MilestoneTemplate, "slug", required=False),
            *of_fields(MilestoneTemplate, "source", "confidence", "notes"),
        ),
        keys=(("slug",), ("series", "title")),
        alike="title",
        alike_within=("series",),
        prepare=lambda found: found.select_related("series", "replaces"),
        save=keep_template,
        order=57,
    )
)
