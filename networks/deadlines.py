"""What of networks and summits has a date: each file of `dated` declares its own."""

from networks.dated import summits

__all__ = ["summits"]
