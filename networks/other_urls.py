"""Where others beside us are found: members of networks, signatories of declarations."""

from django.urls import path

from networks.views import others

MEMBERS = "networks/<slug:slug>/members/"
SIGNATORIES = "declarations/<slug:slug>/signatories/"

urlpatterns = [
    path("networks/members/", others.MemberList.as_view(), name="networkmember-list"),
    path(f"{MEMBERS}new/", others.NewMember.as_view(), name="networkmember-new"),
    path(f"{MEMBERS}paste/", others.PasteMembers.as_view(), name="networkmember-paste"),
    path(f"{MEMBERS}<int:pk>/edit/", others.EditMember.as_view(), name="networkmember-edit"),
    path(f"{MEMBERS}<int:pk>/remove/", others.RemoveMember.as_view(), name="networkmember-remove"),
    path(
        "declarations/signatories/",
        others.SignatoryList.as_view(),
        name="declarationsignatory-list",
    ),
    path(f"{SIGNATORIES}new/", others.NewSignatory.as_view(), name="declarationsignatory-new"),
    path(
        f"{SIGNATORIES}paste/",
        others.PasteSignatories.as_view(),
        name="declarationsignatory-paste",
    ),
    path(
        f"{SIGNATORIES}<int:pk>/edit/",
        others.EditSignatory.as_view(),
        name="declarationsignatory-edit",
    ),
    path(
        f"{SIGNATORIES}<int:pk>/remove/",
        others.RemoveSignatory.as_view(),
        name="declarationsignatory-remove",
    ),
]
