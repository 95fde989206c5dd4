"""Where the desk is."""

from django.urls import path

from oia.desk import views
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
    *(
        path(
            f"{place}/<int:pk>/relationship/",
            Relationship.as_view(model=model),
            name=f"relationship-{model._meta.model_name}",
        )
        for place, model in (("cities", City), ("organisations", Organisation), ("people", Person))
    ),
]
