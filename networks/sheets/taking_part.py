"""Our seats in networks, where we took part, and the reviews of memberships, as sheets."""

from django.utils.translation import gettext_lazy as _

from networks.models import Participation, Review, Seat
from networks.services.rows import keep_part
from networks.sheets.memberships import of_membership
from networks.sheets.targets import BODY
from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields, only_out
from oia.directory.sheets import HOLDING

register(
    Sheet(
        name="seats",
        title=_("Seats"),
        model=Seat,
        columns=(
            NUMBER,
            of_membership(Seat),
            of_field(Seat, "body", target=BODY, also=("Board", "Committee", "Working group")),
            *of_fields(Seat, "role", "held_by"),
            of_field(Seat, "holder", target=HOLDING, also=("Representative",)),
            of_field(Seat, "substitute", target=HOLDING),
            *of_fields(Seat, "starts_on", "ends_on"),
        ),
        keys=(("membership", "body", "holder", "starts_on"),),
        prepare=lambda found: found.for_list(),
        save=keep_part,
        order=48,
    )
)

register(
    Sheet(
        name="participations",
        title=_("Participations"),
        model=Participation,
        columns=(
            NUMBER,
            of_membership(Participation),
            of_field(Participation, "on", also=("Date",)),
            of_field(Participation, "meeting", also=("Event",)),
            of_field(Participation, "body", target=BODY),
            of_field(Participation, "colleague", target=USER, also=("Who", "Attended by")),
            *of_fields(Participation, "others", "hours", "outcome"),
        ),
        keys=(("membership", "on", "meeting"),),
        prepare=lambda found: found.select_related(
            "membership__network", "body__network", "colleague"
        ),
        save=keep_part,
        order=49,
    )
)

register(
    Sheet(
        name="reviews",
        title=_("Reviews"),
        model=Review,
        columns=(
            NUMBER,
            of_membership(Review),
            *of_fields(Review, "starts_on", "ends_on", "due_on", "objectives", "benefits"),
            *of_fields(Review, "evidence", "score", "recommendation"),
            *only_out(Review, "decided_on"),
            *only_out(Review, "decided_by", target=USER),
        ),
        keys=(("membership", "starts_on", "ends_on"),),
        prepare=lambda found: found.for_list(),
        save=keep_part,
        order=50,
    )
)
