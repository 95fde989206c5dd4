"""The page on which a request is weighed and answered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin
from django.views.generic.edit import FormMixin

from delegations.forms.delegations import DecisionForm
from delegations.models import Delegation
from delegations.services import delegations as services
from delegations.services import origins, triage
from delegations.views.delegations import AROUND, ByReference
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded
from oia.core.visibility import hidden_from, unless_hidden


class Triage(ByReference, Guarded, FormMixin, DetailView):
    """Who asked before, what we have with them, what else is on these days; the answer."""

    queryset = Delegation.objects.select_related(*AROUND, "organisation__city")
    form_class = DecisionForm
    template_name = "delegations/triage.html"
    context_object_name = "record"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"delegation": self.object}

    def get_context_data(self, **kwargs):
        delegation, user = self.object, self.request.user
        sightings.note(delegation, user, SightRoad.PAGE)
        form = kwargs.pop("form", None) or self.get_form()
        may_answer = user.has_perm(services.DECIDE) and services.answers_to(delegation)
        meant, seen = origins.meant(delegation, user), delegation.origins_seen_by(user)
        lookback = self.request.office.visit_lookback_months
        return super().get_context_data(
            **kwargs,
            form=form if may_answer else None,
            origins=seen,
            words_beyond=origins.words_beyond(delegation.comes_from, seen),
            authorising_body=unless_hidden(delegation.authorising_body, hidden_from(user)),
            themes=delegation.themes.all(),
            meant=[(key_of(one), one) for one in meant],
            alike=triage.alike(delegation, user, lookback, meant),
            clashes=triage.clashes(delegation, user),
            days=triage.days(delegation, user),
            relation=triage.relation(delegation, user),
        )


def key_of(origin):
    """By what a form says which of those proposed is meant."""
    return f"{origin._meta.model_name}-{origin.pk}"


class SayWho(ByReference, Guarded, SingleObjectMixin, View):
    """Takes one of those whom the words of a request may mean for whoever comes."""

    action = "change"
    http_method_names = ["post"]

    def post(self, request, reference):
        delegation, asked = self.get_object(), request.POST.get("origin", "")
        meant = {key_of(one): one for one in origins.meant(delegation, request.user)}
        try:
            origins.say_who(delegation, meant.get(asked), by=request.user)
            messages.success(request, _("Linked: %s.") % meant[asked])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("delegations:delegation-triage", reference)


class Decide(Triage):
    """Takes the answer; where it cannot be, the page says why and nothing typed is lost."""

    permission_required = services.DECIDE
    http_method_names = ["post"]

    def post(self, request, reference):
        self.object = self.get_object()
        form = self.get_form()
        if form.is_valid() and self.decided(form):
            messages.success(request, _("Now: %s.") % self.object.get_status_display())
            return redirect(self.object)
        return self.render_to_response(self.get_context_data(form=form))

    def decided(self, form):
        try:
            services.decide(self.object, **form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            self.object.refresh_from_db()  # nothing of the step was kept
            form.add_error(None, error.messages)
        return form.is_valid()
