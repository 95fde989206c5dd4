"""Where networks, our memberships of them and reporting duties are found."""

from django.urls import path

from networks.views import duties, memberships, memberships_parts, networks, overlap

PART = "memberships/<int:membership>/"


def part_paths(part, name):
    """The pages to add, change and remove one kind of part of a membership."""
    new, edit = (memberships_parts.NewPart, memberships_parts.EditPart)
    remove = memberships_parts.RemovePart.as_view(part=part)
    return [
        path(f"{PART}{part}/new/", new.as_view(part=part), name=f"{name}-new"),
        path(f"{PART}{part}/<int:pk>/edit/", edit.as_view(part=part), name=f"{name}-edit"),
        path(f"{PART}{part}/<int:pk>/remove/", remove, name=f"{name}-remove"),
    ]


urlpatterns = [
    path("networks/", networks.NetworkList.as_view(), name="network-list"),
    path("networks/new/", networks.NewNetwork.as_view(), name="network-new"),
    path("networks/lookup/", networks.NetworkLookup.as_view(), name="network-lookup"),
    path("networks/<slug:slug>/", networks.NetworkPage.as_view(), name="network-detail"),
    path("networks/<slug:slug>/edit/", networks.EditNetwork.as_view(), name="network-edit"),
    path("memberships/", memberships.MembershipList.as_view(), name="membership-list"),
    path("memberships/new/", memberships.NewMembership.as_view(), name="membership-new"),
    path("memberships/overlap/", overlap.Overlap.as_view(), name="membership-overlap"),
    path("memberships/<int:pk>/", memberships.MembershipPage.as_view(), name="membership-detail"),
    path(
        "memberships/<int:pk>/edit/", memberships.EditMembership.as_view(), name="membership-edit"
    ),
    path(
        "memberships/<int:pk>/move/", memberships.MoveMembership.as_view(), name="membership-move"
    ),
    *part_paths("terms", "term"),
    path(f"{PART}terms/<int:pk>/renew/", memberships_parts.RenewTerm.as_view(), name="term-renew"),
    *part_paths("dues", "dues"),
    path(f"{PART}dues/<int:pk>/pay/", memberships_parts.PayDues.as_view(), name="dues-pay"),
    *part_paths("costs", "othercost"),
    *part_paths("seats", "seat"),
    *part_paths("participation", "participation"),
    *part_paths("reviews", "review"),
    path(
        f"{PART}reviews/<int:pk>/decide/",
        memberships_parts.DecideReview.as_view(),
        name="review-decide",
    ),
    path("duties/", duties.DutyList.as_view(), name="duty-list"),
    path("duties/new/", duties.NewDuty.as_view(), name="duty-new"),
    path("duties/<int:pk>/", duties.DutyPage.as_view(), name="duty-detail"),
    path("duties/<int:pk>/edit/", duties.EditDuty.as_view(), name="duty-edit"),
    path("duties/<int:duty>/rounds/new/", duties.NewRound.as_view(), name="dutyround-new"),
    path(
        "duties/<int:duty>/rounds/<int:pk>/edit/",
        duties.EditRound.as_view(),
        name="dutyround-edit",
    ),
    path(
        "duties/<int:duty>/rounds/<int:pk>/hand-in/",
        duties.HandIn.as_view(),
        name="dutyround-hand-in",
    ),
    path(
        "duties/<int:duty>/contributions/<int:pk>/receive/",
        duties.ReceiveContribution.as_view(),
        name="contribution-receive",
    ),
]
