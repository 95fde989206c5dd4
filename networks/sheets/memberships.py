"""Our memberships, their terms and what they cost, as sheets."""

from django.utils.translation import gettext_lazy as _

from networks.choices.membership import Function
from networks.models import Dues, Membership, OtherCost, Term
from networks.services.memberships import move
from networks.services.rows import keep_membership, keep_part
from networks.sheets.targets import MEMBERSHIP, NETWORK
from oia.accounts.sheets import DEPARTMENT, USER, of_currency
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, of_field, of_fields, of_state, only_out
from oia.directory.sheets import HOLDING


def set_functions(membership, values):
    membership.functions = list(values or [])


FUNCTIONS = of_field(
    Membership,
    "functions",
    kind=Kind.CHOICES,
    choices=tuple(Function.choices),
    read=lambda membership: list(membership.functions),
    write=set_functions,
)


def of_membership(model):
    """The column that says which membership a part belongs to: by its network."""
    return of_field(model, "membership", target=MEMBERSHIP, also=("Network",))


def of_sum(model, name, **other):
    """A column with a sum of money, whose currency stands in a column of its own."""
    return of_field(model, name, kind=Kind.MONEY, currency="currency", **other)


def with_network(found):
    return found.select_related("membership__network")


register(
    Sheet(
        name="memberships",
        title=_("Memberships"),
        model=Membership,
        url_name="networks:membership-list",
        columns=(
            NUMBER,
            of_field(Membership, "network", target=NETWORK, also=("Membership", "Organisation")),
            of_state(Membership, also=("Status",)),
            of_field(Membership, "tier", also=("Tier", "Category", "Type of membership")),
            of_field(Membership, "basis"),
            of_field(Membership, "paid_through", target=NETWORK),
            of_field(Membership, "lead", target=USER, also=("Lead", "Officer", "Responsible")),
            of_field(Membership, "backup", target=USER, also=("Deputy",)),
            of_field(Membership, "department", target=DEPARTMENT, also=("Department",)),
            of_field(Membership, "political_liaison", target=HOLDING),
            of_field(Membership, "staff_liaison", target=USER),
            of_field(Membership, "billing_recipient", target=USER),
            of_field(Membership, "applied_on"),
            of_field(Membership, "joined_on", also=("Member since", "Since", "Joined on")),
            *of_fields(Membership, "effective_on", "notice_given_on"),
            of_field(Membership, "left_on", also=("Left on", "Exit")),
            *only_out(Membership, "term_ends_on", "notice_by"),
            *of_fields(Membership, "dues_formula", "objectives"),
            FUNCTIONS,
            *of_fields(Membership, "sensitivity", "notes"),
        ),
        keys=(("network",),),
        prepare=lambda found: found.select_related(
            *("network", "paid_through", "lead", "backup", "department"),
            *("staff_liaison", "billing_recipient"),
            *("political_liaison__person", "political_liaison__post__organisation"),
        ),
        save=keep_membership,
        move=move,
        order=44,
    )
)

register(
    Sheet(
        name="terms",
        title=_("Terms"),
        model=Term,
        columns=(
            NUMBER,
            of_membership(Term),
            of_field(Term, "starts_on", also=("Start", "Begins")),
            of_field(Term, "ends_on", also=("End", "Ends", "Expires")),
            *of_fields(Term, "auto_renews"),
            of_field(Term, "notice_months", also=("Notice period",)),
            *of_fields(Term, "notice_form", "liability"),
            *only_out(Term, "council_days", "notice_by"),
        ),
        keys=(("membership", "starts_on"),),
        prepare=with_network,
        save=keep_part,
        order=45,
    )
)

register(
    Sheet(
        name="dues",
        title=_("Dues"),
        model=Dues,
        columns=(
            NUMBER,
            of_membership(Dues),
            of_field(Dues, "fiscal_year", also=("Year",)),
            of_sum(Dues, "amount", also=("Dues", "Fee", "Annual fee")),
            of_currency(Dues),
            *of_fields(Dues, "formula_input"),
            of_field(Dues, "invoice_no", also=("Invoice", "Invoice no.")),
            *of_fields(Dues, "invoiced_on"),
            of_field(Dues, "due_on", also=("Due date", "Payable by")),
            *of_fields(Dues, "approved_on"),
            of_field(Dues, "paid_on", also=("Paid on",)),
            of_sum(Dues, "paid_amount"),
            *of_fields(Dues, "charges_by"),
        ),
        keys=(("membership", "fiscal_year"),),
        prepare=with_network,
        save=keep_part,
        order=46,
    )
)

register(
    Sheet(
        name="other_costs",
        title=_("Other costs"),
        model=OtherCost,
        columns=(
            NUMBER,
            of_membership(OtherCost),
            of_field(OtherCost, "fiscal_year", also=("Year",)),
            of_field(OtherCost, "kind", also=("Type",)),
            of_field(OtherCost, "what", also=("Description",)),
            of_field(OtherCost, "on", also=("Date",)),
            of_field(OtherCost, "hours"),
            of_sum(OtherCost, "amount", also=("Cost",)),
            of_currency(OtherCost),
        ),
        keys=(("membership", "fiscal_year", "kind", "what", "on"),),
        prepare=with_network,
        save=keep_part,
        order=47,
    )
)
