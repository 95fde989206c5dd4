"""What the directory does, each file about one thing."""
