"""Feeds of the calendar that people of the demo office keep."""

from oia.core.plugs import DemoPart, register
from oia.desk.calendar import feeds
from oia.desk.models import CalendarFeed


def build(story):
    officer, director = story.people["officer"], story.people["director"]
    mine = CalendarFeed(owner=officer, name="My dates", kinds=["deadlines"], whose=officer)
    feeds.keep(mine, by=officer)
    abroad = CalendarFeed(owner=director, name="Visits and trips", kinds=["delegations", "trips"])
    feeds.keep(abroad, by=director)


register(DemoPart(name="calendar feeds", build=build, order=90))
