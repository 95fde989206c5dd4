"""Visits, who comes, what is ready and what happens when, gifts, and how they get their numbers."""

from delegations.models.ceremony import VisitFlag, VisitSpeech
from delegations.models.delegation import Delegation
from delegations.models.gift import Gift
from delegations.models.gift_rule import GiftRule
from delegations.models.hosting import VisitCost, VisitHours
from delegations.models.letter import LetterTemplate, VisitLetter
from delegations.models.member import Member, PhotoConsent
from delegations.models.private import MemberPrivate
from delegations.models.programme import ProgrammeItem, ProgrammeVersion
from delegations.models.reference import ReferenceCounter
from delegations.models.step import StepTemplate, VisitStep

__all__ = [
    *("Delegation", "Gift", "GiftRule", "Member", "MemberPrivate", "PhotoConsent"),
    *("LetterTemplate", "VisitLetter", "VisitCost", "VisitHours", "VisitFlag", "VisitSpeech"),
    *("ProgrammeItem", "ProgrammeVersion", "ReferenceCounter", "StepTemplate", "VisitStep"),
]
