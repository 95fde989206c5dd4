"""Visits as a sheet."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import DECISIONS
from delegations.models import Delegation
from delegations.services.delegations import keep_row, move
from oia.accounts.sheets import DEPARTMENT, USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, of_field, of_fields, of_state, only_out
from oia.directory.sheets import CITY, ORGANISATION, PERSON, THEME


def write_replied_on(delegation, day):
    """A row that is new brings along when we answered first; of the others our letters tell."""
    if not delegation._state.adding and delegation.replied_on != day:
        words = _now("When it was answered is not changed by a file.")
        raise ValidationError({"replied_on": words})
    delegation.replied_on = day


REPLIED_ON = replace(
    of_field(Delegation, "replied_on", required=False, also=("Date answered", "Date of answer")),
    write=write_replied_on,
)


register(
    Sheet(
        name="visits",
        title=_("Visits"),
        model=Delegation,
        url_name="delegations:delegation-list",
        columns=(
            NUMBER,
            *only_out(Delegation, "reference"),
            of_field(Delegation, "title", also=("Visit", "Delegation", "Subject")),
            of_field(Delegation, "kind", also=("Type",)),
            of_state(Delegation, also=("Status",)),
            of_field(Delegation, "city", target=CITY, also=("City",)),
            of_field(Delegation, "organisation", target=ORGANISATION, also=("Organisation",)),
            of_field(Delegation, "comes_from", also=("From", "Origin")),
            of_field(Delegation, "requester", also=("Requested by", "Contact")),
            *of_fields(Delegation, "requester_contact", "letters_in", "channel"),
            of_field(Delegation, "authorising_body", target=ORGANISATION),
            *of_fields(Delegation, "authorising_words", "agent", "letter_on"),
            of_field(
                Delegation, "received_on", also=("Date received", "Request date", "Date of request")
            ),
            of_field(Delegation, "reply_by", required=False),
            REPLIED_ON,
            *only_out(Delegation, "kept_promise"),
            *of_fields(Delegation, "purpose"),
            of_field(Delegation, "themes", target=THEME, also=("Theme", "Topic")),
            *of_fields(Delegation, "questions", "level_asked", "others_asked"),
            of_field(Delegation, "arrives_on", also=("Arrival", "Date", "Date of visit", "Start")),
            of_field(Delegation, "leaves_on", also=("Departure", "End")),
            *of_fields(Delegation, "flexibility"),
            of_field(Delegation, "party_size", also=("Participants", "Number of people", "Pax")),
            *of_fields(Delegation, "interpreting", "languages", "press", "gifts_planned"),
            *of_fields(Delegation, "special_needs", "visa_letters", "anthem", "guest_book"),
            of_field(Delegation, "fee", kind=Kind.MONEY, currency="fee_currency"),
            *of_fields(Delegation, "fee_currency", "fee_paid_on", "fit", "caution"),
            of_field(Delegation, "host", target=PERSON),
            of_field(Delegation, "host_fallback", target=PERSON),
            of_field(Delegation, "owner", target=USER, also=("Responsible", "Desk officer")),
            of_field(Delegation, "backup", target=USER),
            of_field(Delegation, "department", target=DEPARTMENT),
            of_field(Delegation, "decided_on", also=("Date declined", "Date accepted")),
            of_field(Delegation, "decision_reason", also=("Reason declined", "Reason of decision")),
            *of_fields(Delegation, "alternative"),
            *only_out(Delegation, "decided_by", target=USER),
            *of_fields(Delegation, "sensitivity", "notes"),
        ),
        keys=(("reference",), ("title", "arrives_on"), ("title", "received_on")),
        alike="title",
        prepare=lambda found: found.select_related(
            *("city", "organisation", "authorising_body", "host", "host_fallback"),
            *("owner", "backup", "department", "decided_by"),
        ).prefetch_related("themes"),
        save=keep_row,
        move=move,
        moves_with=("decided_on", "decision_reason"),
        why="decision_reason",
        keeps_why=lambda to: to in DECISIONS,
        order=65,
    )
)
