"""Cities, organisations, people, the posts between them, and what was agreed."""

from django.urls import path

from oia.directory.views import (
    agreements,
    agreements_parts,
    contacts,
    doubles,
    lookups,
    posts,
    records,
)


def parts(name, part):
    """The addresses of a small thing that hangs on an agreement."""
    base = f"agreements/<int:agreement>/{part}"
    steps = {
        "new": (f"{base}/new/", agreements_parts.NewPart),
        "edit": (f"{base}/<int:pk>/edit/", agreements_parts.EditPart),
        "remove": (f"{base}/<int:pk>/remove/", agreements_parts.RemovePart),
    }
    return [
        path(address, view.as_view(part=part), name=f"{name}-{step}")
        for step, (address, view) in steps.items()
    ]


app_name = "directory"
urlpatterns = [
    path("cities/", records.CityList.as_view(), name="city-list"),
    path("cities/new/", records.NewCity.as_view(), name="city-new"),
    path("cities/lookup/", lookups.CityLookup.as_view(), name="city-lookup"),
    path("cities/<int:pk>/", records.CityPage.as_view(), name="city-detail"),
    path("cities/<int:pk>/edit/", records.EditCity.as_view(), name="city-edit"),
    path("organisations/", records.OrganisationList.as_view(), name="organisation-list"),
    path("organisations/new/", records.NewOrganisation.as_view(), name="organisation-new"),
    path("organisations/lookup/", lookups.OrganisationLookup.as_view(), name="organisation-lookup"),
    path("organisations/<int:pk>/", records.OrganisationPage.as_view(), name="organisation-detail"),
    path(
        "organisations/<int:pk>/edit/",
        records.EditOrganisation.as_view(),
        name="organisation-edit",
    ),
    path("organisations/<int:pk>/posts/new/", posts.NewPost.as_view(), name="post-new"),
    path("consuls/", records.ConsularList.as_view(), name="consular-list"),
    path("people/", records.PersonList.as_view(), name="person-list"),
    path("people/new/", records.NewPerson.as_view(), name="person-new"),
    path("people/lookup/", lookups.PersonLookup.as_view(), name="person-lookup"),
    path("people/<int:pk>/", records.PersonPage.as_view(), name="person-detail"),
    path("people/<int:pk>/edit/", records.EditPerson.as_view(), name="person-edit"),
    path("people/<int:pk>/posts/new/", posts.GivePost.as_view(), name="person-give-post"),
    path("posts/<int:pk>/edit/", posts.EditPost.as_view(), name="post-edit"),
    path("posts/<int:pk>/hand-over/", posts.HandOver.as_view(), name="post-hand-over"),
    path("posts/<int:pk>/holders/new/", posts.NewHolding.as_view(), name="holding-new"),
    path("holders/<int:pk>/edit/", posts.EditHolding.as_view(), name="holding-edit"),
    path("holders/<int:pk>/end/", posts.EndHolding.as_view(), name="holding-end"),
    path("agreements/", agreements.AgreementList.as_view(), name="agreement-list"),
    path("agreements/new/", agreements.NewAgreement.as_view(), name="agreement-new"),
    path("agreements/<int:pk>/", agreements.AgreementPage.as_view(), name="agreement-detail"),
    path("agreements/<int:pk>/edit/", agreements.EditAgreement.as_view(), name="agreement-edit"),
    path("agreements/<int:pk>/move/", agreements.MoveAgreement.as_view(), name="agreement-move"),
    path("agreements/<int:pk>/keep/", agreements.KeepAgreement.as_view(), name="agreement-keep"),
    path("agreements/<int:pk>/renew/", agreements.RenewAgreement.as_view(), name="agreement-renew"),
    path("contacts/", contacts.ContactList.as_view(), name="contact-list"),
    path("contacts/new/", contacts.NewContact.as_view(), name="contact-new"),
    path("contacts/<int:pk>/", contacts.ContactPage.as_view(), name="contact-detail"),
    path("contacts/<int:pk>/edit/", contacts.EditContact.as_view(), name="contact-edit"),
    path("doubles/", doubles.DoubleList.as_view(), name="double-list"),
    path("doubles/<slug:kind>/look/", doubles.LookForDoubles.as_view(), name="double-look"),
    path("doubles/<slug:kind>/<int:pk>/merge/", doubles.MergeWith.as_view(), name="double-merge"),
    path("doubles/<slug:kind>/<int:pk>/apart/", doubles.TellApart.as_view(), name="double-apart"),
    path("merges/<int:pk>/", doubles.MergePage.as_view(), name="merge-detail"),
    path("merges/<int:pk>/undo/", doubles.UndoMerge.as_view(), name="merge-undo"),
    *parts("clearance", "clearances"),
    *parts("signatory", "signatories"),
]
