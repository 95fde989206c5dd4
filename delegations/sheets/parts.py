"""What hosting costs and the ceremony, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import VisitCost, VisitFlag, VisitHours, VisitSpeech
from delegations.sheets.steps import VISIT
from networks.sheets.memberships import of_sum
from oia.accounts.sheets import USER, of_currency
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields
from oia.directory.services.keeping import keep_row_of_part


def of_part(model, name, title, *columns, keys, order, beside=()):
    """The sheet of a small part of visits."""
    return Sheet(
        name=name,
        title=title,
        model=model,
        columns=(
            NUMBER,
            of_field(model, "delegation", target=VISIT, also=("Reference",)),
            *columns,
            *of_fields(model, "notes"),
        ),
        keys=(keys,),
        prepare=lambda found: found.select_related("delegation", *beside),
        save=keep_row_of_part,
        order=order,
    )


register(
    of_part(
        VisitCost,
        "visit_costs",
        _("Costs of visits"),
        of_field(VisitCost, "kind", also=("Type",)),
        of_field(VisitCost, "what", also=("Description",)),
        *of_fields(VisitCost, "payer"),
        of_sum(VisitCost, "estimate", also=("Budget",)),
        of_sum(VisitCost, "actual", also=("Spent",)),
        of_currency(VisitCost),
        keys=("delegation", "kind", "what", "payer"),
        order=71,
    )
)
register(
    of_part(
        VisitHours,
        "visit_hours",
        _("Hours spent on visits"),
        of_field(VisitHours, "user", target=USER, also=("Person",)),
        of_field(VisitHours, "day", also=("Date",)),
        *of_fields(VisitHours, "hours", "what"),
        keys=("delegation", "user", "day", "what"),
        order=72,
        beside=("user",),
    )
)
register(
    of_part(
        VisitFlag,
        "visit_flags",
        _("Flags"),
        *of_fields(VisitFlag, "place", "name", "whose", "width", "height"),
        keys=("delegation", "name"),
        order=73,
    )
)
register(
    of_part(
        VisitSpeech,
        "visit_speeches",
        _("Speeches"),
        *of_fields(VisitSpeech, "place", "speaker", "whose", "about", "minutes", "language"),
        keys=("delegation", "speaker"),
        order=74,
    )
)
