"""One story out of the chapters of all apps, the latest first, page by page."""

from dataclasses import dataclass
from datetime import date

from oia.core.plugs import Chapter, Event, board
from oia.core.text import as_key

SHOWN = 50
MOST_SKIPPED = 10_000  # events of one day


@dataclass(frozen=True)
class Told:
    """An event, and the chapter that tells it."""

    event: Event
    chapter: Chapter

    @property
    def place(self):
        return self.event.on, self.chapter.name, self.event.key


@dataclass(frozen=True)
class Cut:
    """Where a page begins: on this day, after so many of its events."""

    until: date | None = None
    skip: int = 0

    @classmethod
    def read(cls, text):
        """What stands in the address as "2024-03-01.2"; the beginning where it makes no sense."""
        day, _dot, skip = text.partition(".")
        skipped = as_key(skip or "0")
        try:
            until = date.fromisoformat(day)
        except ValueError:
            return cls()
        return cls() if skipped is None else cls(until, min(skipped, MOST_SKIPPED))

    def __str__(self):
        return f"{self.until.isoformat()}.{self.skip}"


def chapters_for(user):
    return [chapter for chapter in board.all(Chapter) if user.has_perm(chapter.right)]


def woven(record, user, chapters, cut):
    """The events of a page, and where the next begins; None on the last."""
    wanted = cut.skip + SHOWN + 1
    found = [
        Told(event, chapter)
        for chapter in chapters
        for event in chapter.events(record, user, cut.until, wanted)
    ]
    found = sorted(found, key=lambda told: told.place, reverse=True)[cut.skip :]
    shown = found[:SHOWN]
    return shown, next_cut(shown, cut) if len(found) > SHOWN else None


def next_cut(shown, cut):
    last = shown[-1].event.on
    done = sum(told.event.on == last for told in shown)
    return Cut(last, done + cut.skip if last == cut.until else done)
