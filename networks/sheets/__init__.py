"""Networks, our memberships of them, summits and our plans for these, as sheets."""

from networks.sheets import duties, memberships, networks, plan_parts, plans, summits, taking_part

__all__ = [
    "duties",
    "memberships",
    "networks",
    "plan_parts",
    "plans",
    "summits",
    "taking_part",
]
