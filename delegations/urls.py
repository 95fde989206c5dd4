"""Visits to our city, what has to be ready for them, and gifts."""

from django.urls import path

from delegations import trip_urls
from delegations.views import (
    comparing,
    delegations,
    figures,
    gift_notes,
    gift_rules,
    gifts,
    letters,
    lookups,
    parts,
    party,
    place_cards,
    programme,
    programme_moves,
    programme_papers,
    public,
    steps,
    triage,
)

VISIT = "delegations/<slug:reference>"

LETTER = f"{VISIT}/letters/<int:pk>"

MEMBER = f"{VISIT}/members/<int:pk>"

PROGRAMME = f"{VISIT}/programme"

ITEM = f"{PROGRAMME}/<int:pk>"

GIFT = "gifts/<slug:reference>"

app_name = "delegations"


def part(word, name):
    """To add, change and remove a part of a visit: its word in addresses, its name in the code."""
    one, of = f"{VISIT}/{word}/<int:pk>", {"part": word}
    return [
        path(f"{VISIT}/{word}/new/", parts.NewVisitPart.as_view(**of), name=f"{name}-new"),
        path(f"{one}/edit/", parts.EditVisitPart.as_view(**of), name=f"{name}-edit"),
        path(f"{one}/remove/", parts.RemoveVisitPart.as_view(**of), name=f"{name}-remove"),
    ]


