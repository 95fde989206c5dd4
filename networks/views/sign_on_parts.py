"""Pages about what hangs on a sign-on: who is asked, and traces. And the templates of steps."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from networks.choices.declarations import UNDECIDED
from networks.filters.declarations import StepTemplateFilter
from networks.forms.sign_on_parts import AnswerForm, StepForm, StepTemplateForm, TraceForm
from networks.models import SignOn, SignOnStep, SignOnStepTemplate, Trace
from networks.services import asked_by_letter
from networks.services import sign_on_steps as steps
from networks.services.parts import save_part
from networks.views.parts_of import PartOf, RemoveOf
from networks.views.saving import SavedByService
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.reminders.words.wording import name_of


class OfSignOn(PartOf):
    """A page about something that hangs on the sign-on in the address."""

    owner_field = "sign_on"

    @cached_property
    def owner(self):
        seen = SignOn.objects.visible_to(self.request.user).select_related("declaration")
        return get_object_or_404(seen, pk=self.kwargs["signon"])

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class OfSteps(OfSignOn):
    model = SignOnStep
    form_class = StepForm
    section = "steps"

    def save(self, part, form):
        return steps.save_step(part, by=self.request.user)


class NewStep(OfSteps, SavedByService, NewRecord):
    def get_initial(self):
        return {"due_on": timezone.localdate() + timedelta(days=10)}


class EditStep(OfSteps, SavedByService, EditRecord):
    pass


class RemoveStep(OfSteps, RemoveOf):
    pass


class AnswerStep(OfSteps, Guarded, FormView):
    """Asks what they say."""

    action = "change"
    form_class = AnswerForm
    template_name = "form.html"

    def get_queryset(self):
        return SignOnStep.objects.visible_to(self.request.user)

    @cached_property
    def step(self):
        return self.get_object()

    def get_initial(self):
        told = {"verdict": self.step.verdict, "text": self.step.text}
        return told | {"answered_on": timezone.localdate()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, title=self.step.title)

    def form_valid(self, form):
        try:
            steps.answer(self.step, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _now("Written down."))
        return redirect(self.get_success_url())

    def get_form_kwargs(self):
        self.step  # noqa: B018 -- a step that is not there has no form
        return FormView.get_form_kwargs(self)


class AskStep(OfSteps, Guarded, View):
    """Sends whoever is asked a letter now, with a link on which they answer."""

    action = "change"
    http_method_names = ["post"]

    def get_queryset(self):
        return SignOnStep.objects.visible_to(self.request.user)

    def post(self, request, signon, pk):
        step = self.get_object()
        try:
            asked_by_letter.ask(step, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _now("A letter to %s is on its way.") % name_of(step.owner))
        return redirect(self.get_success_url())


class FillSteps(OfSteps, Guarded, View):
    """Asks everybody whom templates added since name."""

    action = "add"
    http_method_names = ["post"]

    def post(self, request, signon):
        added = []
        if self.owner.status in UNDECIDED:
            added = steps.plan_steps(self.owner, by=request.user)
        messages.success(request, _now("Steps added: %d.") % len(added))
        return redirect(self.get_success_url())


class OfTraces(OfSignOn):
    model = Trace
    form_class = TraceForm
    section = "traces"


class NewTrace(OfTraces, SavedByService, NewRecord):
    pass


class EditTrace(OfTraces, SavedByService, EditRecord):
    pass


class RemoveTrace(OfTraces, RemoveOf):
    pass


class StepTemplateList(RecordList):
    """Whom each request to sign is shown to."""

    queryset = SignOnStepTemplate.objects
    filterset_class = StepTemplateFilter
    bulk = ("owner", "department", "is_active")
    row_template = "sign_on_step_template.html"
    title = _("Steps of sign-ons")
    lead = _("Who is asked about each request to sign, and how many days they have.")
    empty_text = _("No templates yet. Add whoever has to comment before the city signs.")
    reads = ("notes", "kind", "fast_days", "is_active", "department__name")
    reads += (*names_of("owner"),)
    default_sort = "days"
    new_url = reverse_lazy("networks:signonsteptemplate-new")
    new_right = "networks.add_signonsteptemplate"
    columns = (
        Column("title", _("Step"), "title"),
        Column("kind", _("Kind")),
        Column("days", _("Days"), "days", classes="num"),
        Column("fast", _("In a hurry"), classes="num", sheet=("fast_days",)),
        Column("owner", _("Who is asked"), sheet=("owner", "department")),
        Column("active", _("In use"), sheet=("is_active",)),
    )


class TemplateFormPage(SavedByService):
    model = SignOnStepTemplate
    form_class = StepTemplateForm

    def get_context_data(self, **kwargs):
        back = reverse_lazy("networks:signonsteptemplate-list")
        return super().get_context_data(**kwargs, cancel_url=back)

    def save(self, template, form):
        return steps.save_template(template, by=self.request.user)


class NewTemplate(TemplateFormPage, NewRecord):
    pass


class EditTemplate(TemplateFormPage, EditRecord):
    pass
