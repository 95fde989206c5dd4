"""Where everything is. Each app says its own paths."""

from django.contrib import admin
from django.urls import include, path

from oia.accounts.views.leaving import Export
from oia.reminders.views.health import healthz

urlpatterns = [
    path("", include("oia.desk.urls")),
    path("", include("oia.core.urls")),
    path("", include("networks.urls")),
    path("", include("delegations.urls")),
    path("", include("oia.reminders.urls")),
    path("", include("oia.directory.urls")),
    path("", include("oia.commitments.urls")),
    path("", include("oia.documents.urls")),
    path("", include("oia.sheets.urls")),
    path("accounts/", include("oia.accounts.urls")),
    path("admin/", admin.site.urls),
    path("export/", Export.as_view(), name="export"),
    path("healthz", healthz, name="healthz"),
]
