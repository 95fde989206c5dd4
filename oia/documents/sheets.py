"""Decisions as a sheet, both ways; papers, whose files no sheet holds, only out."""

from django.utils.translation import gettext_lazy as _

from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, of_field, of_fields, only_out
from oia.core.subjects import about_columns, with_subjects
from oia.documents.models import Attachment, Decision
from oia.documents.models.subject import kinds_of_subject
from oia.documents.services import keep_row_of_decision

KINDS = kinds_of_subject()

PAPER = Target(model=Attachment, find=lambda rows, text: rows.filter(title__iexact=text))


register(
    Sheet(
        name="decisions",
        title=_("Decisions"),
        model=Decision,
        columns=(
            NUMBER,
            *about_columns(KINDS),
            of_field(Decision, "body", also=("Body",)),
            of_field(Decision, "instrument", also=("Resolution", "Number")),
            of_field(Decision, "taken_on", also=("Date", "Decided on")),
            *of_fields(Decision, "effective_on", "verdict", "conditions", "approves"),
            *only_out(Decision, "paper", target=PAPER),
        ),
        keys=(("about_kind", "about", "taken_on", "instrument"),),
        prepare=lambda found: with_subjects(found.select_related("paper"), KINDS),
        save=keep_row_of_decision,
        order=75,
    )
)

register(
    Sheet(
        name="papers",
        title=_("Papers"),
        model=Attachment,
        columns=(
            NUMBER,
            *about_columns(KINDS),
            *only_out(Attachment, "title", "kind", "language", "on", "sensitivity"),
            *only_out(Attachment, "content_type", "size"),
            *only_out(Attachment, "uploaded_by", target=USER),
        ),
        prepare=lambda found: with_subjects(found.select_related("uploaded_by"), KINDS),
        order=76,
    )
)
