"""Takes rows in: mapped, read, matched, tried out, written, taken back."""
