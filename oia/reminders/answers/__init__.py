"""What is still to come, and why somebody did or did not get a letter."""
