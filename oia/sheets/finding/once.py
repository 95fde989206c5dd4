"""Rows of one file that are about the same: the later one is told of the first."""

from oia.sheets.finding.refusals import Twice


class Once:
    """What the rows so far were about. Keeps nothing of them but a few numbers each.

    Two rows are about the same when they have the same number, the same key, or found the same
    record. Each row is told from others by the first of its number and its keys, in this order,
    that it has: two namesakes with addresses of their own are two people. One of them without an
    address could be either.
    """

    def __init__(self):
        self.lines = {}

    def row(self, line, keys):
        """Take note of a row's keys, the telling one first. Raises Twice."""
        for place, key in enumerate(keys):
            first, told_by_it = self.lines.get(hash(key), (line, False))
            if first != line and (place == 0 or told_by_it):
                raise Twice(first)
        for place, key in enumerate(keys):
            self.lines.setdefault(hash(key), (line, place == 0))

    def record(self, line, pk):
        """Take note of the number of the record that a row means. Raises Twice."""
        first, _told = self.lines.setdefault(hash(("record", pk)), (line, True))
        if first != line:
            raise Twice(first)
