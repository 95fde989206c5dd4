"""The directory as sheets, each file for its own kinds."""

from oia.directory.sheets import agreements, contacts, records
from oia.directory.sheets.targets import CITY, HOLDING, ORGANISATION, PERSON, POST, THEME

__all__ = [
    *("CITY", "HOLDING", "ORGANISATION", "PERSON", "POST", "THEME"),
    *("agreements", "contacts", "records"),
]
