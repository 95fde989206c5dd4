"""Where commitments are found."""

from django.urls import path

from oia.commitments.views import commitments, handing_over, steps

app_name = "commitments"

ONE = "commitments/<int:pk>/"
REPORT = "commitments/<int:commitment>/reports/"

urlpatterns = [
    path("commitments/", commitments.CommitmentList.as_view(), name="commitment-list"),
    path("commitments/new/", commitments.NewCommitment.as_view(), name="commitment-new"),
    path("commitments/hand-over/", handing_over.HandOver.as_view(), name="commitment-hand-over"),
    path(ONE, commitments.CommitmentPage.as_view(), name="commitment-detail"),
    path(f"{ONE}edit/", commitments.EditCommitment.as_view(), name="commitment-edit"),
    path(f"{ONE}close/<slug:to>/", steps.CloseCommitment.as_view(), name="commitment-close"),
    path(f"{ONE}chase/", steps.Chase.as_view(), name="commitment-chase"),
    path(f"{REPORT}new/", steps.NewReport.as_view(), name="commitmentreport-new"),
    path(f"{REPORT}<int:pk>/edit/", steps.EditReport.as_view(), name="commitmentreport-edit"),
    path(f"{REPORT}<int:pk>/remove/", steps.RemoveReport.as_view(), name="commitmentreport-remove"),
]
