"""Data entry of visits and trips, what has to be ready and what happens when, and gifts."""

from delegations.admin import (
    carbon,
    delegations,
    gifts,
    letters,
    parts,
    party,
    programme,
    steps,
    trip_decisions,
    trips,
)

__all__ = [
    *("carbon", "delegations", "gifts", "letters", "parts", "party", "programme", "steps"),
    *("trip_decisions", "trips"),
]
