"""Where the desk is."""

from django.urls import path

from oia.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.Today.as_view(), name="today"),
]
