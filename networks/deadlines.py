"""What of networks and summits has a date: each file of `dated` declares its own."""

from networks.dated import duties, memberships, summits

__all__ = ["duties", "memberships", "summits"]
