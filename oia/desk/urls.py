"""Where the desk is."""

from django.urls import path, re_path

from oia.desk import views
from oia.desk.calendar import feed_views
from oia.desk.calendar import views as calendar
from oia.desk.search.page import Search
from oia.desk.together.page import Relationship
from oia.directory.models import City, Organisation, Person

app_name = "desk"

urlpatterns = [
    path("", views.Today.as_view(), name="today"),
    path("search/", Search.as_view(), name="search"),
    path("calendar/", calendar.Days.as_view(), name="calendar"),
    path("calendar/year/", calendar.Year.as_view(), name="calendar-year"),
    path("calendar/feeds/", feed_views.FeedList.as_view(), name="feed-list"),
    path("calendar/feeds/new/", feed_views.NewFeed.as_view(), name="feed-new"),
    path("calendar/feeds/<int:pk>/edit/", feed_views.EditFeed.as_view(), name="feed-edit"),
    path("calendar/feeds/<int:pk>/delete/", feed_views.DropFeed.as_view(), name="feed-delete"),
    path("calendar/feeds/<int:pk>/renew/", feed_views.RenewFeed.as_view(), name="feed-renew"),
    path("calendar/feeds/<int:pk>/revoke/", feed_views.RevokeFeed.as_view(), name="feed-revoke"),
    # Both have been given out; what is given out now is the shorter one.
    re_path(r"^calendar/feeds?/(?P<token>[^/]+)\.ics$", feed_views.Feed.as_view(), name="feed"),
    *(
        path(
            f"{place}/<int:pk>/relationship/",
            Relationship.as_view(model=model),
            name=f"relationship-{model._meta.model_name}",
        )
        for place, model in (("cities", City), ("organisations", Organisation), ("people", Person))
    ),
]
