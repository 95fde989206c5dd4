"""Agreements as sheets, with what hangs on them."""

from django.utils.translation import gettext_lazy as _

from oia.accounts.sheets import DEPARTMENT, USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, of_field, of_fields, of_state, only_out
from oia.directory.choices import AgreementStatus
from oia.directory.models import Agreement, Clearance, Signatory
from oia.directory.services.agreements import keep_row, move
from oia.directory.services.keeping import keep_row_of_part
from oia.directory.sheets.targets import CITY, HOLDING, ORGANISATION, THEME


def move_row(agreement, to, *, by, why=""):
    """Take a step as a row of a sheet has it, on the day that the row names for it."""
    days = agreement.__dict__.get("row_moves_with", {})
    on = days.get("signed_on" if to == AgreementStatus.SIGNED else "terminated_on")
    move(agreement, to, by=by, why=why, on=on)


AGREEMENT = Target(model=Agreement, find=lambda rows, text: rows.named(text))

register(
    Sheet(
        name="agreements",
        title=_("Agreements"),
        model=Agreement,
        url_name="directory:agreement-list",
        columns=(
            NUMBER,
            of_field(Agreement, "title", also=("Agreement", "Name")),
            of_field(Agreement, "kind", also=("Type",)),
            of_state(Agreement, also=("Status",)),
            of_field(Agreement, "city", target=CITY, also=("City", "Sister city")),
            of_field(Agreement, "organisation", target=ORGANISATION, also=("Partner",)),
            of_field(Agreement, "themes", target=THEME, also=("Theme", "Topic")),
            *of_fields(Agreement, "subjects", "languages", "authentic_text", "signing_authority"),
            of_field(Agreement, "signed_on", also=("Signed on", "Date of signing")),
            *of_fields(Agreement, "effective_on"),
            of_field(Agreement, "ends_on", also=("Expires", "Ends", "Valid until")),
            *of_fields(Agreement, "renewal", "renews_months", "notice_months", "terminated_on"),
            *of_fields(Agreement, "funding", "activity_plan"),
            of_field(Agreement, "volunteers", target=ORGANISATION),
            *of_fields(Agreement, "political_clauses", "objections", "review_score"),
            *of_fields(Agreement, "reviewed_on"),
            of_field(Agreement, "owner", target=USER, also=("Responsible", "Desk officer")),
            of_field(Agreement, "backup", target=USER),
            of_field(Agreement, "department", target=DEPARTMENT),
            *only_out(Agreement, "last_activity_on", "kept_on", "dormant_proposed_on"),
            *of_fields(Agreement, "sensitivity", "notes"),
        ),
        keys=(("title", "signed_on"), ("title",)),
        alike="title",
        prepare=lambda found: found.select_related(
            *("city", "organisation", "volunteers", "owner", "backup", "department")
        ).prefetch_related("themes"),
        save=keep_row,
        move=move_row,
        moves_with=("signed_on", "terminated_on"),
        order=45,
    )
)

register(
    Sheet(
        name="clearances",
        title=_("Clearances"),
        model=Clearance,
        columns=(
            NUMBER,
            of_field(Clearance, "agreement", target=AGREEMENT),
            *of_fields(Clearance, "kind"),
            of_field(Clearance, "authority", target=ORGANISATION),
            *of_fields(Clearance, "authority_words", "due_on", "asked_on", "reference"),
            *of_fields(Clearance, "granted_on", "refused_on", "notes"),
        ),
        keys=(("agreement", "kind"),),
        prepare=lambda found: found.select_related("agreement", "authority"),
        save=keep_row_of_part,
        order=46,
    )
)

register(
    Sheet(
        name="signatories",
        title=_("Signatories"),
        model=Signatory,
        columns=(
            NUMBER,
            of_field(Signatory, "agreement", target=AGREEMENT),
            *of_fields(Signatory, "side"),
            of_field(Signatory, "holding", target=HOLDING),
            of_field(Signatory, "name", also=("Name",)),
            of_field(Signatory, "post", also=("Post",)),
        ),
        keys=(("agreement", "holding"), ("agreement", "name")),
        prepare=lambda found: found.select_related(
            "agreement", "holding__person", "holding__post__organisation"
        ),
        save=keep_row_of_part,
        order=47,
    )
)
