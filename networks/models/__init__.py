"""Networks and our place in them; summits and our part; declarations and what we signed."""

from networks.models.declaration import Declaration, DeclarationCount
from networks.models.declaration_signatory import DeclarationSignatory
from networks.models.delegate import Delegate, SpeakingSlot
from networks.models.dues import Dues, OtherCost
from networks.models.duty import Contribution, Duty, DutyRound
from networks.models.framework import Framework
from networks.models.instrument_text import InstrumentText, TextBody
from networks.models.member import NetworkMember
from networks.models.membership import Membership
from networks.models.milestone import Milestone, MilestoneTemplate
from networks.models.network import Network, NetworkBody
from networks.models.note import CatalogueNote
from networks.models.paper import Paper
from networks.models.participation import Participation
from networks.models.plan import Plan
from networks.models.plan_cost import PlanCost
from networks.models.review import Review
from networks.models.seat import Seat
from networks.models.shift import SummitShift
from networks.models.side_event import SideEvent
from networks.models.sign_on import SignOn
from networks.models.sign_on_step import SignOnStep, SignOnStepTemplate
from networks.models.summit import Summit, SummitSeries
from networks.models.term import Term
from networks.models.trace import Trace

__all__ = [
    "CatalogueNote",
    "Contribution",
    "Declaration",
    "DeclarationCount",
    "DeclarationSignatory",
    "Delegate",
    "Dues",
    "Duty",
    "DutyRound",
    "Framework",
    "InstrumentText",
    "Membership",
    "Milestone",
    "MilestoneTemplate",
    "Network",
    "NetworkBody",
    "NetworkMember",
    "OtherCost",
    "Paper",
    "Participation",
    "Plan",
    "PlanCost",
    "Review",
    "Seat",
    "SideEvent",
    "SignOn",
    "SignOnStep",
    "SignOnStepTemplate",
    "SpeakingSlot",
    "Summit",
    "SummitSeries",
    "SummitShift",
    "Term",
    "TextBody",
    "Trace",
]
