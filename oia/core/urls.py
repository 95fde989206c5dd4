"""What happened, to one record or in the whole office, and who saw what."""

from django.urls import path

from oia.core.views import past, sightings

app_name = "core"
urlpatterns = [
    path("changes/", past.Changes.as_view(), name="changes"),
    path("sightings/", sightings.Sightings.as_view(), name="sightings"),
    path("history/<str:model>/<int:pk>/", past.RecordHistory.as_view(), name="record-history"),
]
