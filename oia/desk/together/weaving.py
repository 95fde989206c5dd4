"""One story out of the chapters of all apps, page by page, away from today both ways."""

from dataclasses import dataclass, replace
from datetime import date

from oia.core.chapters import Reach
from oia.core.plugs import Chapter, Event, board
from oia.core.text import as_key

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
    """Where a page begins: on this day, after so many of its events; and which way it goes on."""

    day: date
    skip: int = 0
    is_ahead: bool = False

    @classmethod
    def read(cls, text, *, is_ahead):
        """What stands in the address as "2024-03-01.2"; None where it makes no sense."""
        day, _dot, skip = text.partition(".")
        skipped = as_key(skip or "0")
        try:
            begins = date.fromisoformat(day)
        except ValueError:
            return None
        return None if skipped is None else cls(begins, min(skipped, MOST_SKIPPED), is_ahead)

    def __str__(self):
        return f"{self.day.isoformat()}.{self.skip}"


def chapters_for(user):
    return [chapter for chapter in board.all(Chapter) if user.has_perm(chapter.right)]


def woven(record, user, chapters, cut, most):
    """The events of a page, the one nearest to its beginning first, and where the next begins;
    None on the last.
    """
    reach = Reach(cut.day, cut.skip + most + 1, cut.is_ahead)
    found = [
        Told(event, chapter)
        for chapter in chapters
        for event in chapter.events(record, user, reach)
    ]
    found = sorted(found, key=lambda told: told.place, reverse=not cut.is_ahead)[cut.skip :]
    shown = found[:most]
    return shown, next_cut(shown, cut) if len(found) > most else None


def next_cut(shown, cut):
    last = shown[-1].event.on
    done = sum(told.event.on == last for told in shown)
    return replace(cut, day=last, skip=done + cut.skip if last == cut.day else done)
