"""Networks and our place in them; summits and our part in those."""

from networks.models.dues import Dues, OtherCost
from networks.models.duty import Contribution, Duty, DutyRound
from networks.models.membership import Membership
from networks.models.network import Network, NetworkBody
from networks.models.note import CatalogueNote
from networks.models.participation import Participation
from networks.models.review import Review
from networks.models.seat import Seat
from networks.models.term import Term

__all__ = [
    "CatalogueNote",
    "Contribution",
    "Dues",
    "Duty",
    "DutyRound",
    "Membership",
    "Network",
    "NetworkBody",
    "OtherCost",
    "Participation",
    "Review",
    "Seat",
    "Term",
]
