"""Visits, who comes, what is to be ready for them, and how they get their numbers."""

from delegations.models.delegation import Delegation
from delegations.models.member import Member, PhotoConsent
from delegations.models.private import MemberPrivate
from delegations.models.reference import ReferenceCounter
from delegations.models.step import StepTemplate, VisitStep

__all__ = [
    *("Delegation", "Member", "MemberPrivate", "PhotoConsent", "ReferenceCounter"),
    *("StepTemplate", "VisitStep"),
]
