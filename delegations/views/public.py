"""The public form for requests: one page that anybody may open, while the office wants it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View

from delegations.forms.public import RequestForm
from delegations.models import Delegation
from delegations.services import public_form

#: No request that somebody types is longer, in whichever script.
LARGEST = 512 * 1024


def language_for(request):
    """The language that was asked for in the address, else the browser's; always one of ours."""
    known = [code for code, _name in settings.LANGUAGES]
    asked = request.GET.get("language", "")
    return asked if asked in known else translation.get_language_from_request(request)


class Public(View):
    """A page for the world: it exists while the office says so, in each of its languages.

    The check of the token comes after that of the size, so that nothing is read of what is too big.
    """

    @method_decorator([csrf_exempt, login_not_required])
    def dispatch(self, request, **kwargs):
        if not request.office.visit_form_open:
            raise Http404
        with translation.override(language_for(request)):
            if self.is_too_big(request):
                return self.shown("public/too_long.html", status=413)
            request.encoding = "utf-8"  # whatever the sender says of it
            response = self.checked(request, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    @method_decorator(csrf_protect)
    def checked(self, request, **kwargs):
        return super().dispatch(request, **kwargs)

    def is_too_big(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        return not length.isdecimal() or int(length[:12]) > LARGEST

    def shown(self, template, context=None, status=200):
        languages = settings.LANGUAGES if len(settings.LANGUAGES) > 1 else ()
        return render(
            self.request, template, {"languages": languages} | (context or {}), status=status
        )


class VisitRequest(Public):
    """Takes a request for a visit. What is wrong stands beside its field."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        return self.page(RequestForm(initial={"sealed": public_form.seal()}))

    def post(self, request):
        form = RequestForm(request.POST, instance=Delegation())
        status = 200
        if form.is_valid():
            try:
                receipt = public_form.take_in(
                    request, form.save(commit=False), form.cleaned_data["sealed"]
                )
                return redirect("delegations:visit-request-received", receipt)
            except public_form.AlreadyInError as known:
                return redirect("delegations:visit-request-received", known.receipt)
            except public_form.StillAtItError as first:
                form.add_error(None, first.words)
                return self.page(form, first.status)  # with its seal, so that it is the same
            except public_form.NotLetInError as refused:
                form.add_error(None, refused.words)
                status = refused.status
            except ValidationError as error:
                form.add_error(None, error.messages)
        return self.page(form.sealed_anew(), status)

    def page(self, form, status=200):
        return self.shown("public/visit_request.html", {"form": form}, status)


class Received(Public):
    """Says to the sender under which number their request lies, and by when we answer."""

    http_method_names = ["get", "head"]

    def get(self, request, receipt):
        said = public_form.read_receipt(receipt)
        if said is None:
            raise Http404(_("There is no such receipt."))
        context = {"reference": said["reference"], "reply_by": parse_date(said["reply_by"])}
        return self.shown("public/visit_received.html", context)
