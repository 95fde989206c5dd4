"""Declarations, what was counted of them, frameworks and versions of texts, as sheets."""

from django.db.models import Case, F, Q, When
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from networks.models import Declaration, DeclarationCount, Framework, InstrumentText
from networks.services.rows import keep_count, keep_declaration, keep_framework, keep_text
from networks.sheets.targets import DECLARATION, FRAMEWORK, NETWORK, SUMMIT
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, SheetColumn, of_field, of_fields
from oia.directory.sheets import THEME

register(
    Sheet(
        name="frameworks",
        title=_("Frameworks"),
        model=Framework,
        url_name="networks:framework-list",
        columns=(
            NUMBER,
            of_field(Framework, "title", also=("Framework", "Instrument", "Name")),
            of_field(Framework, "adopted_on", also=("Date", "Adopted on")),
            *of_fields(Framework, "body"),
            of_field(Framework, "document_symbol", also=("Symbol", "Document")),
            *of_fields(Framework, "legally_binding"),
            of_field(Framework, "themes", target=THEME, also=("Topics", "Theme")),
            of_field(Framework, "networks", target=NETWORK),
            *of_fields(Framework, "mentions_note"),
            of_field(Framework, "website", also=("URL", "Web")),
            of_field(Framework, "slug", required=False),
            *of_fields(Framework, "source", "confidence", "sensitivity", "notes"),
        ),
        keys=(("slug",), ("title",)),
        alike="title",
        prepare=lambda found: found.prefetch_related("themes", "networks"),
        save=keep_framework,
        order=58,
    )
)

register(
    Sheet(
        name="declarations",
        title=_("Declarations"),
        model=Declaration,
        url_name="networks:declaration-list",
        columns=(
            NUMBER,
            of_field(Declaration, "title", also=("Declaration", "Name")),
            *of_fields(Declaration, "other_names"),
            of_field(Declaration, "kind", also=("Type",)),
            of_field(Declaration, "adopted_on", also=("Date", "Adopted on")),
            *of_fields(Declaration, "place", "country"),
            of_field(Declaration, "summit", target=SUMMIT),
            of_field(Declaration, "conveners", target=NETWORK, also=("Convener", "Organiser")),
            of_field(Declaration, "themes", target=THEME, also=("Topics", "Theme")),
            of_field(Declaration, "frameworks", target=FRAMEWORK),
            *of_fields(Declaration, "addressed_to", "signatories_note", "legally_binding"),
            *of_fields(Declaration, "sign_on_open"),
            of_field(Declaration, "successor", target=DECLARATION),
            of_field(Declaration, "website", also=("URL", "Web")),
            *of_fields(Declaration, "list_url"),
            of_field(Declaration, "slug", required=False),
            *of_fields(Declaration, "source", "confidence", "sensitivity", "notes"),
        ),
        keys=(("slug",), ("title",)),
        alike="title",
        prepare=lambda found: found.select_related("summit", "successor").prefetch_related(
            "conveners", "themes", "frameworks"
        ),
        save=keep_declaration,
        order=59,
    )
)

register(
    Sheet(
        name="declaration_counts",
        title=_("Counts of declarations"),
        model=DeclarationCount,
        columns=(
            NUMBER,
            of_field(DeclarationCount, "declaration", target=DECLARATION),
            *of_fields(DeclarationCount, "measure"),
            of_field(DeclarationCount, "number", also=("Count", "Figure")),
            *of_fields(DeclarationCount, "at_least", "whom", "counted_on"),
            of_field(DeclarationCount, "source", required=True),
            of_field(DeclarationCount, "slug", required=False),
            *of_fields(DeclarationCount, "confidence", "note"),
        ),
        keys=(("slug",), ("declaration", "measure", "number")),
        prepare=lambda found: found.select_related("declaration"),
        save=keep_count,
        order=60,
    )
)

#: More signs than these stand in no cell of a spreadsheet.
LONGEST = 32_000


def words_of(text):
    """The words of a version, where they fit into a cell; longer ones are on its page."""
    if hasattr(text, "words_in_cell"):
        return text.words_in_cell or None
    words = text.body.words if text.pk and hasattr(text, "body") else ""
    return words if 0 < len(words) <= LONGEST else None


def with_words(texts):
    """The versions with such words as fit into a cell; longer ones are not even read."""
    fits = Q(letters__lte=LONGEST)
    return texts.annotate(letters=Length("body__words")).annotate(
        words_in_cell=Case(When(fits, then=F("body__words")), default=None)
    )


def bring_words(text, words):
    text.words_brought = words or ""


WORDS = SheetColumn(
    name="words",
    label=_("its words"),
    kind=Kind.LONG,
    read=words_of,
    write=bring_words,
    also=("Text", "Wording"),
    help=_("Of a new version. Texts that are too long for a cell come as files, on their pages."),
)

register(
    Sheet(
        name="instrument_texts",
        title=_("Versions of texts"),
        model=InstrumentText,
        columns=(
            NUMBER,
            of_field(InstrumentText, "declaration", target=DECLARATION),
            of_field(InstrumentText, "framework", target=FRAMEWORK),
            of_field(InstrumentText, "title", also=("Version",)),
            of_field(InstrumentText, "stage", also=("Stage",)),
            *of_fields(InstrumentText, "language", "is_authentic"),
            of_field(InstrumentText, "dated_on", also=("Date",)),
            WORDS,
        ),
        keys=(("declaration", "title", "language"), ("framework", "title", "language")),
        prepare=lambda found: with_words(found.select_related("declaration", "framework")),
        save=keep_text,
        order=61,
    )
)
