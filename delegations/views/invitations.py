"""Pages about invitations: the inbox, one of them, what clashes with it, the answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from delegations.choices.trip_decisions import ANSWERS, InvitationStatus
from delegations.filters.invitations import InvitationFilter
from delegations.forms.invitations import AnswerForm, InvitationForm, NewInvitationForm
from delegations.models import Invitation
from delegations.services import invitations as services
from delegations.services.trip_clashes import clashes
from oia.accounts.models import names_of
from oia.core import sightings
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.models import SightRoad
from oia.core.offering import offered
from oia.core.pages import EditRecord, Guarded, MoveRecord, NewRecord, RecordPage
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden

AROUND = ("city", "organisation", "summit", "network", "agreement", "trip", "goes_instead")
PEOPLE = ("owner", "backup", "decided_by")


class InvitationList(RecordList):
    queryset = Invitation.objects
    filterset_class = InvitationFilter
    title = _("Invitations")
    lead = _("Who invites us, what we said and why; also what we declined.")
    columns = (
        Column("title", _("Occasion"), "title"),
        Column("status", _("State"), "status"),
        Column("received", _("Received"), "received_on"),
        Column("answer", _("Answer by"), "answer_by", nullable=True),
        Column("first", _("First day"), "starts_on", nullable=True),
        Column("pays", _("Who would pay"), sheet=("would_pay",)),
        Column("owner", _("Owner")),
    )
    reads = ("reference", "would_pay", *names_of("owner"))
    default_sort = "-received"
    bulk = ("owner", "backup", "sensitivity")
    row_template = "invitation.html"
    page_size = 40
    empty_text = _("No invitation yet. Write down the next one, also one that is declined.")
    new_url = reverse_lazy("delegations:invitation-new")
    new_right = services.ADD


class ByReference:
    """A page about the invitation whose reference stands in the address."""

    model = Invitation
    slug_field = slug_url_kwarg = "reference"


class InvitationPage(ByReference, RecordPage):
    queryset = Invitation.objects.select_related(*AROUND, *PEOPLE)
    template_name = "delegations/invitation.html"

    def get_context_data(self, **kwargs):
        one, user = self.object, self.request.user
        hidden = hidden_from(user)
        may_decide = user.has_perm(services.DECIDE)
        context = super().get_context_data(
            **kwargs,
            linked={name: unless_hidden(getattr(one, name), hidden) for name in AROUND},
            clashes=clashes(one.starts_on, one.ends_on, user, but=one.trip_id, asked=one.pk),
            may_answer=may_decide and bool(services.answers_to(one)),
        )
        return context | self.steps_offered(context, may_decide)

    def steps_offered(self, context, may_decide):
        """The steps of the menu; an answer is given on a page of its own."""
        return offered(
            context["next_states"],
            self.object,
            ways_back={(self.object.status, InvitationStatus.WEIGHING)}
            if services.takes_back(self.object)
            else set(),
            may_decide=may_decide,
            need_why={InvitationStatus.WITHDRAWN},
            left_out=ANSWERS if may_decide else (),
            for_others=ANSWERS,
            others=_("protocol or a director"),
        )


class InvitationFormPage(ByReference, SavedByService):
    service = None

    def save(self, invitation, form):
        type(self).service(invitation, by=self.request.user)


class NewInvitation(InvitationFormPage, NewRecord):
    """An invitation; behind the question mark stands whose: ?organisation=, ?city=, ?summit=."""

    form_class = NewInvitationForm
    service = services.receive
    extra_context = {
        "title": _("New invitation"),
        "cancel_url": reverse_lazy("delegations:invitation-list"),
    }
    ASKED = ("organisation", "city", "summit", "network")

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in self.ASKED}
        known = {name: key for name, text in asked.items() if (key := as_key(text)) is not None}
        return {"owner": self.request.user.pk} | known


class EditInvitation(InvitationFormPage, EditRecord):
    form_class = InvitationForm
    service = services.change


class MoveInvitation(ByReference, MoveRecord):
    def move(self, record, to, *, by, why):
        services.move(record, to, by=by, why=why)


class AnswerInvitation(ByReference, Guarded, FormView):
    """The answer, with what else is on these days; where it cannot be, nothing typed is lost."""

    permission_required = services.DECIDE
    form_class = AnswerForm
    template_name = "delegations/invitation_answer.html"

    def get_queryset(self):
        return Invitation.objects.visible_to(self.request.user).select_related(*AROUND)

    @cached_property
    def invitation(self):
        return get_object_or_404(self.get_queryset(), reference=self.kwargs["reference"])

    def get_form_kwargs(self):
        who = {"invitation": self.invitation, "user": self.request.user}
        return super().get_form_kwargs() | who

    def get_context_data(self, **kwargs):
        one, user = self.invitation, self.request.user
        sightings.note(one, user, SightRoad.PAGE)
        return super().get_context_data(
            **kwargs,
            record=one,
            clashes=clashes(one.starts_on, one.ends_on, user, but=one.trip_id, asked=one.pk),
        )

    def form_valid(self, form):
        one = self.invitation
        try:
            services.decide(one, **form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            one.refresh_from_db()  # nothing of the step was kept
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _now("Now: %s.") % one.get_status_display())
        return redirect(one.trip if one.trip and one.status in services.SOMEBODY_GOES else one)
