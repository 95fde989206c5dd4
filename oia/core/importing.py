"""Where rows are brought in: the ways to the importer from lists and from data entry.

The importer stands on a higher floor; here it is known by the name of its address only.
"""

from django.urls import reverse

from oia.core.plugs import board
from oia.core.sheets import Sheet


def may_import(sheet, user):
    """Whether a user may bring rows of a sheet in: an import adds records and changes them."""
    rights = (sheet.right("add"), sheet.right("change"))
    return sheet.save is not None and all(user.has_perm(right) for right in rights)


def import_url(sheet, user):
    """Where a file of such rows is brought; blank where it cannot be, or not by this user."""
    if sheet is None or not may_import(sheet, user):
        return ""
    return f"{reverse('sheets:import-new')}?sheet={sheet.name}"


def ways_in(model, user):
    """For every sheet of a model that this user may bring rows in for: its title and address."""
    mine = (sheet for sheet in board.all(Sheet) if sheet.model is model)
    return [(sheet.title, url) for sheet in mine if (url := import_url(sheet, user))]


def page_of_import(number, user, *, own):
    """The page of an import that history names; blank where this user may not see it."""
    if number is None or not user:
        return ""
    seen = own or user.has_perm("sheets.see_all_imports")
    return reverse("sheets:import-detail", args=[number]) if seen else ""
