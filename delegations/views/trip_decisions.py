"""Pages about the approval of a trip, its costs and its meetings; the office's own chain."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from delegations.filters.invitations import ChainStepFilter
from delegations.forms.trip_decisions import (
    ApprovalForm,
    ChainStepForm,
    MeetingForm,
    PaperVerdictForm,
    TripCostForm,
    VerdictForm,
)
from delegations.models import Approval, ChainStep, Meeting, TripCost
from delegations.services import (
    approvals,
    asking_outside,
    chain,
    own_trips,
    put_before,
    trip_costs,
)
from delegations.views.trip_parts import EditTripPart, NewTripPart, OfTrip, RemoveTripPart
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.core.rows import moment
from oia.core.saving import SavedByService
from oia.core.visibility import hidden_from
from oia.documents.views import served


class OfApprovals:
    model = Approval
    form_class = ApprovalForm

    def save(self, approval, form):
        return approvals.save_approval(approval, by=self.request.user)


class NewApproval(OfApprovals, NewTripPart):
    pass


class EditApproval(OfApprovals, EditTripPart):
    """Changes a step that nobody has taken yet."""

    def get_queryset(self):
        return super().get_queryset().filter(status="pending")


class RemoveApproval(RemoveTripPart):
    """Takes off a step that nobody has taken; what the chain asks for, for a director alone."""

    model = Approval

    def get_queryset(self):
        return super().get_queryset().filter(status="pending")

    def remove(self):
        approvals.remove_approval(self.object, by=self.request.user)


class FillApprovals(OfApprovals, OfTrip, Guarded, View):
    """Gives a trip the steps that the chain asks for by now."""

    action = "add"
    http_method_names = ["post"]

    def post(self, request, reference):
        try:
            added = len(approvals.take_over(self.trip, by=request.user))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.trip)
        messages.success(request, _now("Steps added: %d.") % added)
        return redirect(self.get_success_url())


class DecideApproval(OfApprovals, OfTrip, Guarded, FormView):
    """Takes a verdict; where it cannot be, the page says why and nothing typed is lost."""

    action = "change"
    template_name = "delegations/approval.html"

    def get_queryset(self):
        return Approval.objects.visible_to(self.request.user)

    @cached_property
    def approval(self):
        return self.get_object()

    def get_form_class(self):
        return PaperVerdictForm if self.approval.is_outside else VerdictForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"approval": self.approval}

    def get_context_data(self, **kwargs):
        may = approvals.may_take(self.approval, self.request.user)
        more = {"approval": self.approval, "record": self.trip, "may_take": may}
        more |= put_before.told(self.trip)
        return super().get_context_data(**kwargs, **more)

    def form_valid(self, form):
        try:
            approvals.decide(self.approval, **form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            self.approval.refresh_from_db()
            form.add_error(None, error)
            return self.form_invalid(form)
        said = self.approval.get_status_display()
        messages.success(self.request, f"{self.approval}: {said}.")
        return redirect(self.approval)


class AskForApproval(OfApprovals, OfTrip, Guarded, View):
    """Sends whoever is asked for the verdict their letter now."""

    action = "change"
    http_method_names = ["post"]

    def get_queryset(self):
        return Approval.objects.visible_to(self.request.user).select_related("approver")

    def post(self, request, reference, pk):
        approval = self.get_object()
        try:
            asked = asking_outside.ask(approval, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.trip)
        who = approval.approver.get_full_name()
        said = {"who": who, "when": moment(asked[0].letter.go_at)}
        messages.success(request, _now("The letter to %(who)s goes %(when)s.") % said)
        return redirect(approval)


class OfCosts:
    model = TripCost
    form_class = TripCostForm

    def save(self, cost, form):
        typed = form.cleaned_data
        papers, file = typed.get("receipts"), typed.get("file")
        return trip_costs.save_cost(cost, by=self.request.user, papers=papers, file=file)


class NewCost(OfCosts, NewTripPart):
    pass


class EditCost(OfCosts, EditTripPart):
    pass


class RemoveCost(RemoveTripPart):
    model = TripCost

    def remove(self):
        trip_costs.remove_cost(self.object, by=self.request.user)


class Receipt(OfTrip, Guarded, View):
    """The receipt of a cost, for whoever sees the cost, unless it is more secret than the trip."""

    model = TripCost
    http_method_names = ["get"]

    def get(self, request, reference, pk, paper):
        cost = get_object_or_404(own_trips.costs(self.trip, request.user), pk=pk)
        open_to_them = cost.receipts.exclude(sensitivity__in=hidden_from(request.user))
        return served(get_object_or_404(open_to_them, pk=paper), request.user)


class OfMeetings:
    model = Meeting
    form_class = MeetingForm


class NewMeeting(OfMeetings, NewTripPart):
    pass


class EditMeeting(OfMeetings, EditTripPart):
    pass


class RemoveMeeting(RemoveTripPart):
    model = Meeting


class ChainStepList(RecordList):
    """The chain by which the office approves trips."""

    queryset = ChainStep.objects
    filterset_class = ChainStepFilter
    bulk = ("is_active", "role")
    row_template = "chain_step.html"
    title = _("Approval of trips")
    lead = _("Who has a say, in which order, for which trips and whose money.")
    empty_text = _("No steps yet. Add whoever has to agree before somebody travels.")
    reads = (
        *("body", "role", "kind", "payer", "is_active", "before_acceptance", "notes"),
        *names_of("approver"),
    )
    default_sort = "order"
    new_url = reverse_lazy("delegations:chainstep-new")
    new_right = "delegations.add_chainstep"
    columns = (
        Column("order", _("Order"), "order", classes="num"),
        Column("title", _("Step"), "title"),
        Column("body", _("Whose word")),
        Column("role", _("Who takes it"), sheet=("role", "approver")),
        Column("kind", _("Kind of trip")),
        Column("payer", _("Whose money")),
        Column("active", _("In use"), sheet=("is_active",)),
    )


class ChainStepFormPage(SavedByService):
    model = ChainStep
    form_class = ChainStepForm

    def get_context_data(self, **kwargs):
        back = reverse_lazy("delegations:chainstep-list")
        return super().get_context_data(**kwargs, cancel_url=back)

    def save(self, step, form):
        return chain.save_step(step, by=self.request.user)


class NewChainStep(ChainStepFormPage, NewRecord):
    pass


class EditChainStep(ChainStepFormPage, EditRecord):
    pass
