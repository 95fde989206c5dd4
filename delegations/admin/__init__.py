"""Data entry of visits and what has to be ready for them."""

from delegations.admin import delegations, steps

__all__ = ["delegations", "steps"]
