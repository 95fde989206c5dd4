"""Logging in and its neighbours, what users set for themselves, the people and the calendar.

Of allauth only the pages listed here exist; nobody signs up by themselves.
"""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from oia.accounts.sessions import leaves_nothing
from oia.accounts.views import holidays, lists, own, without_login

pages = [
    path("settings/", own.Settings.as_view(), name="settings"),
    path("absences/", own.AbsenceList.as_view(), name="absence-list"),
    path("absences/new/", own.NewAbsence.as_view(), name="absence-new"),
    path("absences/<int:pk>/edit/", own.EditAbsence.as_view(), name="absence-edit"),
    path("absences/<int:pk>/delete/", own.DeleteAbsence.as_view(), name="absence-delete"),
    path(
        "without-login/",
        without_login.WithoutLoginList.as_view(),
        name="without-login-list",
    ),
    path(
        "without-login/new/",
        without_login.NewWithoutLogin.as_view(),
        name="without-login-new",
    ),
    path(
        "without-login/<int:pk>/edit/",
        without_login.EditWithoutLogin.as_view(),
        name="without-login-edit",
    ),
    path("views/", lists.ViewList.as_view(), name="view-list"),
    path("views/keep/", lists.KeepView.as_view(), name="view-keep"),
    path("views/columns/", lists.ChooseColumns.as_view(), name="view-columns"),
    path("views/<int:pk>/edit/", lists.EditView.as_view(), name="view-edit"),
    path("views/<int:pk>/open/", lists.OpenWith.as_view(), name="view-open"),
    path("views/<int:pk>/delete/", lists.DeleteSavedView.as_view(), name="view-delete"),
    path("holidays/", holidays.HolidayList.as_view(), name="holiday-list"),
    path("holidays/new/", holidays.NewHoliday.as_view(), name="holiday-new"),
    path("holidays/import/", holidays.ImportHolidays.as_view(), name="holiday-import"),
    path("holidays/<int:pk>/edit/", holidays.EditHoliday.as_view(), name="holiday-edit"),
    path("holidays/<int:pk>/delete/", holidays.DeleteHoliday.as_view(), name="holiday-delete"),
]

urlpatterns = [
    path("", include((pages, "accounts"))),
    path("login/", allauth.login, name="account_login"),
    path("logout/", login_not_required(leaves_nothing(allauth.logout)), name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
