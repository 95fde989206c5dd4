"""Trips, who travels, how they travel and sleep, and what has to be ready, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import Leg, Stay, Traveller, Trip, TripStep, TripStepTemplate
from delegations.services.counted_steps import keep_template_row
from delegations.services.itinerary import keep_part_row
from delegations.services.travellers import keep_row as keep_traveller
from delegations.services.travellers import move_claim
from delegations.services.trip_rows import COLUMNS, keep_row
from delegations.services.trips import move
from delegations.sheets.steps import STATE
from networks.sheets.targets import NETWORK, SUMMIT
from oia.accounts.sheets import DEPARTMENT, USER
from oia.core.finding import spelled
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, of_field, of_fields, of_state, only_out
from oia.directory.services.keeping import keep_row_of_part
from oia.directory.sheets import CITY, PERSON, THEME
from oia.directory.sheets.agreements import AGREEMENT

TRIP = Target(
    model=Trip,
    name_of=lambda trip: trip.reference,
    find=lambda rows, text: rows.named(text),
)
TRAVELLER = Target(
    model=Traveller,
    name_of=lambda one: f"{one.name}, {one.trip.reference}",
    find=spelled("name", "trip__reference"),
)
TEMPLATE = Target(model=TripStepTemplate, find=lambda rows, text: rows.filter(title__iexact=text))

STARTS = ("Departure", "Start", "Start date", "From date", "Date from", "Depart date")
ENDS = ("Return", "End", "End date", "To date", "Date to", "Return date")

register(
    Sheet(
        name="trips",
        title=_("Trips"),
        model=Trip,
        url_name="delegations:trip-list",
        columns=(
            NUMBER,
            *only_out(Trip, "reference"),
            of_field(Trip, "title", required=False, also=("Trip", "Event", "Subject")),
            *COLUMNS[:2],
            of_field(Trip, "kind", also=("Type",)),
            of_state(Trip, also=("Status",)),
            of_field(Trip, "city", target=CITY, also=("City",)),
            of_field(Trip, "destination", also=("Destination", "Place", "Location", "Stop")),
            of_field(Trip, "other_cities", target=CITY, also=("Other cities", "Also to")),
            of_field(Trip, "starts_on", also=STARTS),
            of_field(Trip, "ends_on", also=ENDS),
            *COLUMNS[2:],
            *of_fields(Trip, "personal_days"),
            of_field(Trip, "payer", also=("Paid by", "Funded by")),
            of_field(Trip, "purpose", also=("Reason", "Purpose of travel", "Purpose of trip")),
            *of_fields(Trip, "objectives", "expected_results"),
            of_field(Trip, "themes", target=THEME, also=("Theme", "Topic")),
            of_field(Trip, "summit", target=SUMMIT),
            of_field(Trip, "network", target=NETWORK),
            of_field(Trip, "agreement", target=AGREEMENT),
            of_field(Trip, "owner", target=USER, also=("Responsible", "Desk officer")),
            of_field(Trip, "backup", target=USER),
            of_field(Trip, "department", target=DEPARTMENT),
            of_field(Trip, "acting", target=PERSON),
            *of_fields(Trip, "acting_words", "acting_filed_on"),
            of_field(Trip, "results", also=("Outcome", "Outcomes")),
            *only_out(Trip, "reported_on", "released_on"),
            *only_out(Trip, "released_by", target=USER),
            *of_fields(Trip, "sensitivity", "notes"),
        ),
        keys=(
            ("reference",),
            ("title", "starts_on", "destination", "traveller"),
            ("purpose", "starts_on", "destination", "traveller"),
            ("title", "starts_on"),
            ("purpose", "destination", "starts_on"),
        ),
        alike="title",
        prepare=lambda found: found.select_related(
            *("city", "summit", "network", "agreement", "owner", "backup", "department"),
            *("acting", "released_by"),
        ).prefetch_related("other_cities", "themes", "travellers", "costs"),
        save=keep_row,
        move=move,
        order=72,
    )
)

register(
    Sheet(
        name="travellers",
        title=_("Travellers"),
        model=Traveller,
        columns=(
            NUMBER,
            of_field(Traveller, "trip", target=TRIP, also=("Reference",)),
            of_field(Traveller, "name", also=("Traveller", "Full name", "Participant")),
            *of_fields(Traveller, "part"),
            of_field(Traveller, "post", also=("Position", "Function", "Title")),
            of_field(Traveller, "person", target=PERSON),
            of_field(Traveller, "user", target=USER),
            *of_fields(Traveller, "official_days", "personal_days"),
            *of_fields(Traveller, "visa", "visa_by", "passport_until"),
            of_state(Traveller),
            *only_out(Traveller, "decided_on", "given_by", "paper"),
            *only_out(Traveller, "decided_by", target=USER),
            *of_fields(Traveller, "notes"),
        ),
        keys=(("trip", "name"),),
        prepare=lambda found: found.select_related("trip", "person", "user", "decided_by"),
        save=keep_traveller,
        move=move_claim,
        order=73,
    )
)

register(
    Sheet(
        name="legs",
        title=_("Legs of trips"),
        model=Leg,
        columns=(
            NUMBER,
            of_field(Leg, "trip", target=TRIP, also=("Reference",)),
            *of_fields(Leg, "mode", "carrier"),
            of_field(Leg, "number", also=("Flight", "Flight number", "Train")),
            *of_fields(Leg, "travel_class"),
            of_field(Leg, "from_place", also=("Origin", "Departs from")),
            *of_fields(Leg, "from_zone", "departs_at"),
            of_field(Leg, "to_place", also=("Destination", "Arrives in")),
            *of_fields(Leg, "to_zone", "arrives_at"),
            of_field(Leg, "travellers", target=TRAVELLER),
            *of_fields(Leg, "booking", "distance_km", "notes"),
        ),
        keys=(("trip", "departs_at", "from_place"),),
        prepare=lambda found: found.select_related("trip").prefetch_related("travellers__trip"),
        save=keep_part_row,
        order=74,
    )
)

register(
    Sheet(
        name="lodgings",
        title=_("Lodgings of trips"),
        model=Stay,
        columns=(
            NUMBER,
            of_field(Stay, "trip", target=TRIP, also=("Reference",)),
            of_field(Stay, "name", also=("Hotel",)),
            *of_fields(Stay, "place"),
            of_field(Stay, "from_on", also=("Check-in",)),
            of_field(Stay, "until_on", also=("Check-out",)),
            of_field(Stay, "travellers", target=TRAVELLER),
            *of_fields(Stay, "booking", "cancel_by", "notes"),
        ),
        keys=(("trip", "name", "from_on"),),
        prepare=lambda found: found.select_related("trip").prefetch_related("travellers__trip"),
        save=keep_part_row,
        order=75,
    )
)

register(
    Sheet(
        name="trip_steps",
        title=_("Steps of trips"),
        model=TripStep,
        columns=(
            NUMBER,
            of_field(TripStep, "trip", target=TRIP, also=("Reference",)),
            of_field(TripStep, "title", also=("Step", "Task")),
            of_field(TripStep, "days_before", also=("Days",)),
            *of_fields(TripStep, "counted_from"),
            of_field(TripStep, "due_on", also=("Date", "Deadline")),
            *of_fields(TripStep, "audience", "done_with"),
            STATE,
            *only_out(TripStep, "template", target=TEMPLATE),
            *of_fields(TripStep, "notes"),
        ),
        keys=(("trip", "title"),),
        prepare=lambda found: found.select_related("trip", "template").prefetch_related(
            "deadlines"
        ),
        save=keep_row_of_part,
        order=76,
    )
)

register(
    Sheet(
        name="trip_step_templates",
        title=_("Templates of steps of trips"),
        model=TripStepTemplate,
        url_name="delegations:tripsteptemplate-list",
        columns=(
            NUMBER,
            of_field(TripStepTemplate, "title", also=("Step", "Task")),
            of_field(TripStepTemplate, "days_before", also=("Days",)),
            *of_fields(TripStepTemplate, "counted_from", "audience", "done_with", "kind"),
            *of_fields(TripStepTemplate, "is_active"),
            of_field(TripStepTemplate, "slug", required=False),
            *of_fields(TripStepTemplate, "notes"),
        ),
        keys=(("slug",), ("kind", "title")),
        alike="title",
        alike_within=("kind",),
        save=keep_template_row,
        order=77,
    )
)
