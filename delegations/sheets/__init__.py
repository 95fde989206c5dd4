"""Visits and trips and what belongs to them, and gifts, as sheets."""

from delegations.sheets import (
    carbon,
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
    *(
        "carbon",
        "gifts",
        "letters",
        "parts",
        "party",
        "programme",
        "steps",
        "trip_decisions",
        "trips",
        "visits",
    ),
]
