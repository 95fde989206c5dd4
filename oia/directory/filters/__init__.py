"""How the lists of the directory are narrowed, each file for its own kinds."""
