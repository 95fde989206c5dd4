"""Incoming delegations and mayoral trips: the top floor, which knows `networks`."""
