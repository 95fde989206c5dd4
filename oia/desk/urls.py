"""Where the desk is."""

from django.urls import path

from oia.desk import views
from oia.desk.calendar import views as calendar
from oia.desk.search.page import Search

app_name = "desk"

urlpatterns = [
    path("", views.Today.as_view(), name="today"),
    path("search/", Search.as_view(), name="search"),
    path("calendar/", calendar.Days.as_view(), name="calendar"),
    path("calendar/year/", calendar.Year.as_view(), name="calendar-year"),
]
