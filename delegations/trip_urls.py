"""Trips of ours: where they are found."""

from django.urls import path

from delegations.views import trip_papers, trip_parts, trips

TRIP = "trips/<slug:reference>"


def part(folder, name, new, edit, remove):
    """The three pages of something small that hangs on a trip."""
    return [
        path(f"{TRIP}/{folder}/new/", new.as_view(), name=f"{name}-new"),
        path(f"{TRIP}/{folder}/<int:pk>/edit/", edit.as_view(), name=f"{name}-edit"),
        path(f"{TRIP}/{folder}/<int:pk>/remove/", remove.as_view(), name=f"{name}-remove"),
    ]


urlpatterns = [
    path("trips/", trips.TripList.as_view(), name="trip-list"),
    path("trips/new/", trips.NewTrip.as_view(), name="trip-new"),
    path("trips/lookup/", trips.TripLookup.as_view(), name="trip-lookup"),
    path("trips/steps/", trip_parts.TripStepTemplateList.as_view(), name="tripsteptemplate-list"),
    path("trips/steps/new/", trip_parts.NewTripStepTemplate.as_view(), name="tripsteptemplate-new"),
    path(
        "trips/steps/<int:pk>/edit/",
        trip_parts.EditTripStepTemplate.as_view(),
        name="tripsteptemplate-edit",
    ),
    path(f"{TRIP}/", trips.TripPage.as_view(), name="trip-detail"),
    path(f"{TRIP}/edit/", trips.EditTrip.as_view(), name="trip-edit"),
    path(f"{TRIP}/dates/", trips.MoveTripDates.as_view(), name="trip-dates"),
    path(f"{TRIP}/report/", trips.ReportTrip.as_view(), name="trip-report"),
    path(f"{TRIP}/pocket/", trip_papers.Pocket.as_view(), name="trip-pocket"),
    path(f"{TRIP}/itinerary.ics", trip_papers.CalendarFile.as_view(), name="trip-calendar"),
    path(f"{TRIP}/move/", trips.MoveTrip.as_view(), name="trip-move"),
    *part(
        "travellers",
        "traveller",
        trip_parts.NewTraveller,
        trip_parts.EditTraveller,
        trip_parts.RemoveTraveller,
    ),
    path(
        f"{TRIP}/travellers/<int:pk>/claim/", trip_parts.MoveClaim.as_view(), name="traveller-claim"
    ),
    *part("legs", "leg", trip_parts.NewLeg, trip_parts.EditLeg, trip_parts.RemoveLeg),
    *part("lodging", "stay", trip_parts.NewStay, trip_parts.EditStay, trip_parts.RemoveStay),
    path(f"{TRIP}/steps/fill/", trip_parts.FillTripSteps.as_view(), name="tripstep-fill"),
    *part(
        "steps",
        "tripstep",
        trip_parts.NewTripStep,
        trip_parts.EditTripStep,
        trip_parts.RemoveTripStep,
    ),
    path(
        f"{TRIP}/steps/<int:pk>/<slug:step>/",
        trip_parts.TakeTripStep.as_view(),
        name="tripstep-step",
    ),
]
