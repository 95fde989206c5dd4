"""Pages about what has to be ready for a visit, and about the templates it comes from."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import DeleteView, View

from delegations.filters.steps import StepTemplateFilter
from delegations.forms.steps import StepForm, StepTemplateForm
from delegations.models import Delegation, StepTemplate, VisitStep
from delegations.services import counted_steps, steps
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord, top_of
from oia.core.saving import SavedByService
from oia.directory.services.keeping import remove_part, save_part


class OfVisit:
    """A page about something that hangs on the visit whose reference stands in the address."""

    model = VisitStep
    form_class = StepForm
    section = "steps"

    @cached_property
    def delegation(self):
        seen = Delegation.objects.visible_to(self.request.user)
        return get_object_or_404(seen, reference=self.kwargs["reference"])

    def get_object(self, queryset=None):
        found = self.get_queryset().select_related("delegation")
        return get_object_or_404(found, delegation=self.delegation, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{self.delegation.get_absolute_url()}#{self.section}"

    def get_context_data(self, **kwargs):
        back = self.get_success_url()
        return super().get_context_data(**kwargs, lead=str(self.delegation), cancel_url=back)

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class NewPart(OfVisit, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        part = self.model(delegation=self.delegation)
        return super().extra_form_kwargs() | {"instance": part}


class EditPart(OfVisit, SavedByService, EditRecord):
    pass


class RemovePart(OfVisit, Guarded, DeleteView):
    """Asks before something is taken off a visit."""

    action = "delete"
    form_class = DeleteView.form_class
    template_name = "confirm_delete.html"

    def remove(self):
        remove_part(self.object, by=self.request.user)

    def form_valid(self, form):
        self.remove()
        messages.success(self.request, _now("Removed."))
        return redirect(self.get_success_url())


class FillSteps(OfVisit, Guarded, View):
    """Gives a visit the steps that templates added since have for it."""

    action = "add"
    http_method_names = ["post"]

    def post(self, request, reference):
        added = len(steps.plan_steps(self.delegation, by=request.user))
        messages.success(request, _now("Steps added: %d.") % added)
        return redirect(self.get_success_url())


#: What a button beside a step does, and what the page says afterwards.
TAKEN = {
    "done": (counted_steps.finish, _("Done: %s.")),
    "waive": (counted_steps.waive, _("Waived: %s.")),
    "reopen": (counted_steps.reopen, _("Open again: %s.")),
}


class TakesStep(Guarded, View):
    """Marks a step, of a visit or of a trip, done, waived or open again."""

    action = "change"
    http_method_names = ["post"]

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def post(self, request, reference, pk, step):
        if step not in TAKEN:
            raise Http404
        one = self.get_object()
        take, said = TAKEN[step]
        try:
            take(one, by=request.user, words=request.POST.get("words", "").strip())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(top_of(one.get_absolute_url()))
        messages.success(request, said % one)
        return redirect(one)


class TakeStep(OfVisit, TakesStep):
    pass


class StepTemplateList(RecordList):
    """The planning defaults from which steps come."""

    queryset = StepTemplate.objects
    filterset_class = StepTemplateFilter
    bulk = ("audience", "is_active")
    row_template = "step_template.html"
    title = _("Steps of visits")
    lead = _("What to have ready how long before a visit, or after it. The office's defaults.")
    empty_text = _("No templates yet. Add what every visit takes.")
    reads = ("notes", "kind", "counted_from", "audience", "is_active", "replaces__title")
    default_sort = "-days"
    new_url = reverse_lazy("delegations:steptemplate-new")
    new_right = "delegations.add_steptemplate"
    columns = (
        Column("title", _("Step"), "title"),
        Column("days", _("Days before"), "days_before", classes="num"),
        Column("counted", _("Counted from"), sheet=("counted_from",)),
        Column("audience", _("For")),
        Column("kind", _("Kind of visit")),
        Column("active", _("In use"), sheet=("is_active",)),
    )


class TemplateFormPage(SavedByService):
    """A planning default, of visits or of trips. Whoever gives up is led back to the list."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=self.model().get_absolute_url())

    def save(self, template, form):
        return counted_steps.save_template(template, by=self.request.user)


class NewTemplate(TemplateFormPage, NewRecord):
    model, form_class = StepTemplate, StepTemplateForm


class EditTemplate(TemplateFormPage, EditRecord):
    model, form_class = StepTemplate, StepTemplateForm
