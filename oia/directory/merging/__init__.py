"""Two records that are one: what names them, what becomes of it, and the way back.

`Plan` looks at all that names the record that goes. `carry_out` does what it says in a few
statements for each relation, and writes down what it did, so that `take_back` can part them again.
"""

from oia.core.merging import Alike
from oia.core.plugs import register
from oia.directory.models import PostHolding

register(
    Alike(
        name="the same time in the same post",
        model=PostHolding,
        columns=("post_id", "person_id", "starts_on", "ends_on"),
    )
)
