"""Visits and gifts, trips of ours, what has to be ready for both, and how they are numbered."""

from delegations.models.approval import Approval, ChainStep
from delegations.models.carbon import EmissionFactor, FactorSet
from delegations.models.ceremony import VisitFlag, VisitSpeech
from delegations.models.delegation import Delegation
from delegations.models.gift import Gift
from delegations.models.gift_rule import GiftRule
from delegations.models.hosting import VisitCost, VisitHours
from delegations.models.invitation import Invitation
from delegations.models.leg import Leg, Stay
from delegations.models.letter import LetterTemplate, VisitLetter
from delegations.models.meeting import Meeting
from delegations.models.member import Member, PhotoConsent
from delegations.models.private import MemberPrivate
from delegations.models.programme import ProgrammeItem, ProgrammeVersion
from delegations.models.rank import RankPlace
from delegations.models.reference import ReferenceCounter
from delegations.models.step import StepTemplate, VisitStep
from delegations.models.traveller import Traveller
from delegations.models.trip import Trip
from delegations.models.trip_cost import TripCost
from delegations.models.trip_step import TripStep, TripStepTemplate

__all__ = [
    *("Delegation", "Gift", "GiftRule", "Member", "MemberPrivate", "PhotoConsent", "RankPlace"),
    *("LetterTemplate", "VisitLetter", "VisitCost", "VisitHours", "VisitFlag", "VisitSpeech"),
    *("ProgrammeItem", "ProgrammeVersion", "ReferenceCounter", "StepTemplate", "VisitStep"),
    *("Approval", "ChainStep", "Invitation", "Meeting", "TripCost"),
    *("EmissionFactor", "FactorSet"),
    *("Leg", "Stay", "Traveller", "Trip", "TripStep", "TripStepTemplate"),
]
