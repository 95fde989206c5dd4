"""What the world may see of what we signed; each address is off until the office opens it."""

from django.urls import path

from networks.views import public

urlpatterns = [
    path("public/signed/", public.SignedPage.as_view(), name="signed-public"),
    path("public/signed.json", public.SignedJson.as_view(), name="signed-json"),
    path("public/signed.csv", public.SignedCsv.as_view(), name="signed-csv"),
]
