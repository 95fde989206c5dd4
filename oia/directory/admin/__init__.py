"""Data entry of the directory, each file for its own kinds."""

from oia.directory.admin import agreements, contacts, records
from oia.directory.admin.manners import FoundByName, NeverDeleted

__all__ = ["FoundByName", "NeverDeleted", "agreements", "contacts", "records"]
