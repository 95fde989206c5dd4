"""Invitations, the chain of approval, costs and meetings of trips, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import Approval, ChainStep, Invitation, Leg, Meeting, Stay, TripCost
from delegations.services import approvals, chain, invitations, trip_costs
from delegations.sheets.trips import TRAVELLER, TRIP
from networks.sheets.targets import NETWORK, SUMMIT
from oia.accounts.sheets import USER, of_currency
from oia.core.finding import spelled
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, Target, of_field, of_fields, of_state, only_out
from oia.directory.services.keeping import keep_row_of_part
from oia.directory.sheets import CITY, ORGANISATION, PERSON
from oia.directory.sheets.agreements import AGREEMENT
from oia.documents.sheets import PAPER

STEP = Target(model=ChainStep, find=lambda rows, text: rows.filter(title__iexact=text))

LEG = Target(
    model=Leg,
    name_of=lambda leg: f"{leg.from_place}, {leg.to_place}, {leg.trip.reference}",
    find=spelled("from_place", "to_place", "trip__reference"),
)
STAY = Target(
    model=Stay,
    name_of=lambda stay: f"{stay.name}, {stay.trip.reference}",
    find=spelled("name", "trip__reference"),
)

ONLY_NAMES = _("Names of papers that the trip has already. No sheet holds the files.")

ON_THAT_DAY = _("Blank: today. It is taken along with a verdict, and stays.")

ASKS = ("asks_payer", "asks_cost", "asks_destination", "asks_dates")

register(
    Sheet(
        name="invitations",
        title=_("Invitations"),
        model=Invitation,
        url_name="delegations:invitation-list",
        columns=(
            NUMBER,
            *only_out(Invitation, "reference"),
            of_field(Invitation, "title", also=("Event", "Invitation", "Subject")),
            of_state(Invitation, also=("Status",)),
            of_field(Invitation, "organisation", target=ORGANISATION, also=("Organisation",)),
            of_field(Invitation, "host", also=("Invited by", "Organiser")),
            *of_fields(Invitation, "invited"),
            of_field(Invitation, "city", target=CITY),
            of_field(Invitation, "place", also=("Location",)),
            of_field(Invitation, "summit", target=SUMMIT),
            of_field(Invitation, "network", target=NETWORK),
            of_field(Invitation, "agreement", target=AGREEMENT),
            *of_fields(Invitation, "about"),
            of_field(Invitation, "received_on", also=("Date received",)),
            of_field(Invitation, "answer_by", also=("RSVP", "Reply by")),
            of_field(Invitation, "starts_on", also=("Date", "Start")),
            of_field(Invitation, "ends_on", also=("End",)),
            *of_fields(Invitation, "would_pay", "offer"),
            of_field(Invitation, "owner", target=USER, also=("Responsible",)),
            of_field(Invitation, "backup", target=USER),
            *only_out(Invitation, "decided_on", "decision_reason"),
            *only_out(Invitation, "decided_by", target=USER),
            of_field(Invitation, "goes_instead", target=PERSON),
            *of_fields(Invitation, "answer"),
            *only_out(Invitation, "trip", target=TRIP),
            *of_fields(Invitation, "sensitivity", "notes"),
        ),
        keys=(("reference",), ("title", "received_on"), ("title", "starts_on")),
        alike="title",
        prepare=lambda found: found.select_related(
            *("organisation", "city", "summit", "network", "agreement", "owner", "backup"),
            *("decided_by", "goes_instead", "trip"),
        ),
        save=invitations.keep_row,
        move=invitations.move,
        order=71,
    )
)

register(
    Sheet(
        name="approval_chain",
        title=_("Approval of trips"),
        model=ChainStep,
        url_name="delegations:chainstep-list",
        columns=(
            NUMBER,
            of_field(ChainStep, "title", also=("Step",)),
            *of_fields(ChainStep, "body", "role"),
            of_field(ChainStep, "approver", target=USER),
            *of_fields(ChainStep, "order", "lead_days", "kind", "payer"),
            *of_fields(ChainStep, "before_acceptance", *ASKS, "is_active"),
            of_field(ChainStep, "slug", required=False),
            *of_fields(ChainStep, "notes"),
        ),
        keys=(("slug",), ("title", "kind", "payer")),
        alike="title",
        prepare=lambda found: found.select_related("approver"),
        save=chain.keep_step_row,
        order=78,
    )
)

register(
    Sheet(
        name="trip_approvals",
        title=_("Approvals of trips"),
        model=Approval,
        columns=(
            NUMBER,
            of_field(Approval, "trip", target=TRIP, also=("Reference",)),
            of_field(Approval, "title", also=("Step",)),
            *of_fields(Approval, "body", "role"),
            of_field(Approval, "approver", target=USER),
            *of_fields(Approval, "order", "lead_days", "before_acceptance", *ASKS),
            of_state(Approval),
            of_field(
                Approval, "decided_on", write=approvals.type_day, required=False, help=ON_THAT_DAY
            ),
            *only_out(Approval, "given_by", "paper", "words_said"),
            *only_out(Approval, "decided_by", target=USER),
            *only_out(Approval, "step", target=STEP),
        ),
        keys=(("trip", "title"),),
        prepare=lambda found: found.select_related("trip", "step", "approver", "decided_by"),
        save=approvals.keep_row,
        move=approvals.move_row,
        order=79,
    )
)

register(
    Sheet(
        name="trip_costs",
        title=_("Costs of trips"),
        model=TripCost,
        columns=(
            NUMBER,
            of_field(TripCost, "trip", target=TRIP, also=("Reference",)),
            of_field(TripCost, "traveller", target=TRAVELLER),
            of_field(TripCost, "kind", also=("Concept", "Type")),
            of_field(TripCost, "what", also=("Item", "Description")),
            of_field(TripCost, "leg", target=LEG),
            of_field(TripCost, "stay", target=STAY, also=("Lodging",)),
            of_field(TripCost, "payer", also=("Paid by", "Funded by")),
            of_field(TripCost, "source", target=ORGANISATION, also=("Sponsor", "Source")),
            of_field(TripCost, "estimate", kind=Kind.MONEY, currency="currency"),
            of_field(
                TripCost,
                "actual",
                kind=Kind.MONEY,
                currency="currency",
                also=("Amount", "Cost", "Total cost"),
            ),
            of_currency(TripCost),
            *of_fields(TripCost, "days", "day_rate", "rate", "rate_on", "in_kind", "notes"),
            of_field(TripCost, "receipts", target=PAPER, also=("Receipt",), help=ONLY_NAMES),
        ),
        keys=(("trip", "traveller", "kind", "what", "payer"),),
        prepare=lambda found: found.select_related(
            *("trip", "traveller__trip", "leg__trip", "stay__trip", "source")
        ).prefetch_related("receipts"),
        save=trip_costs.keep_row,
        order=80,
    )
)

register(
    Sheet(
        name="meetings",
        title=_("Meetings on trips"),
        model=Meeting,
        columns=(
            NUMBER,
            of_field(Meeting, "trip", target=TRIP, also=("Reference",)),
            of_field(Meeting, "topic", also=("Subject",)),
            *of_fields(Meeting, "starts_at", "zone", "place"),
            of_field(Meeting, "counterpart", target=PERSON),
            *of_fields(Meeting, "counterpart_words", "post"),
            of_field(Meeting, "organisation", target=ORGANISATION),
            *of_fields(Meeting, "briefing", "outcome"),
        ),
        keys=(("trip", "topic", "starts_at"),),
        prepare=lambda found: found.select_related("trip", "counterpart", "organisation"),
        save=keep_row_of_part,
        order=81,
    )
)
