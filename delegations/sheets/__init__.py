"""Visits and what belongs to them, as sheets."""

from delegations.sheets import party, steps, visits

__all__ = ["party", "steps", "visits"]
