"""What of networks, summits and sign-ons has a date: each file of `dated` declares its own."""

from networks.dated import duties, memberships, sign_ons, summits

__all__ = ["duties", "memberships", "sign_ons", "summits"]
