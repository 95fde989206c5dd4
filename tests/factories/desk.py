"""What people make of the calendar."""

from oia.desk.models import CalendarFeed
from tests.factories.accounts import user


def calendar_feed(**kw):
    owner = kw.pop("owner", None) or user()
    return CalendarFeed.objects.create(owner=owner, **{"name": "Work"} | kw)
