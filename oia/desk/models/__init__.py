from oia.desk.models.feed import CalendarFeed
from oia.desk.models.index import Entry, Word

__all__ = ["CalendarFeed", "Entry", "Word"]
