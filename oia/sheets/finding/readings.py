"""A cell of several names, taken apart in every way that makes sense of it."""

from oia.sheets.finding.refusals import two_readings
from oia.sheets.meaning import Wrong


def chosen(readings, of):
    """The records that a cell means. `readings` are lists of names, the most trusted first; `of`
    gives the record of a name, or raises Wrong.

    The first reading is our own way to write several names; where all of them are known so, no
    other is asked. Of all others that fit, each must come to the same records.
    """
    tried = [Reading(names, of) for names in readings]
    fitting = [reading for reading in tried if reading.fits]
    if not fitting:
        raise max(tried, key=lambda reading: reading.share).refusal
    best, *others = fitting
    if best is not tried[0]:
        for other in others:
            if set(other.records) != set(best.records):
                raise two_readings(best.names, other.names)
    return best.records


class Reading:
    """One way to take a cell apart: the records found, each once, and why one was not."""

    def __init__(self, names, of):
        self.names, self.records, self.refusal, known = names, [], None, 0
        for name in names:
            try:
                record = of(name)
            except Wrong as wrong:
                self.refusal = self.refusal or wrong
            else:
                known += 1
                self.records += [] if record in self.records else [record]
        self.share = known / len(names)

    @property
    def fits(self):
        return self.refusal is None
