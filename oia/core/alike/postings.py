"""Many numbers, found by what they were put under, in eight bytes each."""

from array import array
from bisect import bisect_left

DRAWERS = 256
BITS = 32  # of a number, and of what is kept of its word
MASK = (1 << BITS) - 1


class Postings:
    """Numbers by a word, or by anything that has a hash.

    Only the hash is kept, and half of it. Now and then somebody is found who is not meant:
    whoever asks looks at the record itself.
    """

    def __init__(self):
        self.drawers = [array("Q") for _ in range(DRAWERS)]
        self.in_order = set()

    def add(self, word, number):
        code = hash(word) & MASK
        self.drawers[code % DRAWERS].append(code << BITS | number)

    def of(self, word, most):
        """The numbers under this word, the lowest first; at most one more than `most`."""
        code = hash(word) & MASK
        drawer = self.drawer(code % DRAWERS)
        start, found = bisect_left(drawer, code << BITS), []
        for entry in drawer[start : start + most + 1]:
            if entry >> BITS != code:
                break
            found.append(entry & MASK)
        return found

    def drawer(self, at):
        """One drawer, put in order when it is first opened. By then nothing is added any more."""
        if at not in self.in_order:
            self.drawers[at] = array("Q", sorted(self.drawers[at]))
            self.in_order.add(at)
        return self.drawers[at]
