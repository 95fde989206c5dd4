"""The office as a whole: kept in one file, brought back from it, and taken along by its owner."""