urlpatterns = [
    path("delegations/", delegations.DelegationList.as_view(), name="delegation-list"),
    path("delegations/new/", delegations.NewDelegation.as_view(), name="delegation-new"),
    path("delegations/lookup/", lookups.DelegationLookup.as_view(), name="delegation-lookup"),
    path("delegations/steps/", steps.StepTemplateList.as_view(), name="steptemplate-list"),
    path("delegations/steps/new/", steps.NewTemplate.as_view(), name="steptemplate-new"),
    path(
        "delegations/steps/<int:pk>/edit/", steps.EditTemplate.as_view(), name="steptemplate-edit"
    ),
    path("delegations/figures/", figures.Figures.as_view(), name="delegation-figures"),
    path("delegations/letters/", letters.TemplateList.as_view(), name="lettertemplate-list"),
    path("delegations/letters/new/", letters.NewTemplate.as_view(), name="lettertemplate-new"),
    path(
        "delegations/letters/<int:pk>/edit/",
        letters.EditTemplate.as_view(),
        name="lettertemplate-edit",
    ),
    path(f"{VISIT}/", delegations.DelegationPage.as_view(), name="delegation-detail"),
    path(f"{VISIT}/edit/", delegations.EditDelegation.as_view(), name="delegation-edit"),
    path(f"{VISIT}/dates/", delegations.MoveDates.as_view(), name="delegation-dates"),
    path(f"{VISIT}/move/", delegations.MoveDelegation.as_view(), name="delegation-move"),
    path(f"{VISIT}/triage/", triage.Triage.as_view(), name="delegation-triage"),
    path(f"{VISIT}/origin/", triage.SayWho.as_view(), name="delegation-origin"),
    path(f"{VISIT}/decide/", triage.Decide.as_view(), name="delegation-decide"),
    path(f"{VISIT}/members/new/", party.NewMember.as_view(), name="member-new"),
    path(f"{VISIT}/members/paste/", party.Paste.as_view(), name="member-paste"),
    path(f"{VISIT}/members/compare/", comparing.Compare.as_view(), name="member-compare"),
    path(f"{VISIT}/members/cards/", place_cards.PlaceCards.as_view(), name="member-cards"),
    path(f"{VISIT}/members/order/", party.ProposeOrder.as_view(), name="member-order"),
    path(f"{VISIT}/members/private/", party.PrivateOfAll.as_view(), name="member-private-all"),
    path(
        f"{VISIT}/members/private/edit/",
        party.EditPrivateOfAll.as_view(),
        name="member-private-edit",
    ),
    path(f"{MEMBER}/edit/", party.EditMember.as_view(), name="member-edit"),
    path(f"{MEMBER}/remove/", party.RemoveMember.as_view(), name="member-remove"),
    path(f"{MEMBER}/move/", party.MoveMember.as_view(), name="member-move"),
    path(f"{MEMBER}/photos/", party.EditPhotos.as_view(), name="member-photos"),
    path(f"{MEMBER}/private/", party.EditPrivate.as_view(), name="member-private"),
    path(f"{VISIT}/steps/fill/", steps.FillSteps.as_view(), name="visitstep-fill"),
    path(f"{VISIT}/steps/new/", steps.NewPart.as_view(), name="visitstep-new"),
    path(f"{VISIT}/steps/<int:pk>/edit/", steps.EditPart.as_view(), name="visitstep-edit"),
    path(f"{VISIT}/steps/<int:pk>/remove/", steps.RemovePart.as_view(), name="visitstep-remove"),
    path(f"{VISIT}/steps/<int:pk>/<slug:step>/", steps.TakeStep.as_view(), name="visitstep-step"),
    *part("costs", "visitcost"),
    *part("hours", "visithours"),
    *part("flags", "visitflag"),
    *part("speeches", "visitspeech"),
    path(f"{VISIT}/letters/new/", letters.NewLetter.as_view(), name="visitletter-new"),
    path(
        f"{VISIT}/letters/visas/", letters.LettersForVisas.as_view(), name="visitletter-for-visas"
    ),
    path(f"{LETTER}/", letters.LetterPage.as_view(), name="visitletter-detail"),
    path(f"{LETTER}/edit/", letters.EditLetter.as_view(), name="visitletter-edit"),
    path(f"{LETTER}/remove/", letters.RemoveLetter.as_view(), name="visitletter-remove"),
    path(f"{LETTER}/sent/", letters.NoteSent.as_view(), name="visitletter-sent"),
    path(f"{LETTER}/keep/", letters.KeepLetter.as_view(), name="visitletter-keep"),
    path(f"{PROGRAMME}/", programme.ProgrammePage.as_view(), name="programme-detail"),
    path(f"{PROGRAMME}/new/", programme.NewItem.as_view(), name="programmeitem-new"),
    path(f"{PROGRAMME}/shift/", programme_moves.Shift.as_view(), name="programme-shift"),
    path(f"{PROGRAMME}/freeze/", programme_moves.Freeze.as_view(), name="programme-freeze"),
    path(f"{PROGRAMME}/print/", programme_papers.Print.as_view(), name="programme-print"),
    path(f"{PROGRAMME}/versions/", programme_papers.Versions.as_view(), name="programme-versions"),
    path(
        f"{PROGRAMME}/versions/<int:number>/",
        programme_papers.VersionPage.as_view(),
        name="programme-version",
    ),
    path(f"{ITEM}/edit/", programme.EditItem.as_view(), name="programmeitem-edit"),
    path(f"{ITEM}/remove/", programme.RemoveItem.as_view(), name="programmeitem-remove"),
    path(f"{ITEM}/times/", programme.SetTimes.as_view(), name="programmeitem-times"),
    path("gifts/", gifts.GiftList.as_view(), name="gift-list"),
    path("gifts/new/", gifts.NewGift.as_view(), name="gift-new"),
    path("gifts/public.csv", gifts.PublicLog.as_view(), name="gift-public"),
    path("gifts/rules/", gift_rules.GiftRuleList.as_view(), name="giftrule-list"),
    path("gifts/rules/new/", gift_rules.NewRule.as_view(), name="giftrule-new"),
    path("gifts/rules/<int:pk>/edit/", gift_rules.EditRule.as_view(), name="giftrule-edit"),
    path(f"{GIFT}/", gifts.GiftPage.as_view(), name="gift-detail"),
    path(f"{GIFT}/edit/", gifts.EditGift.as_view(), name="gift-edit"),
    path(f"{GIFT}/move/", gifts.MoveGift.as_view(), name="gift-move"),
    path(f"{GIFT}/note/", gift_notes.GiftNote.as_view(), name="gift-note"),
    path(f"{GIFT}/note/keep/", gift_notes.KeepNote.as_view(), name="gift-keep-note"),
    path(f"{GIFT}/declare/", gifts.Declare.as_view(), name="gift-declare"),
    path("public/visit-request/", public.VisitRequest.as_view(), name="visit-request"),
    path(
        "public/visit-request/<str:receipt>/",
        public.Received.as_view(),
        name="visit-request-received",
    ),
]
urlpatterns += trip_urls.urlpatterns
