"""Paths of all dates and all mail."""

from django.urls import path, re_path

from oia.reminders.views import (
    deadlines,
    handing,
    letters,
    links,
    reminders,
    rules,
    sender,
    why,
    wishes,
)

app_name = "reminders"

urlpatterns = [
    path("deadlines/", deadlines.DeadlineList.as_view(), name="deadline-list"),
    path("deadlines/new/", deadlines.NewDeadline.as_view(), name="deadline-new"),
    path("deadlines/<int:pk>/", deadlines.DeadlinePage.as_view(), name="deadline-detail"),
    path("deadlines/<int:pk>/edit/", deadlines.EditDeadline.as_view(), name="deadline-edit"),
    path("deadlines/<int:pk>/helpers/", deadlines.EditHelpers.as_view(), name="deadline-helpers"),
    re_path(
        r"^deadlines/(?P<pk>\d+)/(?P<step>done|waive|cancel|reopen)/$",
        deadlines.CloseDeadline.as_view(),
        name="deadline-close",
    ),
    path("deadlines/<int:pk>/snooze/", handing.SnoozeDeadline.as_view(), name="deadline-snooze"),
    path("deadlines/<int:pk>/hand-over/", handing.HandOver.as_view(), name="deadline-hand-over"),
    path("l/<str:key>/", links.ButtonPage.as_view(), name="button"),
    path("reminders/", letters.LetterList.as_view(), name="letter-list"),
    path("reminders/letters/<int:pk>/", letters.LetterPage.as_view(), name="letter-detail"),
    path(
        "reminders/letters/<int:pk>/preview/",
        letters.LetterPreview.as_view(),
        name="letter-preview",
    ),
    path("reminders/letters/<int:pk>/retry/", letters.RetryLetter.as_view(), name="letter-retry"),
    path("reminders/mail/", letters.KeptMails.as_view(), name="mail-list"),
    path("reminders/mail/<slug:name>/", letters.KeptMailPage.as_view(), name="mail-detail"),
    path(
        "reminders/mail/<slug:name>/preview/",
        letters.KeptMailPreview.as_view(),
        name="mail-preview",
    ),
    path("reminders/sending/", sender.SendingPage.as_view(), name="sending"),
    path("reminders/sending/hold/", sender.HoldAll.as_view(), name="sending-hold"),
    path("reminders/sending/release/", sender.Release.as_view(), name="sending-release"),
    path(
        "reminders/addresses/<int:pk>/retry/",
        sender.RetryAddress.as_view(),
        name="failingaddress-retry",
    ),
    path("reminders/of/<str:about>/", reminders.ReminderList.as_view(), name="reminders-of"),
    path("reminders/why/", why.Why.as_view(), name="why"),
    path("reminders/rules/", rules.RuleList.as_view(), name="rule-list"),
    path("reminders/rules/new/", rules.NewRule.as_view(), name="rule-new"),
    path("reminders/rules/<int:pk>/", rules.RulePage.as_view(), name="rule-detail"),
    path("reminders/rules/<int:pk>/edit/", rules.EditRule.as_view(), name="rule-edit"),
    path("reminders/rules/<int:pk>/switch/", rules.SwitchRule.as_view(), name="rule-switch"),
    path("reminders/rules/<int:pk>/delete/", rules.DeleteRule.as_view(), name="rule-delete"),
    path("reminders/wishes/", wishes.WishesPage.as_view(), name="wishes"),
]
