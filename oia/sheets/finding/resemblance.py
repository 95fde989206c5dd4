"""Whether a row and a stored record bear names that are alike."""

from functools import cached_property

from django.utils.translation import gettext as _

from oia.core.alike.likeness import Likes, likest
from oia.core.models import Searchable
from oia.core.text import MARK, fold
from oia.sheets.finding.stored import ALL_NAMES, bare, values_of

LIKE = 90  # of 100, and a person is asked
UNLIKE = 60  # below it, a name is quite another


class Resemblance:
    """Names as a sheet holds them in its column `alike`, compared with all names of records."""

    def __init__(self, sheet, user):
        self.sheet, self.user = sheet, user
        self.column = sheet.column(sheet.alike)
        self.within = [sheet.column(name) for name in sheet.alike_within]
        self.is_searchable = issubclass(sheet.model, Searchable)

    def name(self, values):
        """The name that a row says, or nothing."""
        name = values.get(self.sheet.alike)
        return name if isinstance(name, str) else ""

    def names(self, record):
        """All names of a record."""
        if self.is_searchable:
            return [name for name in record.names() if name]
        return [self.own_name(record)]

    def own_name(self, record):
        """The name that the sheet writes for a record."""
        return str(self.column.read(record) or "")

    def near(self, values):
        """The numbers of records with a name like the row's, and how alike these are."""
        if not (name := self.name(values)):
            return []
        within = tuple(bare(values.get(column.name)) for column in self.within)
        return self.likes.near(name, within, least=LIKE)

    @cached_property
    def likes(self):
        """The names of all records that the user may see, read once."""
        found = Likes()
        columns = [ALL_NAMES if self.is_searchable else self.column, *self.within]
        rows = self.sheet.rows(self.user)
        for pk, (text, *within) in values_of(self.sheet, rows, columns):
            found.add(pk, filter(None, str(text or "").split(MARK)), tuple(within))
        return found

    def likeness(self, values, record):
        """How alike the names of a row and a record are; 100 where the row says none."""
        name = self.name(values)
        if not name or fold(name) == fold(self.own_name(record)):
            return 100
        return likest(name, self.names(record))

    def why(self, values, record, likeness):
        """In words, how the name of a row and those of a record are alike."""
        name = fold(self.name(values))
        if name == fold(self.own_name(record)):
            return _("It has the same name.")
        if name in map(fold, self.names(record)):
            return _("It also goes by this name.")
        if likeness == 100:
            return _("It has the same name, written in another way.")
        return _("It has almost the same name.")
