"""Data entry for networks and summits."""

from networks.admin import duties, memberships, networks, plans, summits

__all__ = ["duties", "memberships", "networks", "plans", "summits"]
