"""How a promise goes on: reports, how it ends, and asking after it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import DeleteView, FormView, View

from oia.commitments.choices import Status
from oia.commitments.forms import ChaseForm, CloseForm, ReportForm
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.services import chasing, closing, reporting
from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.core.rows import figure
from oia.core.saving import SavedByService, add_refusal
from oia.core.saying_again import say_again


class OfCommitment:
    """A page about a part of the commitment whose number stands in the address."""

    model = CommitmentReport

    @cached_property
    def commitment(self):
        seen = Commitment.objects.visible_to(self.request.user)
        return get_object_or_404(seen, pk=self.kwargs["commitment"])

    def get_object(self, queryset=None):
        return get_object_or_404(self.commitment.reports, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{self.commitment.get_absolute_url()}#reports"

    def get_context_data(self, **kwargs):
        back = self.get_success_url()
        return super().get_context_data(**kwargs, lead=str(self.commitment), cancel_url=back)


class ReportPage(OfCommitment, SavedByService):
    form_class = ReportForm

    def get_initial(self):
        return {"on": (self.object and self.object.on) or timezone.localdate()}

    def give(self, report, form):
        """Give a report on this promise, and on those that were ticked."""
        told = form.cleaned_data
        others, file = told.get("also") or (), told.get("file")
        reporting.give_for_all(report, others, by=self.request.user, file=file)


class NewReport(ReportPage, NewRecord):
    """How it stands, beside the reports that are owed."""

    extra_context = {"title": _("How does it stand?")}

    def extra_form_kwargs(self):
        new = CommitmentReport(commitment=self.commitment)
        return super().extra_form_kwargs() | {"instance": new}

    def save(self, report, form):
        self.give(report, form)


class EditReport(ReportPage, EditRecord):
    """Gives the report that is owed, or changes one that was given."""

    def get_context_data(self, **kwargs):
        owed = not CommitmentReport.objects.given().filter(pk=self.object.pk).exists()
        title = _now("How does it stand?") if owed else _now("Change the report")
        return super().get_context_data(**kwargs, title=title)

    def save(self, report, form):
        if CommitmentReport.objects.given().filter(pk=report.pk).exists():
            file = form.cleaned_data.get("file")
            reporting.change_report(report, by=self.request.user, file=file)
        else:
            self.give(report, form)


class RemoveReport(OfCommitment, Guarded, DeleteView):
    template_name = "confirm_delete.html"
    action = "delete"
    extra_context = {"question": _("Remove this report?")}

    def form_valid(self, form):
        reporting.remove_report(self.object, by=self.request.user)
        messages.success(self.request, _("Removed."))
        return redirect(self.get_success_url())


class CloseCommitment(Guarded, View):
    """Kept, lapsed, waived or open again: one button each on the commitment's page."""

    model = Commitment
    action = "change"
    http_method_names = ["post"]

    def post(self, request, pk, to):
        commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
        form = CloseForm(request.POST)
        if form.is_valid():
            self.take(commitment, to, form)
        if not form.errors:
            messages.success(request, _("Now: %s.") % commitment.get_status_display())
            self.tell_figure(commitment)
        elif request.POST.get("why", "").strip():
            return say_again(request, commitment, form, to=to)
        else:
            messages.error(request, " ".join(sum(form.errors.values(), [])))
        return redirect(commitment)

    def tell_figure(self, commitment):
        """Ask whether it is kept, where the last figure is not the target; nobody forbids it."""
        value = commitment.last_value if commitment.status == Status.KEPT else None
        if commitment.is_off_target(value):
            words = {"value": figure(value), "target": figure(commitment.target_value)}
            told = _now("The last figure is %(value)s, the target %(target)s: was it kept?")
            messages.warning(self.request, told % words)

    def take(self, commitment, to, form):
        said, on = form.cleaned_data["why"].strip(), form.cleaned_data["on"]
        try:
            closing.move_to(commitment, to, by=self.request.user, why=said, on=on)
        except ValidationError as error:
            add_refusal(form, error)


class Chase(Guarded, FormView):
    """Asks whoever sees to a promise how it stands, by a letter."""

    model = Commitment
    action = "change"
    form_class = ChaseForm
    template_name = "commitments/chase.html"
    extra_context = {"title": _("Ask how it stands"), "save_label": _("Send the letter")}

    @cached_property
    def commitment(self):
        seen = Commitment.objects.visible_to(self.request.user)
        found = seen.select_related("owner", "backup", "department")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        found = {"recipients": chasing.recipients(self.commitment), "is_dated": bool(self.about)}
        return super().get_form_kwargs() | found

    @cached_property
    def about(self):
        return chasing.next_date(self.commitment)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            lead=str(self.commitment),
            cancel_url=self.commitment.get_absolute_url(),
            about=self.about,
        )

    def form_valid(self, form):
        try:
            chasing.chase(self.commitment, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("The letter goes out in the reader’s working hours."))
        return redirect(self.commitment)
