"""The register of gifts and its rules, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import Gift, GiftRule
from delegations.services.gifts import keep_row, keep_rule_row, move, nil_return
from delegations.sheets.steps import VISIT
from delegations.sheets.trips import TRIP
from oia.accounts.sheets import USER, of_currency
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, Target, of_field, of_fields, of_state, only_out
from oia.directory.sheets import ORGANISATION, PERSON

RULE = Target(model=GiftRule, find=lambda rows, text: rows.filter(name__iexact=text))

DONORS = ("Donor", "Donor name", "Name of donor", "Offered by", "Given by", "From")
WORTHS = ("Estimated value", "Worth", "Approximate value", "Amount", "Value of gift")
DAYS = ("Date", "Date received", "Date of offer", "Date of gift", "Received on", "Offered on")
THINGS = ("Gift", "Item", "Description", "Description of gift", "Gift or hospitality", "Details")


def write_class(gift, name):
    """What a register itself says of the class is not guessed from its words for the recipient."""
    gift.recipient_class = gift.row_class = name or ""


CLASS = of_field(Gift, "recipient_class", write=write_class, also=("Recipient type",))
VALUE = of_field(
    Gift,
    "value",
    kind=Kind.MONEY,
    currency="currency",
    otherwise="value_words",
    also=WORTHS,
)

register(
    Sheet(
        name="gifts",
        title=_("Gifts"),
        model=Gift,
        url_name="delegations:gift-list",
        columns=(
            NUMBER,
            *only_out(Gift, "reference"),
            of_field(Gift, "direction", also=("Type",)),
            of_field(Gift, "description", also=THINGS),
            of_state(Gift, also=("Status", "Outcome", "Accepted or declined", "Action taken")),
            of_field(Gift, "on", also=DAYS),
            of_field(Gift, "other_name", also=DONORS),
            of_field(Gift, "affiliation", also=("Organisation", "Company", "Donor organisation")),
            of_field(Gift, "other_organisation", target=ORGANISATION),
            of_field(Gift, "other_person", target=PERSON),
            *of_fields(Gift, "source"),
            of_field(Gift, "recipient_name", also=("Recipient", "Received by", "Councillor")),
            CLASS,
            of_field(Gift, "recipient_user", target=USER),
            of_field(Gift, "occasion", also=("Event", "Reason", "Circumstances")),
            of_field(Gift, "place", also=("Place",)),
            *of_fields(Gift, "where"),
            of_field(Gift, "delegation", target=VISIT),
            of_field(Gift, "trip", target=TRIP),
            VALUE,
            of_currency(Gift),
            of_field(Gift, "value_method", also=("Valuation", "Method")),
            *of_fields(Gift, "value_words"),
            of_field(Gift, "decided_on", also=("Date declined", "Date accepted")),
            of_field(Gift, "decision_reason", also=("Reason declined",)),
            *only_out(Gift, "decided_by", target=USER),
            of_field(Gift, "kept_at", also=("Location", "Storage", "Where kept")),
            *of_fields(Gift, "custodian", "belongs_to"),
            of_field(Gift, "fate", also=("Disposition", "Disposal")),
            *of_fields(Gift, "fate_words"),
            *only_out(Gift, "duty", "declare_by"),
            *only_out(Gift, "rule", target=RULE),
            of_field(Gift, "declared_on", also=("Date declared", "Registered on")),
            of_field(Gift, "declared_by", target=USER),
            *of_fields(Gift, "declaration"),
            of_field(Gift, "owner", target=USER, also=("Responsible",)),
            of_field(Gift, "backup", target=USER),
            *of_fields(Gift, "sensitivity", "notes"),
        ),
        keys=(
            ("reference",),
            ("on", "description", "other_name"),
            ("on", "description", "other_organisation"),
            ("on", "description", "other_person"),
        ),
        prepare=lambda found: found.select_related(
            *("other_person", "other_organisation", "recipient_user", "delegation", "trip", "rule"),
            *("decided_by", "declared_by", "owner", "backup"),
        ),
        save=keep_row,
        move=move,
        moves_with=("decided_on", "decision_reason"),
        why="decision_reason",
        says_nothing=nil_return,
        order=68,
    )
)

register(
    Sheet(
        name="gift_rules",
        title=_("Gift rules"),
        model=GiftRule,
        url_name="delegations:giftrule-list",
        columns=(
            NUMBER,
            of_field(GiftRule, "name", also=("Rule",)),
            *of_fields(GiftRule, "source", "where", "recipient"),
            of_field(GiftRule, "threshold", kind=Kind.MONEY, currency="currency"),
            of_currency(GiftRule),
            *of_fields(GiftRule, "includes_threshold", "window_months", "per_recipient"),
            *of_fields(GiftRule, "days", "counted_in"),
            *of_fields(GiftRule, "valid_from", "valid_until", "is_active"),
            of_field(GiftRule, "slug", required=False),
            *of_fields(GiftRule, "notes"),
        ),
        keys=(("slug",), ("name",)),
        alike="name",
        save=keep_rule_row,
        order=69,
    )
)
