"""What the city signed, for everybody: a page and two files, while the office wants them."""

import csv

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from networks.services.public_list import COLUMNS, row_of, told_to_the_world
from oia.core.cells import as_text

#: What the world is told of a signature that is no longer simply there.
STATES = {
    "fulfilled": _("Fulfilled"),
    "superseded": _("Superseded"),
    "withdrawn": _("Withdrawn"),
}


@method_decorator(login_not_required, name="dispatch")
class Public:
    """A page for the world. It is not there unless the office switched it on."""

    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        if not request.office.signed_list_is_public:
            raise Http404
        answer = super().dispatch(request, *args, **kwargs)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


class SignedPage(Public, TemplateView):
    template_name = "networks/public_signed.html"

    def get_context_data(self, **kwargs):
        told = list(told_to_the_world())
        for sign_on in told:
            row = row_of(sign_on)
            sign_on.state_words = STATES.get(row["state"], "")
            sign_on.convener_names = row["conveners"]
        return super().get_context_data(**kwargs, sign_ons=told)


class SignedJson(Public, View):
    def get(self, request):
        rows = [row_of(sign_on) for sign_on in told_to_the_world()]
        return JsonResponse({"city": request.office.city_name, "signed": rows})


class SignedCsv(Public, View):
    """The same as CSV; a cell that a spreadsheet would run as a formula is guarded."""

    def get(self, request):
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="signed.csv"'
        answer.write("\ufeff")
        lines = csv.writer(answer)
        lines.writerow(COLUMNS)
        for sign_on in told_to_the_world():
            row = row_of(sign_on)
            row["conveners"] = "; ".join(row["conveners"])
            lines.writerow([as_text(row[column]) for column in COLUMNS])
        return answer
