"""How an app says what becomes of its rows when two records turn out to be one.

Whatever names a record is found by the models alone: keys, ties and subjects of any kind. Only
where that is not enough an app declares something, in its `merging.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from oia.core.plugs import Words


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Rows that would say the same of one record, though the database takes both: one is kept.

    Rows are compared that have the same in their `columns`; `is_same` takes two of them, as the
    values of these and of the columns `reads`. `best_first` gives a sort key: the first is kept.
    """

    name: str
    model: type
    columns: tuple[str, ...]
    reads: tuple[str, ...]
    is_same: Callable[[dict, dict], bool]
    best_first: Callable[[dict], object]


@dataclass(frozen=True, kw_only=True)
class Retired:
    """Rows of which a constraint lets only one stand, and none may be dropped.

    `best_first` gives a sort key, from the values of a row's `columns`: the first one goes on as
    it is. `retire` takes the keys of the others and changes no more than these columns of theirs.
    `words` say in the preview what becomes of them.
    """

    name: str  # of the constraint
    model: type
    columns: tuple[str, ...]
    best_first: Callable[[dict], object]
    retire: Callable[..., None]
    words: Words
