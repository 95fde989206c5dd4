"""Data entry for networks, summits and declarations."""

from networks.admin import declarations, duties, memberships, networks, others, plans, summits

__all__ = ["declarations", "duties", "memberships", "networks", "others", "plans", "summits"]
