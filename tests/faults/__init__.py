"""The office broken on purpose, and timed: `make faults` and `make bench`."""
