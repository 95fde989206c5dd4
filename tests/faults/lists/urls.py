"""The office's own pages, and beside them the admin's lists and the plain ones."""

from django.urls import include, path

from tests.faults.lists import plain, twin

urlpatterns = [
    path("twin/", twin.SITE.urls),
    path("plain/<path:page>", plain.answer),
    path("", include("oia.urls")),
]
