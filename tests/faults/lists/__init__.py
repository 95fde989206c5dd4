"""Every list page timed against the Django admin's own list and against raw SQL."""
