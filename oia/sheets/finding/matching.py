"""Which stored record a row means."""

from oia.core.sheets import NUMBER
from oia.sheets.finding.doubts import Doubt, Match, doubtful, other_key, other_name, two_fit
from oia.sheets.finding.keys import Keys
from oia.sheets.finding.once import Once
from oia.sheets.finding.refusals import no_such_number, same_key
from oia.sheets.finding.resemblance import UNLIKE, Resemblance

HIGHEST = 2**63  # no record has a number as high


class Matching:
    """Finds stored records for one user, as the rows of one file pass by."""

    def __init__(self, sheet, user):
        self.sheet, self.user = sheet, user
        self.keys, self.names = Keys(sheet, user), Resemblance(sheet, user)
        self.once, self.records = Once(), {}

    def meet(self, rows):
        """Look up what these rows may mean, all at once."""
        wanted = set()
        for values in rows:
            wanted |= self.suspects(values) or {pk for pk, _like in self.names.near(values)}
        found = self.sheet.prepare(self.sheet.rows(self.user)).filter(pk__in=wanted)
        self.records = {record.pk: record for record in found} if wanted else {}

    def suspects(self, values):
        """The numbers of those that a row may mean by its number or a key."""
        number = values.get("id")
        numbered = {number} if number is not None and 0 < number < HIGHEST else set()
        return numbered | self.keys.bearers(self.keys.of_row(values))

    def for_row(self, values, line):
        """What one of the rows met last means, a `Match`. Raises Twice, Several or Wrong."""
        number, keys = values.get("id"), self.keys.of_row(values)
        numbered = [] if number is None else [("id", number)]
        self.once.row(line, [*numbered, *self.keys.with_name(keys, values)])
        if numbered:
            match = self.by_number(values, keys)
        else:
            match = self.by_key(values, keys) or self.by_likeness(values)
        if match.record:
            self.decided(line, match.record.pk)
        return match

    def decided(self, line, pk):
        """Take note of which record a row means, once that is known. Raises Twice."""
        self.once.record(line, pk)

    def by_number(self, values, keys):
        """The record with the row's number, unless the row seems to speak of another."""
        record = self.records.get(values["id"])
        if record is None:
            raise no_such_number(values["id"])
        its = self.keys.of_record(record)
        agreed = next((place for place, key in keys.items() if its.get(place) == key), None)
        stronger = [place for place in keys if agreed is None or place < agreed]
        others = {other.pk: other for place in stronger for other in self.having(place, keys)}
        if others:
            return two_fit(record, self.names.likeness(values, record), others.values())
        return Match(record, "id") if agreed is not None else self.named(record, "id", values)

    def by_key(self, values, keys):
        """The record with the first key by which there is one; None where there is none."""
        for place in keys:
            if found := self.having(place, keys):
                return self.with_key(found, place, values)
        return None

    def with_key(self, found, place, values):
        """The one that has a key, unless a stronger key or the name says that it is another."""
        columns, stronger = self.keys.keys[place], self.keys.stronger_columns(place)
        against = [self.keys.contradicted(values, record, stronger) for record in found]
        if any(against):
            pairs = zip(found, against, strict=True)
            return doubtful([other_key(record, columns, others) for record, others in pairs])
        if len(found) > 1:
            raise same_key(self.sheet, columns, found)
        return self.named(found[0], "key", values, columns)

    def named(self, record, how, values, columns=(NUMBER,)):
        """A record found by its number or a key, if its name is not quite another one."""
        likeness = self.names.likeness(values, record)
        if likeness < UNLIKE:
            return doubtful([other_name(record, likeness, columns)])
        return Match(record, how)

    def by_likeness(self, values):
        """Those with a name like the row's; not those that differ in anything else they tell."""
        doubts = []
        for pk, likeness in self.names.near(values):
            record = self.records.get(pk)
            if record and (likeness == 100 or not self.differs(values, record)):
                doubts.append(Doubt(record, likeness, self.names.why(values, record, likeness)))
        return doubtful(doubts)

    def differs(self, values, record):
        """Whether any key beside the name tells a row and a record apart."""
        named = {self.names.column, *self.names.within}
        beside = {column for key in self.keys.keys for column in key} - named
        return bool(self.keys.contradicted(values, record, beside))

    def having(self, place, keys):
        """The records met that have the row's key at this place."""
        pks = self.keys.bearers({place: keys[place]})
        found = (self.records[pk] for pk in sorted(pks) if pk in self.records)
        return [record for record in found if self.keys.of_record(record).get(place) == keys[place]]
