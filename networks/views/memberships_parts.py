"""Pages to add, change and remove the parts of a membership, all in one manner."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import DeleteView, View

from networks.forms.memberships import (
    DuesForm,
    OtherCostForm,
    ParticipationForm,
    ReviewForm,
    SeatForm,
    TermForm,
)
from networks.models import Dues, Review, Term
from networks.services import dues as dues_services
from networks.services import reviews, terms
from networks.services.parts import remove_part, save_part
from networks.views.memberships import memberships_seen
from networks.views.saving import SavedByService
from oia.core.pages import EditRecord, Guarded, NewRecord

#: The form of each part, by the word that stands for the part in addresses.
FORMS = {
    "terms": TermForm,
    "dues": DuesForm,
    "costs": OtherCostForm,
    "seats": SeatForm,
    "participation": ParticipationForm,
    "reviews": ReviewForm,
}


class OfMembership:
    """A page about a part of the membership whose number stands in the address."""

    part = ""
    template_name = "form.html"

    @property
    def form_class(self):
        return FORMS[self.part]

    @property
    def model(self):
        return FORMS[self.part]._meta.model

    def get_membership(self):
        if not hasattr(self, "_membership"):
            seen = memberships_seen(self.request)
            self._membership = get_object_or_404(seen, pk=self.kwargs["membership"])
        return self._membership

    def get_object(self, queryset=None):
        found = self.get_queryset().select_related("membership__network")
        return get_object_or_404(found, membership=self.get_membership(), pk=self.kwargs["pk"])

    def back(self):
        return f"{self.get_membership().get_absolute_url()}#{self.part}"

    def get_success_url(self):
        return self.back()

    def get_context_data(self, **kwargs):
        lead = self.get_membership().network.name
        return super().get_context_data(**kwargs, lead=lead, cancel_url=self.back())

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class NewPart(OfMembership, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        part = self.model(membership=self.get_membership())
        return super().extra_form_kwargs() | {"instance": part}


class EditPart(OfMembership, SavedByService, EditRecord):
    pass


class RemovePart(OfMembership, Guarded, DeleteView):
    """Asks before something is taken off a membership."""

    action = "delete"
    form_class = DeleteView.form_class
    template_name = "confirm_delete.html"

    def form_valid(self, form):
        try:
            remove_part(self.object, by=self.request.user)
        except ProtectedError:
            messages.error(self.request, _("Other records hang on it, so it stays."))
        else:
            messages.success(self.request, _("Removed."))
        return redirect(self.back())


class StepOnPart(Guarded, View):
    """A button beside a part: one service, then back to where it stood."""

    action = "change"
    http_method_names = ["post"]
    done = ""

    def get_queryset(self):
        found = self.model._default_manager.select_related("membership__network")
        return found.visible_to(self.request.user)

    def step(self, part, by):
        raise NotImplementedError(f"{type(self).__name__} does not name its service.")

    def post(self, request, membership, pk):
        part = get_object_or_404(self.get_queryset(), membership=membership, pk=pk)
        try:
            self.step(part, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, self.done or _("Saved."))
        return redirect(part.get_absolute_url())


class RenewTerm(StepOnPart):
    model = Term
    action = "add"

    def step(self, part, by):
        terms.renew(part, by=by)


class PayDues(StepOnPart):
    model = Dues

    def step(self, part, by):
        dues_services.pay(part, by=by)


class DecideReview(StepOnPart):
    model = Review
    permission_required = "networks.approve_review"

    def step(self, part, by):
        reviews.decide(part, by=by)
