"""What an app says in its `keeping.py`: what to do after a restore, what stays in the house."""

from collections.abc import Callable
from dataclasses import dataclass

from oia.core.plugs import Words


@dataclass(frozen=True, kw_only=True)
class AfterRestore:
    """Something that must be done to a restored database before anybody else sees it.

    It runs in the transaction that restores, so that it holds from the first moment.
    """

    name: str
    do: Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What the export of the whole office leaves out, and why.

    `name` is a model ("desk.calendarfeed") or a field of one ("accounts.user.password").
    With `instead`, a field is not left out: its values go through that.
    """

    name: str
    why: Words
    instead: Callable[[str], str] | None = None


@dataclass(frozen=True, kw_only=True)
class MadeAnew:
    """A table that no backup holds, since all of it is made from others: "desk.entry".

    No other table may point to it by a foreign key.
    """

    name: str
