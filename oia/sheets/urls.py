"""Where rows are brought in."""

from django.urls import path

from oia.sheets.views import bringing, listing, mending, page, steps, undoing

app_name = "sheets"

urlpatterns = [
    path("imports/", listing.ImportList.as_view(), name="import-list"),
    path("imports/new/", bringing.NewImport.as_view(), name="import-new"),
    path(
        "imports/template/<slug:sheet>/<slug:kind>/",
        bringing.EmptyFile.as_view(),
        name="import-template",
    ),
    path(
        "imports/whole/<slug:sheet>/<slug:kind>/",
        bringing.WholeFile.as_view(),
        name="import-whole",
    ),
    path("imports/<int:pk>/", page.ImportPage.as_view(), name="import-detail"),
    path("imports/<int:pk>/rows/", page.ImportRows.as_view(), name="import-rows"),
    path("imports/<int:pk>/open/", steps.OpenImport.as_view(), name="import-open"),
    path("imports/<int:pk>/map/", steps.MapImport.as_view(), name="import-map"),
    path("imports/<int:pk>/decide/", steps.DecideImport.as_view(), name="import-decide"),
    path("imports/<int:pk>/write/", steps.WriteImport.as_view(), name="import-write"),
    path("imports/<int:pk>/stop/", steps.StopImport.as_view(), name="import-stop"),
    path("imports/<int:pk>/drop/", steps.DropImport.as_view(), name="import-drop"),
    path("imports/<int:pk>/undo/", undoing.UndoImport.as_view(), name="import-undo"),
    path(
        "imports/<int:pk>/to-mend/<slug:kind>/",
        mending.RowsToMend.as_view(),
        name="import-to-mend",
    ),
]
