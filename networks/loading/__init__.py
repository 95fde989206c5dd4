"""Loading the shipped catalogue, again and again, without undoing what staff edited."""
