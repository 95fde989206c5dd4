"""Pages about who travels, the way, lodging, and what has to be ready for a trip."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import RestrictedError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import DeleteView, FormView, View

from delegations.filters.steps import TripStepTemplateFilter
from delegations.forms.trip_decisions import ClaimVerdictForm
from delegations.forms.trip_parts import (
    LegForm,
    StayForm,
    TravellerForm,
    TripStepForm,
    TripStepTemplateForm,
)
from delegations.models import Leg, Stay, Traveller, Trip, TripStep, TripStepTemplate
from delegations.services import itinerary, travellers, trip_steps
from delegations.views.steps import TakesStep, TemplateFormPage
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, MoveRecord, NewRecord
from oia.core.saving import SavedByService
from oia.directory.services.keeping import remove_part, save_part


class OfTrip:
    """A page about something that hangs on the trip whose reference stands in the address."""

    model = None
    form_class = None

    @cached_property
    def trip(self):
        seen = Trip.objects.visible_to(self.request.user)
        return get_object_or_404(seen, reference=self.kwargs["reference"])

    def get_object(self, queryset=None):
        found = self.get_queryset().select_related("trip")
        return get_object_or_404(found, trip=self.trip, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{self.trip.get_absolute_url()}#{self.model.page_section}"

    def get_context_data(self, **kwargs):
        back = self.get_success_url()
        return super().get_context_data(**kwargs, lead=str(self.trip), cancel_url=back)

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class NewTripPart(OfTrip, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        return super().extra_form_kwargs() | {"instance": self.model(trip=self.trip)}


class EditTripPart(OfTrip, SavedByService, EditRecord):
    pass


class RemoveTripPart(OfTrip, Guarded, DeleteView):
    """Asks before something is taken off a trip."""

    action = "delete"
    form_class = DeleteView.form_class
    template_name = "confirm_delete.html"

    def remove(self):
        remove_part(self.object, by=self.request.user)

    def form_valid(self, form):
        try:
            self.remove()
        except RestrictedError:
            messages.error(self.request, _now("There are costs for them. Remove those first."))
            return redirect(self.trip)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.trip)
        messages.success(self.request, _now("Removed."))
        return redirect(self.get_success_url())


class OfTravellers:
    model = Traveller
    form_class = TravellerForm

    def save(self, traveller, form):
        if {"name", "person", "user"} & {*form.changed_data}:
            travellers.check_once(traveller)
        travellers.save(traveller, by=self.request.user)
        if login := travellers.login_like(traveller):
            words = _now("%s has a login. If it is the same person, name it with them.")
            messages.info(self.request, words % login)
        return traveller


class NewTraveller(OfTravellers, NewTripPart):
    pass


class EditTraveller(OfTravellers, EditTripPart):
    pass


class RemoveTraveller(RemoveTripPart):
    model = Traveller

    def remove(self):
        travellers.remove(self.object, by=self.request.user)


class MoveClaim(OfTrip, MoveRecord):
    """Hands in, approves, refuses or pays the claim of one traveller."""

    model = Traveller

    def move(self, record, to, *, by, why):
        travellers.move_claim(record, to, by=by, why=why)

    def post(self, request, reference, pk):
        return super().post(request, trip=self.trip, pk=pk)


class NoteClaim(OfTrip, Guarded, FormView):
    """Takes what somebody outside said of a claim, from their paper."""

    model = Traveller
    permission_required = travellers.APPROVE
    form_class = ClaimVerdictForm
    template_name = "form.html"
    extra_context = {"title": _("Verdict on the claim, from a paper"), "save_label": _("Note it")}

    def get_queryset(self):
        return Traveller.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lead": f"{self.trip}: {self.get_object()}"}

    def form_valid(self, form):
        traveller = self.get_object()
        try:
            travellers.note(traveller, **form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _now("Now: %s.") % traveller.get_status_display())
        return redirect(traveller)


class WithTravellers:
    """Something for some of those who travel, kept by the service of itineraries."""

    def save(self, part, form):
        return itinerary.save_part(part, by=self.request.user, travellers=form.whom())


class OfLegs(WithTravellers):
    model = Leg
    form_class = LegForm


class NewLeg(OfLegs, NewTripPart):
    pass


class EditLeg(OfLegs, EditTripPart):
    pass


class RemoveLeg(RemoveTripPart):
    model = Leg


class OfStays(WithTravellers):
    model = Stay
    form_class = StayForm


class NewStay(OfStays, NewTripPart):
    pass


class EditStay(OfStays, EditTripPart):
    pass


class RemoveStay(RemoveTripPart):
    model = Stay


class OfSteps:
    model = TripStep
    form_class = TripStepForm


class NewTripStep(OfSteps, NewTripPart):
    pass


class EditTripStep(OfSteps, EditTripPart):
    pass


class RemoveTripStep(RemoveTripPart):
    model = TripStep


class FillTripSteps(OfSteps, OfTrip, Guarded, View):
    """Gives a trip the steps that templates added since have for it."""

    action = "add"
    http_method_names = ["post"]

    def post(self, request, reference):
        added = len(trip_steps.plan_steps(self.trip, by=request.user))
        messages.success(request, _now("Steps added: %d.") % added)
        return redirect(self.get_success_url())


class TakeTripStep(OfSteps, OfTrip, TakesStep):
    pass


class TripStepTemplateList(RecordList):
    """The planning defaults from which steps come."""

    queryset = TripStepTemplate.objects
    filterset_class = TripStepTemplateFilter
    bulk = ("audience", "is_active")
    row_template = "step_template.html"
    title = _("Steps of trips")
    lead = _("What to have ready how long before a trip, or after it. The office's defaults.")
    empty_text = _("No templates yet. Add what every trip takes.")
    reads = ("notes", "kind", "counted_from", "audience", "is_active")
    default_sort = "-days"
    new_url = reverse_lazy("delegations:tripsteptemplate-new")
    new_right = "delegations.add_tripsteptemplate"
    columns = (
        Column("title", _("Step"), "title"),
        Column("days", _("Days before"), "days_before", classes="num"),
        Column("counted", _("Counted from"), sheet=("counted_from",)),
        Column("audience", _("For")),
        Column("kind", _("Kind of trip")),
        Column("active", _("In use"), sheet=("is_active",)),
    )


class NewTripStepTemplate(TemplateFormPage, NewRecord):
    model, form_class = TripStepTemplate, TripStepTemplateForm


class EditTripStepTemplate(TemplateFormPage, EditRecord):
    model, form_class = TripStepTemplate, TripStepTemplateForm
