"""Spreadsheets in and out of the office: imports, and the whole office as a file."""
