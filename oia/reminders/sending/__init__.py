"""How a letter leaves: claimed, looked at once more, handed in, and proven."""
