"""Visits and trips and what belongs to them, and gifts, as sheets."""

from delegations.sheets import (
    gifts,
    letters,
    parts,
    party,
    programme,
    steps,
    trip_decisions,
    trips,
    visits,
)

__all__ = [
    *("gifts", "letters", "parts", "party", "programme", "steps", "trip_decisions", "trips"),
    "visits",
]
