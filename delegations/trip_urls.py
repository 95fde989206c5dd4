"""Trips of ours: where they are found."""

from django.urls import path

from delegations.views import (
    carbon,
    invitations,
    trip_answer,
    trip_decisions,
    trip_papers,
    trip_parts,
    trip_register,
    trips,
)

TRIP = "trips/<slug:reference>"

INVITATION = "invitations/<slug:reference>"


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
    path("trips/verdict/<str:key>/", trip_answer.AnswerApproval.as_view(), name="approval-answer"),
    path("trips/pocket.js", trip_papers.PocketWorker.as_view(), name="trip-pocket-worker"),
    path("trips/lookup/", trips.TripLookup.as_view(), name="trip-lookup"),
    path("trips/approval/", trip_decisions.ChainStepList.as_view(), name="chainstep-list"),
    path("trips/approval/new/", trip_decisions.NewChainStep.as_view(), name="chainstep-new"),
    path(
        "trips/approval/<int:pk>/edit/",
        trip_decisions.EditChainStep.as_view(),
        name="chainstep-edit",
    ),
    path("trips/carbon/", carbon.EmissionFactorList.as_view(), name="emissionfactor-list"),
    path("trips/carbon/new/", carbon.NewEmissionFactor.as_view(), name="emissionfactor-new"),
    path(
        "trips/carbon/<int:pk>/edit/",
        carbon.EditEmissionFactor.as_view(),
        name="emissionfactor-edit",
    ),
    path("trips/carbon/sets/new/", carbon.NewFactorSet.as_view(), name="factorset-new"),
    path("trips/carbon/sets/<int:pk>/edit/", carbon.EditFactorSet.as_view(), name="factorset-edit"),
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
    path(f"{TRIP}/booking/", trip_papers.TakeBooking.as_view(), name="trip-booking"),
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
    path(
        f"{TRIP}/travellers/<int:pk>/claim/paper/",
        trip_parts.NoteClaim.as_view(),
        name="traveller-paper",
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
    path(f"{TRIP}/approvals/fill/", trip_decisions.FillApprovals.as_view(), name="approval-fill"),
    path(
        f"{TRIP}/approvals/<int:pk>/decide/",
        trip_decisions.DecideApproval.as_view(),
        name="approval-decide",
    ),
    path(
        f"{TRIP}/approvals/<int:pk>/ask/",
        trip_decisions.AskForApproval.as_view(),
        name="approval-ask",
    ),
    *part(
        "approvals",
        "approval",
        trip_decisions.NewApproval,
        trip_decisions.EditApproval,
        trip_decisions.RemoveApproval,
    ),
    *part(
        "costs",
        "tripcost",
        trip_decisions.NewCost,
        trip_decisions.EditCost,
        trip_decisions.RemoveCost,
    ),
    path(
        f"{TRIP}/costs/<int:pk>/receipts/<int:paper>/",
        trip_decisions.Receipt.as_view(),
        name="tripcost-receipt",
    ),
    *part(
        "meetings",
        "meeting",
        trip_decisions.NewMeeting,
        trip_decisions.EditMeeting,
        trip_decisions.RemoveMeeting,
    ),
    path(
        "public/trips.csv",
        trip_register.PublicRegister.as_view(),
        {"kind": "csv"},
        name="trip-public-csv",
    ),
    path(
        "public/trips.json",
        trip_register.PublicRegister.as_view(),
        {"kind": "json"},
        name="trip-public-json",
    ),
    path("invitations/", invitations.InvitationList.as_view(), name="invitation-list"),
    path("invitations/new/", invitations.NewInvitation.as_view(), name="invitation-new"),
    path(f"{INVITATION}/", invitations.InvitationPage.as_view(), name="invitation-detail"),
    path(f"{INVITATION}/edit/", invitations.EditInvitation.as_view(), name="invitation-edit"),
    path(f"{INVITATION}/move/", invitations.MoveInvitation.as_view(), name="invitation-move"),
    path(f"{INVITATION}/answer/", invitations.AnswerInvitation.as_view(), name="invitation-answer"),
]
