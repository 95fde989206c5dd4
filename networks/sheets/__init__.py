"""Networks, our memberships of them, summits and our plans for these, as sheets."""

from networks.sheets import (
    declarations,
    duties,
    memberships,
    networks,
    others,
    plan_parts,
    plans,
    sign_ons,
    summits,
    taking_part,
)

__all__ = [
    "declarations",
    "duties",
    "memberships",
    "networks",
    "others",
    "plan_parts",
    "plans",
    "sign_ons",
    "summits",
    "taking_part",
]
