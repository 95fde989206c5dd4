"""Visits and what belongs to them, and gifts, as sheets."""

from delegations.sheets import gifts, party, programme, steps, trip_decisions, trips, visits

__all__ = ["gifts", "party", "programme", "steps", "trip_decisions", "trips", "visits"]
