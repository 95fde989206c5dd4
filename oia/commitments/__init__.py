"""What the office promised and was promised, whichever record it comes from."""
