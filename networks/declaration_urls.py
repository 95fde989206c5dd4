"""Where declarations, frameworks, their texts and what we sign are found."""

from django.urls import path

from networks.models import Declaration, Framework
from networks.views import declarations, side_by_side, sign_on_parts, sign_ons, step_comment, texts

STEPS = "sign-ons/<int:signon>/steps/"
TRACES = "sign-ons/<int:signon>/traces/"
COUNTS = "declarations/<slug:slug>/counts/"

CATALOGUE = [
    path("declarations/", declarations.DeclarationList.as_view(), name="declaration-list"),
    path("declarations/new/", declarations.NewDeclaration.as_view(), name="declaration-new"),
    path(
        "declarations/lookup/",
        declarations.DeclarationLookup.as_view(),
        name="declaration-lookup",
    ),
    path(
        "declarations/<slug:slug>/",
        declarations.DeclarationPage.as_view(),
        name="declaration-detail",
    ),
    path(
        "declarations/<slug:slug>/edit/",
        declarations.EditDeclaration.as_view(),
        name="declaration-edit",
    ),
    path(f"{COUNTS}new/", declarations.NewCount.as_view(), name="declarationcount-new"),
    path(f"{COUNTS}<int:pk>/edit/", declarations.EditCount.as_view(), name="declarationcount-edit"),
    path(
        f"{COUNTS}<int:pk>/remove/",
        declarations.RemoveCount.as_view(),
        name="declarationcount-remove",
    ),
    path("frameworks/", declarations.FrameworkList.as_view(), name="framework-list"),
    path("frameworks/new/", declarations.NewFramework.as_view(), name="framework-new"),
    path("frameworks/lookup/", declarations.FrameworkLookup.as_view(), name="framework-lookup"),
    path("frameworks/<slug:slug>/", declarations.FrameworkPage.as_view(), name="framework-detail"),
    path(
        "frameworks/<slug:slug>/edit/",
        declarations.EditFramework.as_view(),
        name="framework-edit",
    ),
]

TEXTS = [
    path(
        "declarations/<slug:slug>/texts/new/",
        texts.NewText.as_view(kind=Declaration),
        name="declarationtext-new",
    ),
    path(
        "frameworks/<slug:slug>/texts/new/",
        texts.NewText.as_view(kind=Framework),
        name="frameworktext-new",
    ),
    path("texts/<int:pk>/", texts.TextPage.as_view(), name="text-detail"),
    path("texts/<int:pk>/edit/", texts.EditText.as_view(), name="text-edit"),
    path("texts/<int:pk>/remove/", texts.RemoveText.as_view(), name="text-remove"),
    path("texts/<int:pk>/compare/<int:other>/", texts.CompareTexts.as_view(), name="text-compare"),
]

SIGN_ONS = [
    path("sign-ons/", sign_ons.SignOnList.as_view(), name="signon-list"),
    path("sign-ons/side-by-side/", side_by_side.SideBySide.as_view(), name="signon-side-by-side"),
    path("sign-ons/new/", sign_ons.NewSignOn.as_view(), name="signon-new"),
    path(
        "sign-ons/templates/",
        sign_on_parts.StepTemplateList.as_view(),
        name="signonsteptemplate-list",
    ),
    path(
        "sign-ons/templates/new/",
        sign_on_parts.NewTemplate.as_view(),
        name="signonsteptemplate-new",
    ),
    path(
        "sign-ons/templates/<int:pk>/edit/",
        sign_on_parts.EditTemplate.as_view(),
        name="signonsteptemplate-edit",
    ),
    path("sign-ons/<int:pk>/", sign_ons.SignOnPage.as_view(), name="signon-detail"),
    path("sign-ons/<int:pk>/edit/", sign_ons.EditSignOn.as_view(), name="signon-edit"),
    path("sign-ons/<int:pk>/move/", sign_ons.MoveSignOn.as_view(), name="signon-move"),
    path("sign-ons/<int:pk>/approve/", sign_ons.ApproveSignOn.as_view(), name="signon-approve"),
    path("sign-ons/<int:pk>/ask-anew/", sign_ons.AskAnew.as_view(), name="signon-ask-anew"),
    path("sign-ons/<int:pk>/sign/", sign_ons.SignSignOn.as_view(), name="signon-sign"),
    path("sign-ons/<int:pk>/listing/", sign_ons.LookUpSignOn.as_view(), name="signon-listing"),
    path(f"{STEPS}new/", sign_on_parts.NewStep.as_view(), name="signonstep-new"),
    path(f"{STEPS}fill/", sign_on_parts.FillSteps.as_view(), name="signonstep-fill"),
    path(f"{STEPS}<int:pk>/edit/", sign_on_parts.EditStep.as_view(), name="signonstep-edit"),
    path(f"{STEPS}<int:pk>/remove/", sign_on_parts.RemoveStep.as_view(), name="signonstep-remove"),
    path(f"{STEPS}<int:pk>/answer/", sign_on_parts.AnswerStep.as_view(), name="signonstep-answer"),
    path(f"{STEPS}<int:pk>/ask/", sign_on_parts.AskStep.as_view(), name="signonstep-ask"),
    path(
        "sign-ons/comment/<str:key>/",
        step_comment.CommentOnText.as_view(),
        name="signonstep-comment",
    ),
    path(f"{TRACES}new/", sign_on_parts.NewTrace.as_view(), name="trace-new"),
    path(f"{TRACES}<int:pk>/edit/", sign_on_parts.EditTrace.as_view(), name="trace-edit"),
    path(f"{TRACES}<int:pk>/remove/", sign_on_parts.RemoveTrace.as_view(), name="trace-remove"),
]

urlpatterns = [*CATALOGUE, *TEXTS, *SIGN_ONS]
