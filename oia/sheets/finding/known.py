"""What was looked up of one kind of linked record, kept while the rows pass by."""

from oia.core.naming import taken_apart
from oia.sheets.finding.bearers import Bearers

MOST_KEPT = 5_000  # records kept in mind between two handfuls of rows


class Known:
    """The records that some texts stand for, learned by the handful."""

    def __init__(self, target, user):
        self.target, self.bearers = target, Bearers(target, user)
        self.forget()

    def forget(self):
        self.named, self.alike, self.records = {}, {}, {}

    def learn(self, texts, numbers=()):
        """Look up texts and numbers, in a constant number of queries for each hundred texts."""
        if len(self.records) + len(self.named) > MOST_KEPT:
            self.forget()
        parts = [taken_apart(text) for text in texts]
        names = {name for name, _number in parts if name} - self.named.keys()
        found = self.bearers.by_name(names) if names else {}
        self.named |= found
        strangers = [name for name in names if not found[name]]
        self.alike |= {name: self.bearers.near(name) for name in strangers}
        wanted = {number for _name, number in parts if number is not None}.union(numbers)
        wanted.update(pk for name in names for pk in found[name] + self.alike.get(name, []))
        if new := wanted - self.records.keys():
            self.records |= dict.fromkeys(new) | self.bearers.by_number(new)

    def meet(self, name, numbers=()):
        """Learn one text that was not met before its turn."""
        if taken_apart(name)[0] not in self.named or any(pk not in self.records for pk in numbers):
            self.learn([name], numbers)

    def so_named(self, name):
        return self.seen(self.named.get(name, ()))

    def like(self, name):
        return self.seen(self.alike.get(name, ()))

    def seen(self, numbers):
        """Those of these records that are there and may be seen."""
        return [record for pk in numbers if (record := self.records.get(pk)) is not None]
