"""Programmes of visits, as a sheet."""

from django.utils.translation import gettext_lazy as _

from delegations.models import ProgrammeItem
from delegations.services.programme import keep_item_row
from delegations.sheets.party import MEMBER
from delegations.sheets.steps import VISIT
from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields
from oia.directory.sheets import PERSON

register(
    Sheet(
        name="programme_items",
        title=_("Programmes of visits"),
        model=ProgrammeItem,
        columns=(
            NUMBER,
            of_field(ProgrammeItem, "delegation", target=VISIT, also=("Reference",)),
            of_field(ProgrammeItem, "starts_at", also=("Start", "From")),
            of_field(ProgrammeItem, "ends_at", also=("End", "Until")),
            of_field(ProgrammeItem, "title", also=("Item", "Title", "Activity")),
            *of_fields(ProgrammeItem, "kind", "audience"),
            of_field(ProgrammeItem, "place", also=("Venue", "Location")),
            *of_fields(ProgrammeItem, "room"),
            *(of_field(ProgrammeItem, name, target=PERSON) for name in ("host", "greeter")),
            of_field(ProgrammeItem, "guests", target=MEMBER),
            of_field(ProgrammeItem, "ours", target=PERSON),
            of_field(ProgrammeItem, "staff", target=USER),
            *of_fields(ProgrammeItem, "interpreting"),
            of_field(ProgrammeItem, "interpreter", target=PERSON),
            *of_fields(ProgrammeItem, "interpreter_words", "direction", "booking"),
            *of_fields(ProgrammeItem, "vehicle", "travel_minutes", "dress", "press", "seating"),
            *of_fields(ProgrammeItem, "run_sheet", "wet_weather"),
        ),
        keys=(("delegation", "starts_at", "title"),),
        prepare=lambda found: found.select_related(
            "delegation", "host", "greeter", "interpreter"
        ).prefetch_related("guests__delegation", "ours", "staff"),
        save=keep_item_row,
        order=70,
    )
)
