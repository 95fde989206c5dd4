from oia.desk.models.feed import CalendarFeed, FeedPolicy
from oia.desk.models.index import Entry, Word

__all__ = ["CalendarFeed", "Entry", "FeedPolicy", "Word"]
