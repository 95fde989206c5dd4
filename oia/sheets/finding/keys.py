"""What tells one record of a sheet from all others: its natural keys, of rows and of records."""

from array import array
from functools import cached_property

from oia.core.alike.postings import Postings
from oia.sheets.finding.stored import bare, values_of

MOST = 20  # records with one key that are looked at; one would be right


class Keys:
    """The natural keys of a sheet, and which of the records that a user may see have them."""

    def __init__(self, sheet, user):
        self.sheet, self.user = sheet, user
        self.keys = [tuple(map(sheet.column, names)) for names in sheet.keys]
        self.pks = array("q")

    def of_row(self, values):
        """The keys of a row that are wholly filled, by their place in the sheet's order."""
        return dict(self.filled(lambda column: bare(values.get(column.name))))

    def with_name(self, keys, values):
        """The keys of a row by which another row would be about the same: with the name beside
        those that do not hold it, since several people may share one mailbox."""
        name = bare(values.get(self.sheet.alike))
        for place, key in keys.items():
            yield place, key if self.sheet.alike in self.sheet.keys[place] else (*key, name)

    def of_record(self, record):
        return dict(self.filled(lambda column: bare(column.read(record))))

    def filled(self, read):
        for place, columns in enumerate(self.keys):
            key = tuple(map(read, columns))
            if all(value is not None for value in key):
                yield place, key

    def bearers(self, keys):
        """The numbers of records that seem to have one of these keys."""
        found = self.stored
        return {self.pks[at] for key in keys.items() for at in found.of(key, MOST)}

    @cached_property
    def stored(self):
        """All keys there are, read once."""
        columns = list(dict.fromkeys(column for key in self.keys for column in key))
        places = [[columns.index(column) for column in key] for key in self.keys]
        found = Postings()
        for pk, values in values_of(self.sheet, self.sheet.rows(self.user), columns):
            self.pks.append(pk)
            for place, key in enumerate(places):
                if None not in (picked := tuple(values[at] for at in key)):
                    found.add((place, picked), len(self.pks) - 1)
        return found

    def contradicted(self, values, record, columns):
        """Those of the columns in which a row and a record both say something, and not the same."""
        pairs = ((column, bare(values.get(column.name))) for column in columns)
        return [
            column
            for column, said in pairs
            if said is not None and bare(column.read(record)) not in (None, said)
        ]

    def stronger_columns(self, place):
        """The columns of the keys before this one that are not its own."""
        before = dict.fromkeys(column for key in self.keys[:place] for column in key)
        return [column for column in before if column not in self.keys[place]]
