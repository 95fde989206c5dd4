"""What kinds of networks there are. The values are those of the catalogue."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NetworkKind(TextChoices):
    GLOBAL = "global", _("Global network")
    REGIONAL = "regional", _("Regional network")
    THEMATIC = "thematic", _("Thematic network")
    BILATERAL = "bilateral", _("Bilateral")
    COORDINATION_BODY = "coordination_body", _("Coordination body")
    ADVISORY_BODY = "advisory_body", _("Advisory body")
    CAMPAIGN = "campaign", _("Campaign")


class Region(TextChoices):
    GLOBAL = "global", _("Worldwide")
    EUROPE = "europe", _("Europe")
    AFRICA = "africa", _("Africa")
    ASIA_PACIFIC = "asia_pacific", _("Asia and the Pacific")
    LATIN_AMERICA_CARIBBEAN = "latin_america_caribbean", _("Latin America and the Caribbean")
    IBERO_AMERICA = "ibero_america", _("Ibero-America")
    NORTH_AMERICA = "north_america", _("North America")
    MENA = "mena", _("Middle East and North Africa")
    EURASIA = "eurasia", _("Eurasia")
    MEDITERRANEAN = "mediterranean", _("Mediterranean")


class MembersKind(TextChoices):
    """Who may be a member. Blank where it is not known, or where members are individuals."""

    CITIES = "cities", _("Cities")
    REGIONS = "regions", _("Regions")
    MIXED = "mixed", _("Cities, regions and others")
    ASSOCIATIONS = "associations", _("Associations of cities")


class UnStatus(TextChoices):
    """Its standing at the United Nations. Blank is "not known"; only NONE is "none"."""

    ECOSOC_GENERAL = "ecosoc_general", _("ECOSOC, general consultative status")
    ECOSOC_SPECIAL = "ecosoc_special", _("ECOSOC, special consultative status")
    ECOSOC_ROSTER = "ecosoc_roster", _("ECOSOC, roster")
    UNFCCC_OBSERVER = "unfccc_observer", _("Observer at the UNFCCC")
    NONE = "none", _("None")


class BodyKind(TextChoices):
    PRESIDENCY = "presidency", _("Presidency")
    BOARD = "board", _("Board")
    COUNCIL = "council", _("Council or assembly")
    COMMITTEE = "committee", _("Committee")
    WORKING_GROUP = "working_group", _("Working group")
    SECRETARIAT = "secretariat", _("Secretariat")
    OTHER = "other", _("Other")


class MemberRole(TextChoices):
    """What another city is in a network, where it is more or less than a member."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    BOARD = "board", _("On the board")
    FOUNDER = "founder", _("Founding member")
    HOST = "host", _("Hosts the secretariat")
    ASSOCIATE = "associate", _("Associate member")
    OBSERVER = "observer", _("Observer")
