"""Papers and decisions; which record they hang on stands in the address."""

from django.urls import path

from oia.documents import views

app_name = "documents"
urlpatterns = [
    path("papers/<str:model>/<int:pk>/upload/", views.Upload.as_view(), name="attachment-new"),
    path("papers/<int:pk>/", views.Download.as_view(), name="attachment-download"),
    path("papers/<int:pk>/edit/", views.EditPaper.as_view(), name="attachment-edit"),
    path("papers/<int:pk>/remove/", views.RemovePaper.as_view(), name="attachment-delete"),
    path("papers/<str:model>/<int:pk>/decide/", views.NewDecision.as_view(), name="decision-new"),
    path("decisions/<int:pk>/edit/", views.EditDecision.as_view(), name="decision-edit"),
    path("decisions/<int:pk>/remove/", views.RemoveDecision.as_view(), name="decision-delete"),
]
