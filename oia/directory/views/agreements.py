"""Pages about agreements: their list, one of them, forms, and the steps between states."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from django.views.generic.detail import SingleObjectMixin

from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.offering import offered
from oia.core.pages import EditRecord, Guarded, MoveRecord, NewRecord, RecordPage
from oia.core.rows import day
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.choices import AGREEMENT_WAYS_BACK as WAYS_BACK
from oia.directory.choices import IN_FORCE, OVER, AgreementStatus
from oia.directory.filters.agreements import AgreementFilter
from oia.directory.forms.agreements import (
    STEPS_ON,
    AgreementForm,
    NewAgreementForm,
    RenewForm,
    SaidOfAgreement,
)
from oia.directory.models import Agreement
from oia.directory.services import agreements as services

AROUND = ("city", "organisation", "volunteers", "owner", "backup", "department")


class AgreementList(RecordList):
    queryset = Agreement.objects
    filterset_class = AgreementFilter
    title = _("Agreements")
    lead = _("What our city has agreed with cities and organisations, from idea to archive.")
    columns = (
        Column("title", _("Title"), "title"),
        Column("partner", _("Partner"), sheet=("city", "organisation")),
        Column("kind", _("Kind"), "kind"),
        Column("status", _("State"), "status"),
        Column("owner", _("Owner")),
        Column("signed", _("Signed"), "signed_on", nullable=True),
        Column("ends", _("Term ends"), "ends_on", nullable=True),
        Column("activity", _("Last activity"), "last_activity_on", nullable=True),
    )
    reads = ("dormant_proposed_on", "city__name", "organisation__name", "organisation__sensitivity")
    reads += (*names_of("owner"),)
    default_sort = "title"
    bulk = ("owner", "backup", "department", "sensitivity")
    row_template = "agreement.html"
    empty_text = _("No agreement yet. Begin with the sister city that people ask about most.")
    new_url = reverse_lazy("directory:agreement-new")
    new_right = "directory.add_agreement"

    def render_rows(self, rows):
        for row in rows:
            row.partners_seen = row.partners_seen_by(self.request.user)
        return super().render_rows(rows)


class AgreementPage(RecordPage):
    queryset = Agreement.objects.select_related(*AROUND)
    template_name = "directory/agreement.html"

    def get_context_data(self, **kwargs):
        agreement, user = self.object, self.request.user
        context = super().get_context_data(
            **kwargs,
            partners=agreement.partners_seen_by(user),
            volunteers=unless_hidden(agreement.volunteers, hidden_from(user)),
            themes=agreement.themes.all(),
            signatories=self.signatories(),
            clearances=self.clearances(),
            notice_by=agreement.notice_by(self.request.office.council_lead_days),
        )
        context |= self.steps_offered(context["next_states"])
        dated = [to for to, _words in context["next_states"] if to in STEPS_ON]
        dated = [to for to in dated if (agreement.status, to) not in WAYS_BACK]
        if dated:  # one of the steps has a day
            context["step_on"] = agreement.terminated_on or timezone.localdate()
            context["on_words"] = STEPS_ON[dated[0]]
        return context

    def steps_offered(self, steps):
        """The steps of the menu, those back that make sense now among them."""
        agreement, may_approve = self.object, self.request.user.has_perm(services.APPROVE)
        left_out = set()
        if (agreement.status, AgreementStatus.SIGNED) in WAYS_BACK and agreement.has_begun:
            left_out.add(AgreementStatus.SIGNED)
        if agreement.signed_on:
            left_out.add(AgreementStatus.PROPOSED)
        if agreement.status in OVER and not services.was_in_force(agreement):
            left_out |= set(IN_FORCE)
        return offered(
            steps,
            agreement,
            may_decide=may_approve,
            ways_back=WAYS_BACK,
            need_why=services.NEED_WHY,
            left_out=left_out,
            for_others=() if may_approve else services.NEED_APPROVAL,
        )

    def signatories(self):
        found = list(self.object.signatories.for_list())
        for one in found:
            one.is_known = one.is_known_to(self.request.user)
        return found

    def clearances(self):
        found, hidden = list(self.object.clearances.for_list()), hidden_from(self.request.user)
        for one in found:
            one.authority_seen = unless_hidden(one.authority, hidden)
        return found


class AgreementFormPage(SavedByService):
    """A form whose agreement the service keeps, its themes with it."""

    model = Agreement
    service = None

    def save(self, agreement, form):
        type(self).service(agreement, by=self.request.user, themes=form.cleaned_data["themes"])


class NewAgreement(AgreementFormPage, NewRecord):
    """An agreement; behind the question mark stands its partner: ?city= or ?organisation=."""

    form_class = NewAgreementForm
    service = services.create
    extra_context = {
        "title": _("New agreement"),
        "cancel_url": reverse_lazy("directory:agreement-list"),
    }

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("city", "organisation")}
        known = {name: key for name, text in asked.items() if (key := as_key(text)) is not None}
        return {"owner": self.request.user.pk} | known


class EditAgreement(AgreementFormPage, EditRecord):
    form_class = AgreementForm
    service = services.change


class MoveAgreement(MoveRecord):
    model = Agreement
    said = SaidOfAgreement

    def move(self, record, to, *, by, why):
        said = self.said(self.request.POST)
        if not said.is_valid():
            raise ValidationError(_now("Say on which day."))
        services.move(record, to, by=by, why=why, on=said.cleaned_data.get("on"))

    def success_words(self, record):
        asked = self.request.POST.get("to")
        if asked == AgreementStatus.TERMINATED and record.is_in_force:
            return _now("It ends on %s.") % day(record.terminated_on)
        return super().success_words(record)


class KeepAgreement(Guarded, View):
    """The answer to whether it is dormant: no, it lives."""

    model = Agreement
    action = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        agreement = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
        try:
            services.keep_going(agreement, by=request.user, why=request.POST.get("why", "").strip())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _now("It stays active."))
        return redirect(agreement)


class RenewAgreement(Guarded, SingleObjectMixin, FormView):
    """Asks until when it goes on."""

    model = Agreement
    action = "change"
    form_class = RenewForm
    template_name = "form.html"

    def get_context_data(self, **kwargs):
        self.object = self.get_object()
        back = self.object.get_absolute_url()
        title = _now("Renew the agreement")
        return super().get_context_data(
            **kwargs, title=title, lead=str(self.object), cancel_url=back
        )

    def form_valid(self, form):
        agreement = self.get_object()
        try:
            services.renew(agreement, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        state = AgreementStatus(agreement.status).label
        messages.success(self.request, _now("Now: %s.") % state)
        return redirect(reverse("directory:agreement-detail", args=[agreement.pk]))
