"""Data entry of visits and what has to be ready for them."""

from delegations.admin import delegations, party, steps

__all__ = ["delegations", "party", "steps"]
