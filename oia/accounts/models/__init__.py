"""The office itself and the people who work there."""

from oia.accounts.models.absence import Absence
from oia.accounts.models.calendar import CouncilDate, Holiday
from oia.accounts.models.department import Department
from oia.accounts.models.exchange_rate import ExchangeRate
from oia.accounts.models.office import Office
from oia.accounts.models.saved_view import SavedView
from oia.accounts.models.user import User, full_name, names_of

__all__ = [
    "Absence",
    "CouncilDate",
    "Department",
    "ExchangeRate",
    "Holiday",
    "Office",
    "SavedView",
    "User",
    "full_name",
    "names_of",
]
