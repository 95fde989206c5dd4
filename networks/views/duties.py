"""Pages about reporting duties, their rounds and the data that departments owe."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from networks.filters.networks import DutyFilter
from networks.forms.duties import ContributionRows, DutyForm, DutyRoundForm, HandInForm
from networks.models import Contribution, Duty, DutyRound
from networks.services import duties as services
from networks.services.parts import save_part
from networks.views.rows import WithRows
from networks.views.saving import SavedByService
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord, RecordPage


class DutyList(RecordList):
    """The reports we owe, each with the round that comes next."""

    queryset = Duty.objects.all()
    filterset_class = DutyFilter
    bulk = ("lead", "backup", "departments", "sensitivity")
    row_template = "duty.html"
    title = _("Reporting duties")
    lead = _("What networks want to hear from us. One report may serve several.")
    empty_text = _("No duties yet. Add the report that you hand in next.")
    reads = ["platform", *names_of("lead")]
    default_sort = "name"
    new_right = "networks.add_duty"
    columns = (
        Column("name", _("Duty"), "name"),
        Column("networks", _("Serves")),
        Column("lead", _("Lead")),
        Column("round", _("Next round")),
        Column("closes", _("Window closes")),
    )

    @property
    def new_url(self):
        return reverse("networks:duty-new")


class DutyPage(RecordPage):
    queryset = Duty.objects.select_related("lead", "backup")
    template_name = "networks/duty.html"

    def get_context_data(self, **kwargs):
        owed = Prefetch("contributions", Contribution.objects.select_related("department"))
        return super().get_context_data(
            **kwargs,
            networks=self.object.networks.visible_to(self.request.user),
            departments=self.object.departments.all(),
            rounds=self.object.rounds.for_list().prefetch_related(owed),
        )


class NewDuty(SavedByService, NewRecord):
    model = Duty
    form_class = DutyForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=reverse("networks:duty-list"))

    def save(self, duty, form):
        return save_part(duty, by=self.request.user)


class EditDuty(SavedByService, EditRecord):
    model = Duty
    form_class = DutyForm

    def save(self, duty, form):
        return save_part(duty, by=self.request.user)


class OfDuty:
    """A page about a round of the duty whose number stands in the address."""

    model = DutyRound
    template_name = "form.html"

    def get_duty(self):
        seen = Duty.objects.visible_to(self.request.user)
        return get_object_or_404(seen, pk=self.kwargs["duty"])

    def get_object(self, queryset=None):
        found = self.get_queryset().select_related("duty")
        return get_object_or_404(found, duty=self.kwargs["duty"], pk=self.kwargs["pk"])

    def get_success_url(self):
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs):
        duty = self.get_duty()
        back = f"{duty.get_absolute_url()}#rounds"
        return super().get_context_data(**kwargs, lead=str(duty), cancel_url=back)


class NewRound(OfDuty, WithRows, NewRecord):
    form_class = DutyRoundForm
    rows = [(_("Data that departments owe"), ContributionRows)]

    def extra_form_kwargs(self):
        return super().extra_form_kwargs() | {"instance": DutyRound(duty=self.get_duty())}

    def save(self, duty_round, form):
        services.plan_round(duty_round, by=self.request.user)
        self.keep_rows(duty_round)


class EditRound(OfDuty, WithRows, EditRecord):
    form_class = DutyRoundForm
    rows = [(_("Data that departments owe"), ContributionRows)]

    def save(self, duty_round, form):
        save_part(duty_round, by=self.request.user)
        self.keep_rows(duty_round)


class HandIn(OfDuty, SavedByService, EditRecord):
    """Closes a round and, where the duty recurs, plans the next."""

    form_class = HandInForm

    def get_initial(self):
        return {"submitted_on": timezone.localdate()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, title=_now("Hand in: %s") % self.object)

    def save(self, duty_round, form):
        typed = dict(form.cleaned_data)
        on = typed.pop("submitted_on")
        stored = DutyRound.objects.select_related("duty").get(pk=duty_round.pk)
        return services.hand_in(stored, by=self.request.user, on=on, **typed)


class ReceiveContribution(Guarded, View):
    """A department's data came in."""

    model = Contribution
    action = "change"
    http_method_names = ["post"]

    def post(self, request, duty, pk):
        found = Contribution.objects.for_list().visible_to(request.user)
        contribution = get_object_or_404(found, round__duty=duty, pk=pk)
        try:
            services.receive(contribution, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Received."))
        return redirect(contribution.get_absolute_url())
