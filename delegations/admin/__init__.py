"""Data entry of visits, what has to be ready and what happens when, and gifts."""

from delegations.admin import delegations, gifts, letters, parts, party, programme, steps

__all__ = ["delegations", "gifts", "letters", "parts", "party", "programme", "steps"]
