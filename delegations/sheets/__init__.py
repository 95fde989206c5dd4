"""Visits and what belongs to them, as sheets."""

from delegations.sheets import steps, visits

__all__ = ["steps", "visits"]
