"""The office's words for its letters, as a sheet."""

from django.utils.translation import gettext_lazy as _

from delegations.models import LetterTemplate
from delegations.services.letters import keep_template_row
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields

register(
    Sheet(
        name="letter_templates",
        title=_("Letters about visits"),
        model=LetterTemplate,
        url_name="delegations:lettertemplate-list",
        columns=(
            NUMBER,
            of_field(LetterTemplate, "says", also=("Purpose", "Letter")),
            of_field(LetterTemplate, "language"),
            of_field(LetterTemplate, "heading", also=("Heading", "Title")),
            of_field(LetterTemplate, "text", also=("Words", "Body")),
            *of_fields(LetterTemplate, "is_active"),
            of_field(LetterTemplate, "slug", required=False),
        ),
        keys=(("slug",), ("says", "language")),
        save=keep_template_row,
        order=70,
    )
)
