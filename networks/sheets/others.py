"""Others beside us as sheets: members of networks, signatories of declarations."""

from django.utils.translation import gettext_lazy as _

from networks.models import DeclarationSignatory, NetworkMember
from networks.services.rows import keep_part
from networks.sheets.targets import DECLARATION, NETWORK
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Kind, Sheet, SheetColumn, of_field, of_fields
from oia.directory.sheets import CITY, ORGANISATION


def country_of(other):
    return other.city.country.code if other.city else None


#: Tells namesakes apart; kept with the city, so that it is read and never written.
COUNTRY = SheetColumn(
    name="country",
    label=_("country of the city"),
    kind=Kind.COUNTRY,
    read=country_of,
    write=lambda other, code: None,
    also=("Country",),
    help=_("Finds the right one of cities with the same name."),
)


def who(model):
    """The columns that name a city or an organisation, and where from it is known."""
    return (
        of_field(model, "city", target=CITY, also=("City", "Member city", "Local government")),
        COUNTRY,
        of_field(model, "organisation", target=ORGANISATION, also=("Region", "Association")),
    )


def known_from(model):
    return (
        of_field(model, "source_link", also=("Source", "URL", "Link")),
        of_field(model, "as_of_on", also=("As of", "Retrieved")),
        *of_fields(model, "confidence", "note"),
    )


register(
    Sheet(
        name="network_members",
        title=_("Members of networks"),
        model=NetworkMember,
        url_name="networks:networkmember-list",
        columns=(
            NUMBER,
            of_field(NetworkMember, "network", target=NETWORK, also=("Network",)),
            *who(NetworkMember),
            of_field(NetworkMember, "role", also=("Role", "Position")),
            of_field(NetworkMember, "since_year", also=("Since", "Joined", "Year of joining")),
            of_field(NetworkMember, "until_year", also=("Until", "Left")),
            *known_from(NetworkMember),
        ),
        keys=(("network", "city"), ("network", "organisation")),
        prepare=lambda found: found.select_related("network", "city", "organisation"),
        save=keep_part,
        order=43,
    )
)

register(
    Sheet(
        name="declaration_signatories",
        title=_("Signatories of declarations"),
        model=DeclarationSignatory,
        url_name="networks:declarationsignatory-list",
        columns=(
            NUMBER,
            of_field(DeclarationSignatory, "declaration", target=DECLARATION),
            *who(DeclarationSignatory),
            of_field(DeclarationSignatory, "signed_on", also=("Signed", "Date", "Date of signing")),
            *known_from(DeclarationSignatory),
        ),
        keys=(("declaration", "city"), ("declaration", "organisation")),
        prepare=lambda found: found.select_related("declaration", "city", "organisation"),
        save=keep_part,
        order=60,
    )
)
