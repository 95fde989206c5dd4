"""The words in which the office speaks of those who come to us."""
