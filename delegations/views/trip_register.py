"""The public register of trips, for everybody, where the office has switched it on."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views.generic import View

from delegations.services import trip_register


@method_decorator(login_not_required, name="dispatch")
class PublicRegister(View):
    """As a file for spreadsheets, or for programs; there is none while it is switched off."""

    http_method_names = ["get"]

    def get(self, request, kind):
        if not request.office.publish_trips:
            raise Http404
        found = trip_register.rows()
        if kind == "json":
            return JsonResponse({"trips": trip_register.as_data(found)})
        answer = HttpResponse(trip_register.as_csv(found), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="trips.csv"'
        return answer
