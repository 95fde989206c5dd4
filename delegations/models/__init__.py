"""Visits, what is to be ready for them, and how they get their numbers."""

from delegations.models.delegation import Delegation
from delegations.models.reference import ReferenceCounter
from delegations.models.step import StepTemplate, VisitStep

__all__ = ["Delegation", "ReferenceCounter", "StepTemplate", "VisitStep"]
