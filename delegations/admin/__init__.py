"""Data entry of visits, what has to be ready for them, and gifts."""

from delegations.admin import delegations, gifts, party, steps

__all__ = ["delegations", "gifts", "party", "steps"]
