"""The pages of the ground floor: what happened, and who saw what."""
