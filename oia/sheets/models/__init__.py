"""What somebody brings in from a spreadsheet, row by row, and what is remembered of it."""

from oia.sheets.models.heading import KnownHeading
from oia.sheets.models.imported import Import
from oia.sheets.models.row import ImportRow

__all__ = ["Import", "ImportRow", "KnownHeading"]
