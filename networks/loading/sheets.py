"""The files of the catalogue: which column becomes which field, in the order they are loaded."""

from dataclasses import dataclass
from typing import Any

from networks.choices.declarations import DeclarationKind, Measure, YesNo
from networks.choices.network import MembersKind, NetworkKind, Region, UnStatus
from networks.choices.summits import Audience, Cadence, Level, SummitStatus
from networks.loading.cells import (
    Choice,
    Day,
    Flag,
    LowerBound,
    Number,
    Place,
    Reference,
    References,
    Text,
)
from networks.models import (
    CatalogueNote,
    Declaration,
    DeclarationCount,
    Framework,
    MilestoneTemplate,
    Network,
    Summit,
    SummitSeries,
)
from oia.core.models import Confidence
from oia.directory.models import Theme


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file and the model it fills. `later` refer to rows of the file itself.

    `only` names a column without which a row is none of this sheet; `part` says in a word what of
    the file is meant, where it fills several models.
    """

    name: str
    model: Any
    cells: tuple
    later: tuple = ()
    key: tuple = ("slug",)
    only: str = ""
    part: str = ""

    @property
    def title(self):
        """The file, and what of it."""
        return f"{self.name} ({self.part})" if self.part else self.name

    def takes(self, row):
        """Whether a row is of this sheet."""
        return not self.only or bool(row[self.only].strip())

    @property
    def columns(self):
        """Every column the file must have."""
        named = [cell.column for cell in (*self.cells, *self.later)]
        return dict.fromkeys([*self.key, *named])

    def slug(self, row):
        return "-".join(row[column].strip() for column in self.key if row[column].strip())


PROVENANCE = (Text("source", "source"), Choice("confidence", "confidence", Confidence))

THEMES = Sheet(name="themes.csv", model=Theme, cells=(Text("name", "name"),))

NETWORKS = Sheet(
    name="networks.csv",
    model=Network,
    cells=(
        Text("name", "name"),
        Text("acronym", "acronym"),
        Number("founded_year", "founded_year"),
        Number("dissolved_year", "dissolved_year"),
        Choice("kind", "kind", NetworkKind),
        Choice("region", "region", Region),
        References("themes", "themes", Theme),
        Choice("members_kind", "members_kind", MembersKind),
        Text("headquarters_city", "seat_name"),
        Text("headquarters_country", "seat_country"),
        Place("headquarters_city", "seat", "headquarters_country"),
        Text("website", "website"),
        Choice("un_status", "un_status", UnStatus),
        Text("languages", "languages"),
        *PROVENANCE,
    ),
    later=(Reference("merged_into", "successor", Network),),
)

SERIES = Sheet(
    name="summit_series.csv",
    model=SummitSeries,
    cells=(
        Text("name", "name"),
        Text("acronym", "acronym"),
        References("convener_networks", "convener_networks", Network),
        Choice("level", "level", Level),
        Choice("cadence", "cadence", Cadence),
        Text("notes", "notes"),
        *PROVENANCE,
    ),
    later=(Reference("mirrors", "mirrors", SummitSeries),),
)

SUMMITS = Sheet(
    name="summits.csv",
    model=Summit,
    cells=(
        Reference("series", "series", SummitSeries),
        Text("edition_label", "edition_label"),
        Text("name", "name"),
        Day("starts_on", "starts_on"),
        Day("ends_on", "ends_on"),
        Text("host_city", "host_city"),
        Text("host_country", "host_country"),
        Place("host_city", "city", "host_country"),
        Text("timezone", "timezone"),
        Choice("status", "status", SummitStatus),
        *PROVENANCE,
    ),
    later=(Reference("parent_summit", "parent_summit", Summit),),
)

FRAMEWORKS = Sheet(
    name="frameworks.csv",
    model=Framework,
    cells=(
        Text("title", "title"),
        Day("adopted_on", "adopted_on"),
        Text("body", "body"),
        Text("document_symbol", "document_symbol"),
        Choice("legally_binding", "legally_binding", YesNo),
        References("themes", "themes", Theme),
        Text("mentions_note", "mentions_note"),
        *PROVENANCE,
    ),
)

DECLARATIONS = Sheet(
    name="declarations.csv",
    model=Declaration,
    cells=(
        Text("title", "title"),
        Choice("kind", "kind", DeclarationKind),
        Day("adopted_on", "adopted_on"),
        Text("place", "place"),
        Text("country", "country"),
        Reference("summit", "summit", Summit),
        References("conveners", "conveners", Network),
        References("themes", "themes", Theme),
        Text("addressed_to", "addressed_to"),
        Text("signatories_note", "signatories_note"),
        Choice("legally_binding", "legally_binding", YesNo),
        Choice("sign_on_open", "sign_on_open", YesNo),
        *PROVENANCE,
    ),
)

#: The figure that stands beside each declaration, with what the note says of it.
COUNTS = Sheet(
    name="declarations.csv",
    part="counts",
    model=DeclarationCount,
    only="signatories_count",
    cells=(
        Reference("slug", "declaration", Declaration),
        Number("signatories_count", "number"),
        LowerBound("signatories_note", "at_least", "signatories_count"),
        Text("signatories_note", "note"),
        *PROVENANCE,
    ),
)

MORE_COUNTS = Sheet(
    name="declaration_counts.csv",
    model=DeclarationCount,
    key=("declaration", "measure", "number"),
    cells=(
        Reference("declaration", "declaration", Declaration),
        Choice("measure", "measure", Measure),
        Number("number", "number"),
        Flag("at_least", "at_least"),
        Text("whom", "whom"),
        Day("counted_on", "counted_on"),
        Text("note", "note"),
        *PROVENANCE,
    ),
)

TEMPLATES = Sheet(
    name="deadline_templates.csv",
    model=MilestoneTemplate,
    cells=(
        Reference("series", "series", SummitSeries, blank="*"),
        Text("title", "title"),
        Number("days_before_start", "days_before_start"),
        Choice("audience", "audience", Audience),
        Text("notes", "notes"),
        *PROVENANCE,
    ),
)

NOTES = Sheet(
    name="disputes.csv",
    model=CatalogueNote,
    key=("kind", "slug", "field"),
    cells=(
        Text("kind", "kind"),
        Text("slug", "record"),
        Text("field", "field"),
        Text("note", "text"),
    ),
)

SHEETS = (
    *(THEMES, NETWORKS, SERIES, SUMMITS, FRAMEWORKS, DECLARATIONS, COUNTS, MORE_COUNTS),
    *(TEMPLATES, NOTES),
)
