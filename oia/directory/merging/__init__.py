"""Two records that are one: what names them, what becomes of it, and the way back.

`Plan` looks at all that names the record that goes. `carry_out` does what it says in a few
statements for each relation, and writes down what it did, so that `take_back` can part them again.
"""

from oia.core.merging import Alike
from oia.core.plugs import register
from oia.directory.models import PostHolding


def agree(one, other):
    """Whether two times of a person in a post are one, of which somebody knew more."""
    pairs = ((one[name], other[name]) for name in ("starts_on", "ends_on"))
    return all(a is None or b is None or a == b for a, b in pairs) and not apart(one, other)


def apart(one, other):
    """Whether one of two times ended before the other began."""
    spans = ((one["ends_on"], other["starts_on"]), (other["ends_on"], one["starts_on"]))
    return any(end and start and end < start for end, start in spans)


def known_first(holding):
    return sum(holding[name] is None for name in ("starts_on", "ends_on"))


register(
    Alike(
        name="the same time in the same post",
        model=PostHolding,
        columns=("post_id", "person_id"),
        reads=("starts_on", "ends_on"),
        is_same=agree,
        best_first=known_first,
    )
)
