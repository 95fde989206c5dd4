"""Visits to our city, from the first request to the last promise kept."""
