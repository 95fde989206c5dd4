"""Data entry of visits, what has to be ready and what happens when, and gifts."""

from delegations.admin import (
    delegations,
    gifts,
    party,
    programme,
    steps,
    trip_decisions,
    trips,
)

__all__ = ["delegations", "gifts", "party", "programme", "steps", "trip_decisions", "trips"]
