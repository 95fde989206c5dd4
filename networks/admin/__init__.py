"""Data entry for networks and summits."""

from networks.admin import plans, summits

__all__ = ["plans", "summits"]
