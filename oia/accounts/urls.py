"""Logging in and its neighbours, and what users set for themselves.

Of allauth only the pages listed here exist; nobody signs up by themselves.
"""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from oia.accounts import views

own = [
    path("settings/", views.Settings.as_view(), name="settings"),
    path("absences/", views.AbsenceList.as_view(), name="absence-list"),
    path("absences/new/", views.NewAbsence.as_view(), name="absence-new"),
    path("absences/<int:pk>/edit/", views.EditAbsence.as_view(), name="absence-edit"),
    path("absences/<int:pk>/delete/", views.DeleteAbsence.as_view(), name="absence-delete"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("login/", allauth.login, name="account_login"),
    path("logout/", login_not_required(allauth.logout), name="account_logout"),
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
