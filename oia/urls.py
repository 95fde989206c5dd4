"""Where everything is. Each app says its own paths."""

from django.contrib import admin
from django.urls import include, path

from oia.accounts.views.leaving import Export
from oia.core.bundles import paths_of
from oia.reminders.views.health import healthz

urlpatterns = [
    paths_of("oia.desk.urls"),
    paths_of("oia.core.urls"),
    paths_of("networks.urls"),
    paths_of("delegations.urls"),
    paths_of("oia.reminders.urls"),
    paths_of("oia.directory.urls"),
    paths_of("oia.commitments.urls"),
    paths_of("oia.documents.urls"),
    paths_of("oia.sheets.urls"),
    path("accounts/", include("oia.accounts.urls")),
    path("admin/", admin.site.urls),
    path("export/", Export.as_view(), name="export"),
    path("healthz", healthz, name="healthz"),
]
