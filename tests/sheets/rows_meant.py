"""What the rows of a file mean, asked for tests."""

from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.sheets.finding import Matching
from tests import factories


def matching(name="people", user=None):
    sheet = name if isinstance(name, Sheet) else board.get(Sheet, name)
    return Matching(sheet, user or factories.user())


def match(values, name="people", user=None):
    """What a row means that stands alone in its file."""
    finding = matching(name, user)
    finding.meet([values])
    return finding.for_row(values, 2)


def maybe(values, name="people", user=None):
    """The records that a person is asked about, with the likeness of each."""
    found = match(values, name, user)
    assert (found.record, found.how) == (None, "none")
    return {doubt.record: doubt.likeness for doubt in found.doubtful}
